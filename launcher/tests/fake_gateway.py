"""A gateway that only acts: it answers as the real one should, or wrongly on purpose, for the launcher's own tests."""
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

LOCAL = "llama/smollm2-135m-instruct"
OUTSIDE = "openai/gpt-5"


class FakeGateway:
    """`tamper(headers, row)` may spoil an answer before it goes out."""

    def __init__(self, tamper=lambda headers, row: None, port: int = 0, management_port: int = 0):
        self.rows: dict = {}
        self._tamper = tamper
        self._servers = [ThreadingHTTPServer(("127.0.0.1", at), self._handler()) for at in (port, management_port)]
        for server in self._servers:
            server.daemon_threads = True
            threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for server in self._servers:
            server.shutdown()
            server.server_close()

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self._servers[0].server_port}/v1"

    @property
    def management_url(self) -> str:
        return f"http://127.0.0.1:{self._servers[1].server_port}"

    def answer(self, request: dict):
        """Headers, and the text the model says; None for an unknown model."""
        if request["model"] != "auto":
            return None
        text = request["messages"][-1]["content"]
        hard, kept = "mixed-integer" in text, "4539" in text or "AKIA" in text
        headers = {"x-sluice-route": OUTSIDE if hard and not kept else LOCAL,
                   "x-sluice-reason": ("kept-in" if kept else "hard") if hard else "easy",
                   "x-sluice-overhead-ms": "0.31"}
        if kept:
            headers["x-sluice-rule"] = "cards-and-accounts-local" if "4539" in text else "secrets-never-leave"
        if hard and not kept:
            headers["x-sluice-simulated"] = "true"
        row = {"route": headers["x-sluice-route"], "cost": "0.0000012", "baseline": "0.00042", "first_byte_ms": 40,
               "overhead_micros": 310, "input_tokens": 12, "output_tokens": 9}
        if hard and not kept:
            row["cost"] = "0.00042"
        headers["x-request-id"] = f"request-{len(self.rows)}"
        self._tamper(headers, row)
        self.rows[headers["x-request-id"]] = row
        said = '{"city":"Paris","country":"France"}' if "response_format" in request else "Paris is the capital of France."
        return headers, said

    def _handler(self):
        fake = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *_):
                pass

            def do_GET(self):
                found = fake.rows.get(self.path.removeprefix("/report/request/"))
                healthy = self.path == "/health/ready"
                self._send(200 if found or healthy else 404, {}, {"attempts": [found]} if found else {})

            def do_POST(self):
                request = json.loads(self.rfile.read(int(self.headers["content-length"])))
                answered = fake.answer(request)
                if answered is None:
                    error = {"message": f"No model {request['model']}.", "type": "invalid_request_error", "param": "model",
                             "code": "model_not_found"}
                    self._send(404, {"x-request-id": "request-404"}, {"error": error})
                    return
                headers, text = answered
                if request.get("stream"):
                    self._stream(headers, text)
                else:
                    choice = {"index": 0, "message": {"role": "assistant", "content": text}, "finish_reason": "stop"}
                    self._send(200, headers, {"choices": [choice]})

            def _stream(self, headers, text):
                pieces = [{"delta": {"content": word + " "}, "finish_reason": None} for word in text.split()]
                pieces.append({"delta": {}, "finish_reason": "stop"})
                body = "".join("data: " + json.dumps({"choices": [piece]}) + "\n\n" for piece in pieces)
                self._write(200, {**headers, "content-type": "text/event-stream"}, (body + "data: [DONE]\n\n").encode())

            def _send(self, status, headers, body):
                self._write(status, {**headers, "content-type": "application/json"}, json.dumps(body).encode())

            def _write(self, status, headers, body):
                self.send_response(status)
                for name, value in {**headers, "content-length": str(len(body))}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

        return Handler
