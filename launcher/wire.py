"""One request to the gateway and what came back, with the time of the first byte: http.client, nothing between."""
import http.client
import json
import time
import urllib.parse
from dataclasses import dataclass, field
from decimal import Decimal


@dataclass
class Exchange:
    """
    first_byte_ms: from the request's last byte to the first of the body, as the client sees it
    body: the whole JSON answer, {} for a stream
    text: what the model said, streamed or not
    """
    status: int
    headers: dict
    first_byte_ms: float
    body: dict = field(default_factory=dict)
    text: str = ""
    finish_reason: str = ""
    done: bool = False
    chunks: int = 0

    def header(self, name: str) -> str:
        return self.headers.get(name, "")


def ask(base_url: str, key: str, request: dict, seconds: float = 120) -> Exchange:
    """Raises OSError, http.client.HTTPException or ValueError where no whole answer of the protocol comes back."""
    where = urllib.parse.urlsplit(base_url)
    connection = http.client.HTTPConnection(where.hostname, where.port, timeout=seconds)
    try:
        connection.request("POST", where.path + "/chat/completions", json.dumps(request).encode(),
                           {"content-type": "application/json", "authorization": f"Bearer {key}"})
        sent = time.perf_counter()
        response = connection.getresponse()
        first = response.read(1)
        exchange = Exchange(response.status, {name.lower(): value for name, value in response.getheaders()},
                            (time.perf_counter() - sent) * 1000)
        if exchange.header("content-type").startswith("text/event-stream"):
            _read_stream(first, response, exchange)
        else:
            exchange.body = json.loads(first + response.read())
            _read_choice((exchange.body.get("choices") or [{}])[0], "message", exchange)
        return exchange
    finally:
        connection.close()


def _read_stream(first: bytes, response, exchange: Exchange) -> None:
    line = first + response.readline()
    while line:
        data = line.strip()
        if data == b"data: [DONE]":
            exchange.done = True
        elif data.startswith(b"data:"):
            event = json.loads(data[5:])
            if "error" in event:
                raise ValueError("the stream broke off: " + str(event["error"].get("message")))
            for choice in event.get("choices") or []:
                exchange.chunks += 1
                _read_choice(choice, "delta", exchange)
        line = response.readline()


def _read_choice(choice: dict, part: str, exchange: Exchange) -> None:
    exchange.text += (choice.get(part) or {}).get("content") or ""
    exchange.finish_reason = choice.get("finish_reason") or exchange.finish_reason


def ledger_row(management_url: str, request_id: str, seconds: float = 10) -> dict:
    """What the ledger says of a request. It is written in batches: asked until it is there. {} if it never is."""
    where = urllib.parse.urlsplit(management_url)
    deadline = time.monotonic() + seconds
    while True:
        connection = http.client.HTTPConnection(where.hostname, where.port, timeout=5)
        try:
            connection.request("GET", "/report/request/" + urllib.parse.quote(request_id, safe=""))
            answer = connection.getresponse()
            content = answer.read()
            if answer.status == 200:
                return _summed(json.loads(content).get("attempts") or [])
        except (OSError, http.client.HTTPException, ValueError):
            pass
        finally:
            connection.close()
        if time.monotonic() > deadline:
            return {}
        time.sleep(0.1)


def _summed(attempts: list) -> dict:
    """One row for all attempts of a request: the last one answered, but each may have cost something."""
    if not attempts:
        return {}
    costs = [attempt.get("cost") for attempt in attempts]
    known = all(cost is not None for cost in costs)
    last = attempts[-1]
    return {**last, "cost": str(sum(Decimal(cost) for cost in costs)) if known else None,
            "input": last.get("input_tokens"), "output": last.get("output_tokens")}
