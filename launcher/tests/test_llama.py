import json
import subprocess
import unittest
import urllib.request

from launcher import local


class LlamaTest(unittest.TestCase):
    """The real server and the real model, as the demo starts them."""

    @classmethod
    def setUpClass(cls):
        cls.process = subprocess.Popen(local.shipped_command(0), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                       stderr=subprocess.DEVNULL, text=True)
        for line in cls.process.stdout:
            if line.startswith("READY "):
                cls.url = line.split()[1]
                return
        raise AssertionError("the server did not start")

    @classmethod
    def tearDownClass(cls):
        cls.process.stdin.close()
        cls.process.wait(10)
        cls.process.stdout.close()

    def ask(self, question: str, **more) -> str:
        body = {"messages": [{"role": "user", "content": question}], "temperature": 0, "max_tokens": 40, **more}
        request = urllib.request.Request(self.url + "/v1/chat/completions", json.dumps(body).encode(),
                                         {"content-type": "application/json"})
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.load(answer)["choices"][0]["message"]["content"]

    def get(self, path: str):
        with urllib.request.urlopen(self.url + path, timeout=10) as answer:
            return answer.read().decode()

    def test_the_chat_template_makes_the_model_answer_well(self):
        self.assertIn("Paris", self.ask("What is the capital of France?"))
        self.assertIn("4", self.ask("What is 2+2?"))
        self.assertIn("Blue", self.ask("Name three colours."))

    def test_an_answer_follows_a_json_schema(self):
        schema = {"type": "object", "properties": {"city": {"type": "string", "maxLength": 20}}, "required": ["city"],
                  "additionalProperties": False}
        told = self.ask("Give the capital of France as JSON.",
                        response_format={"type": "json_schema", "json_schema": {"name": "c", "schema": schema}})
        self.assertEqual(list(json.loads(told)), ["city"])

    def test_it_says_of_itself_that_it_cannot_use_tools(self):
        self.assertFalse(json.loads(self.get("/props"))["chat_template_caps"]["supports_tools"])

    def test_it_has_four_slots_of_2048_tokens_and_tells_its_load(self):
        slots = json.loads(self.get("/slots"))
        self.assertEqual([slot["n_ctx"] for slot in slots], [2048] * 4)
        self.assertIn("llamacpp:requests_processing", self.get("/metrics"))
        self.assertEqual(json.loads(self.get("/v1/models"))["data"][0]["id"], local.SHIPPED)
