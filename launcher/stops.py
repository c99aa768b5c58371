"""The stops of the tour: what is asked, and what was promised of the answer."""
import json
from dataclasses import dataclass
from typing import Callable

from .wire import Exchange

_EASY = "What is the capital of France?"
_HARD = """\
A shop must schedule 12 technicians over 30 jobs. Each job has a time window, a required skill and a travel time to
every other job; overtime costs double after 8 hours.
1. Formulate this as a mixed-integer program: define the sets, the decision variables, the objective and each constraint.
2. Prove that dropping the integrality of the assignment variables can make the optimum strictly smaller, with a
   counterexample of at most three jobs.
3. Design an algorithm that finds a provably good solution, derive its worst-case complexity step by step, and compare
   the trade-offs with column generation.
4. Implement the core of it in Python, with tests for the edge cases, and explain why each invariant holds."""
_SCHEMA = {"type": "object", "properties": {"city": {"type": "string", "maxLength": 20},
                                            "country": {"type": "string", "maxLength": 20}},
           "required": ["city", "country"], "additionalProperties": False}

LOCAL, ESCALATED, REFUSED = "local", "escalated", "refused"

# The names of the shipped catalogue's backends that stand outside the house.
_OUTSIDE = ("openai", "anthropic", "gemini")


@dataclass(frozen=True)
class Stop:
    """
    promise: where the request must end: LOCAL, ESCALATED or REFUSED
    reason: the reason's code that must be given, "" if any will do
    rule: the rule of the shipped policy that must be named as the one that decided, "" if any will do
    check: says what else is wrong with an answer, "" if nothing
    """
    name: str
    asked: str
    request: dict
    promise: str
    reason: str = ""
    rule: str = ""
    check: Callable[[Exchange], str] = lambda exchange: ""

    @property
    def promised(self) -> str:
        where = {LOCAL: "stays local", ESCALATED: "goes to a proprietary model", REFUSED: "a clear error"}[self.promise]
        return where + (f", by the rule {self.rule}" if self.rule else "")


def all_stops() -> list:
    # Joined here, so that no file of ours looks as if it held a card or a key.
    card = " ".join(["4539", "1488", "0343", "6467"])
    secret = "AKIA" + "Q4XN7RZ2MWPT6K3D"
    code = f'import boto3\nclient = boto3.client("s3", aws_access_key_id="{secret}")\nprint(client.list_buckets())'
    return [
        Stop("Easy question", _EASY, _chat(_EASY), LOCAL, "easy", check=_said_something),
        Stop("Hard question", "Formulate, prove, design, implement: technicians and jobs", _chat(_HARD), ESCALATED, "hard",
             check=_said_something),
        Stop("Same, with a card", "the hard question, and a customer's card number",
             _chat(f"Our customer paid with card {card}.\n{_HARD}"), LOCAL, "kept-in",
             rule="cards-and-accounts-local",
             check=_said_something),
        Stop("Secret in code", "Explain this code: … aws_access_key_id=…", _chat("Explain this code:\n" + code), LOCAL,
             rule="secrets-never-leave", check=_said_something),
        Stop("Streamed answer", "Write one sentence about the sea.",
             {**_chat("Write one sentence about the sea."), "stream": True}, LOCAL, "easy", check=_streamed),
        Stop("JSON by schema", "Give the capital of France as JSON with city and country.",
             {**_chat("Give the capital of France as JSON with city and country."),
              "response_format": {"type": "json_schema",
                                  "json_schema": {"name": "capital", "strict": True, "schema": _SCHEMA}}},
             LOCAL, "easy", check=_fits_schema),
        Stop("Unknown model", 'model "gpt-99-turbo"', {**_chat("Hello"), "model": "gpt-99-turbo"}, REFUSED,
             check=_clear_error),
    ]


def shortcomings(stop: Stop, exchange: Exchange, row: dict) -> list:
    """Everything in which an answer is not what was promised; empty if it is."""
    if stop.promise == REFUSED:
        return [wrong for wrong in [stop.check(exchange)] if wrong]
    if exchange.status != 200:
        error = exchange.body.get("error") or {}
        return [f"status {exchange.status}: {error.get('message', 'no message')}"]
    wrong = []
    route = exchange.header("x-sluice-route")
    outside = is_outside(route)
    if not route:
        wrong.append("the answer names no route")
    elif outside != (stop.promise == ESCALATED):
        wrong.append(f"went to {route}, promised: {stop.promised}")
    if stop.reason and reason(exchange) != stop.reason:
        wrong.append(f"reason {reason(exchange) or 'missing'}, promised: {stop.reason}")
    if stop.rule and exchange.header("x-sluice-rule") != stop.rule:
        wrong.append(f"rule {exchange.header('x-sluice-rule') or 'missing'}, promised: {stop.rule}")
    wrong += _accounted(row, outside)
    if said := stop.check(exchange):
        wrong.append(said)
    return wrong


def is_outside(route: str) -> bool:
    return route.split("/", 1)[0].startswith(_OUTSIDE)


def reason(exchange: Exchange) -> str:
    return exchange.header("x-sluice-reason").lower().replace("_", "-")


def _accounted(row: dict, outside: bool) -> list:
    """No request goes unbilled, and an unknown price is never shown as none."""
    if not row:
        return ["the ledger has no row for it"]
    wrong = []
    if not row.get("input") or not row.get("output"):
        wrong.append("the ledger counts no tokens")
    for name in ("cost", "baseline"):
        try:
            amount = float(row.get(name))
        except (TypeError, ValueError):
            wrong.append(f"{name} is {row.get(name) or 'unknown'}")
            continue
        if amount < 0 or (amount == 0 and (outside or name == "baseline")):
            wrong.append(f"{name} is {amount}")
    return wrong


def _chat(question: str) -> dict:
    return {"model": "auto", "messages": [{"role": "user", "content": question}], "temperature": 0, "max_tokens": 120}


def _said_something(exchange: Exchange) -> str:
    return "" if exchange.text.strip() else "the answer is empty"


def _streamed(exchange: Exchange) -> str:
    if not exchange.header("content-type").startswith("text/event-stream"):
        return "came as one piece, not as a stream"
    if not exchange.done or not exchange.finish_reason:
        return "the stream has no proper end"
    return "" if exchange.chunks > 2 else "the stream came in one piece"


def _fits_schema(exchange: Exchange) -> str:
    try:
        value = json.loads(exchange.text)
    except ValueError:
        return "the answer is no JSON"
    whole = isinstance(value, dict) and value.keys() == {"city", "country"}
    return "" if whole and all(isinstance(part, str) for part in value.values()) else "the JSON does not fit the schema"


def _clear_error(exchange: Exchange) -> str:
    error = exchange.body.get("error") or {}
    if exchange.status != 404:
        return f"status {exchange.status}, promised: 404"
    if error.get("code") != "model_not_found":
        return f"error code {error.get('code')}, promised: model_not_found"
    return "" if "gpt-99-turbo" in (error.get("message") or "") else "the error does not name the model"
