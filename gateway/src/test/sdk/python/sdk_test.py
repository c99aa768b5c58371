"""The official `openai` SDK for Python, unchanged, against a running Sluice: SLUICE_BASE_URL, SLUICE_KEY.

Prints a line a check and, last, "N passed, N failed".
"""
import json
import os
import sys

import openai
import pydantic

BASE_URL, KEY = os.environ["SLUICE_BASE_URL"], os.environ["SLUICE_KEY"]
# No retries: a failure must be seen, not mended.
client = openai.OpenAI(base_url=BASE_URL, api_key=KEY, max_retries=0, timeout=60)
EASY = [{"role": "user", "content": "What is the capital of France?"}]
WEATHER = {"type": "function", "function": {
    "name": "get_weather", "description": "Weather of a city",
    "parameters": {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]}}}


class Capital(pydantic.BaseModel):
    model_config = pydantic.ConfigDict(extra="forbid")
    city: str
    country: str


def an_answer_comes_with_usage_and_sluice_headers():
    raw = client.chat.completions.with_raw_response.create(model="auto", messages=EASY, temperature=0, max_tokens=30)
    answer = raw.parse()
    assert answer.choices[0].message.content, "no text"
    assert answer.choices[0].finish_reason in ("stop", "length"), answer.choices[0].finish_reason
    assert answer.usage.prompt_tokens > 0 and answer.usage.completion_tokens > 0, answer.usage
    for name in ("x-request-id", "x-sluice-route", "x-sluice-reason", "x-sluice-cost", "x-sluice-overhead-ms"):
        assert raw.headers.get(name), f"no header {name}"


def a_stream_arrives_in_pieces_and_ends_properly():
    text, finish, pieces = "", None, 0
    for chunk in client.chat.completions.create(model="auto", messages=EASY, temperature=0, max_tokens=30, stream=True):
        for choice in chunk.choices:
            text += choice.delta.content or ""
            finish = choice.finish_reason or finish
            pieces += 1
    assert text and finish in ("stop", "length") and pieces > 2, (text, finish, pieces)


def a_stream_ends_with_usage_when_asked():
    chunks = list(client.chat.completions.create(model="auto", messages=EASY, temperature=0, max_tokens=30, stream=True,
                                                 stream_options={"include_usage": True}))
    assert chunks[-1].usage and chunks[-1].usage.completion_tokens > 0 and chunks[-1].choices == [], chunks[-1]


def a_proprietary_route_answers_and_streams():
    route = proprietary_route()
    answer = client.chat.completions.create(model=route, messages=EASY, max_completion_tokens=100)
    assert "SIMULATED" in answer.choices[0].message.content, answer
    chunks = list(client.chat.completions.create(model=route, messages=EASY, max_completion_tokens=100, stream=True))
    text = "".join(choice.delta.content or "" for chunk in chunks for choice in chunk.choices)
    assert "SIMULATED" in text, text


def a_tool_is_called_with_arguments_that_parse():
    answer = client.chat.completions.create(model="auto", messages=[{"role": "user", "content": "Weather in Paris?"}],
                                            tools=[WEATHER], tool_choice="required")
    call = answer.choices[0].message.tool_calls[0]
    assert call.id and call.function.name == "get_weather", call
    assert "city" in json.loads(call.function.arguments), call
    assert answer.choices[0].finish_reason == "tool_calls", answer.choices[0].finish_reason


def a_streamed_tool_call_adds_up():
    name, arguments, identity = "", "", ""
    for chunk in client.chat.completions.create(model="auto", messages=[{"role": "user", "content": "Weather in Paris?"}],
                                                tools=[WEATHER], tool_choice="required", stream=True):
        for choice in chunk.choices:
            for call in choice.delta.tool_calls or []:
                assert call.index == 0, call
                identity += call.id or ""
                name += call.function.name or ""
                arguments += call.function.arguments or ""
    assert identity and name == "get_weather" and "city" in json.loads(arguments), (identity, name, arguments)


def a_tool_result_can_be_sent_back():
    ask = {"role": "user", "content": "Weather in Paris?"}
    first = client.chat.completions.create(model="auto", messages=[ask], tools=[WEATHER], tool_choice="required")
    message = first.choices[0].message
    result = {"role": "tool", "tool_call_id": message.tool_calls[0].id, "content": "sunny, 21 degrees"}
    second = client.chat.completions.create(model="auto", messages=[ask, message, result], tools=[WEATHER])
    assert second.choices[0].message.content, second


def a_schema_is_parsed_into_its_class():
    answer = client.chat.completions.parse(
        model="auto", messages=[{"role": "user", "content": "Give the capital of France as JSON with city and country."}],
        response_format=Capital, temperature=0, max_tokens=80)
    assert isinstance(answer.choices[0].message.parsed, Capital), answer.choices[0].message


def models_are_listed_and_found_one_by_one():
    models = [model.id for model in client.models.list()]
    assert "auto" in models, models
    for name in ("auto", proprietary_route()):
        assert client.models.retrieve(name).id == name


def an_unknown_model_is_not_found():
    error = raised(openai.NotFoundError, lambda: client.chat.completions.create(model="gpt-99-turbo", messages=EASY))
    assert error.code == "model_not_found" and error.request_id, (error.code, error.request_id)
    raised(openai.NotFoundError, lambda: client.models.retrieve("gpt-99-turbo"))


def a_wrong_key_is_an_authentication_error():
    stranger = openai.OpenAI(base_url=BASE_URL, api_key="nobody", max_retries=0)
    raised(openai.AuthenticationError, lambda: stranger.chat.completions.create(model="auto", messages=EASY))


def a_wrong_type_is_a_bad_request_that_says_where():
    error = raised(openai.BadRequestError, lambda: client.chat.completions.create(model="auto", messages="hello"))
    assert "messages" in str(error), error


def proprietary_route() -> str:
    return next(model.id for model in client.models.list() if model.id.startswith(("openai/", "anthropic/")))


def raised(kind, call):
    try:
        call()
    except kind as error:
        return error
    raise AssertionError(f"no {kind.__name__}")


def main() -> int:
    checks = [check for name, check in list(globals().items()) if callable(check) and name.split("_")[0] in
              ("a", "an", "models")]
    failed = 0
    for check in checks:
        name = check.__name__.replace("_", " ")
        try:
            check()
            print("passed:", name)
        except Exception as error:  # noqa: BLE001 - whatever went wrong is the result
            failed += 1
            print(f"FAILED: {name}: {type(error).__name__}: {error}")
    print(f"{len(checks) - failed} passed, {failed} failed", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
