// The official `openai` SDK for Node, unchanged, against a running Sluice: SLUICE_BASE_URL, SLUICE_KEY.
// Prints a line a check and, last, "N passed, N failed".
import assert from "node:assert/strict";
import OpenAI from "openai";

const baseURL = process.env.SLUICE_BASE_URL;
// No retries: a failure must be seen, not mended.
const client = new OpenAI({ baseURL, apiKey: process.env.SLUICE_KEY, maxRetries: 0, timeout: 60_000 });
const easy = [{ role: "user", content: "What is the capital of France?" }];
const askWeather = [{ role: "user", content: "Weather in Paris?" }];
const tools = [
  {
    type: "function",
    function: {
      name: "get_weather",
      description: "Weather of a city",
      parameters: { type: "object", properties: { city: { type: "string" } }, required: ["city"] },
    },
  },
];
const schema = {
  type: "object",
  properties: { city: { type: "string", maxLength: 20 }, country: { type: "string", maxLength: 20 } },
  required: ["city", "country"],
  additionalProperties: false,
};

const modelIds = async () => {
  const ids = [];
  for await (const model of client.models.list()) ids.push(model.id);
  return ids;
};
const proprietaryRoute = async () => (await modelIds()).find((id) => /^(openai|anthropic)\//.test(id));

const checks = {
  "an answer comes with usage and Sluice's headers": async () => {
    const { data, response } = await client.chat.completions
      .create({ model: "auto", messages: easy, temperature: 0, max_tokens: 30 })
      .withResponse();
    assert.ok(data.choices[0].message.content);
    assert.ok(data.usage.prompt_tokens > 0 && data.usage.completion_tokens > 0);
    for (const name of ["x-request-id", "x-sluice-route", "x-sluice-reason", "x-sluice-cost", "x-sluice-overhead-ms"]) {
      assert.ok(response.headers.get(name), `no header ${name}`);
    }
  },
  "a stream arrives in pieces and ends properly": async () => {
    let text = "";
    let finish = null;
    let pieces = 0;
    const stream = await client.chat.completions.create({ model: "auto", messages: easy, max_tokens: 30, stream: true });
    for await (const chunk of stream) {
      for (const choice of chunk.choices) {
        text += choice.delta.content ?? "";
        finish = choice.finish_reason ?? finish;
        pieces += 1;
      }
    }
    assert.ok(text && pieces > 2 && ["stop", "length"].includes(finish), `${text} ${pieces} ${finish}`);
  },
  "a stream ends with usage when asked": async () => {
    let last;
    const stream = await client.chat.completions.create({
      model: "auto",
      messages: easy,
      max_tokens: 30,
      stream: true,
      stream_options: { include_usage: true },
    });
    for await (const chunk of stream) last = chunk;
    assert.deepEqual(last.choices, []);
    assert.ok(last.usage.completion_tokens > 0);
  },
  "a stream may be left early": async () => {
    const stream = await client.chat.completions.create({ model: "auto", messages: easy, stream: true });
    for await (const chunk of stream) if (chunk.choices.length) break;
  },
  "a proprietary route answers and streams": async () => {
    const model = await proprietaryRoute();
    const whole = await client.chat.completions.create({ model, messages: easy, max_completion_tokens: 100 });
    assert.match(whole.choices[0].message.content, /SIMULATED/);
    let text = "";
    const stream = client.chat.completions.stream({ model, messages: easy, max_completion_tokens: 100 });
    for await (const chunk of stream) text += chunk.choices[0]?.delta?.content ?? "";
    assert.match(text, /SIMULATED/);
  },
  "a tool is called with arguments that parse": async () => {
    const answer = await client.chat.completions.create({
      model: "auto",
      messages: askWeather,
      tools,
      tool_choice: "required",
    });
    const call = answer.choices[0].message.tool_calls[0];
    assert.equal(call.function.name, "get_weather");
    assert.ok("city" in JSON.parse(call.function.arguments));
    assert.equal(answer.choices[0].finish_reason, "tool_calls");
  },
  "a streamed tool call adds up": async () => {
    const stream = client.chat.completions.stream({ model: "auto", messages: askWeather, tools, tool_choice: "required" });
    const whole = await stream.finalChatCompletion();
    const call = whole.choices[0].message.tool_calls[0];
    assert.equal(call.function.name, "get_weather");
    assert.ok("city" in JSON.parse(call.function.arguments));
  },
  "an answer by schema parses": async () => {
    const answer = await client.chat.completions.create({
      model: "auto",
      messages: [{ role: "user", content: "Give the capital of France as JSON with city and country." }],
      temperature: 0,
      max_tokens: 80,
      response_format: { type: "json_schema", json_schema: { name: "capital", strict: true, schema } },
    });
    assert.deepEqual(Object.keys(JSON.parse(answer.choices[0].message.content)).sort(), ["city", "country"]);
  },
  "models are listed and found one by one": async () => {
    const ids = await modelIds();
    assert.ok(ids.includes("auto"), ids.join());
    for (const id of ["auto", await proprietaryRoute()]) assert.equal((await client.models.retrieve(id)).id, id);
  },
  "an unknown model is not found": async () => {
    await assert.rejects(client.chat.completions.create({ model: "gpt-99-turbo", messages: easy }), (error) => {
      assert.ok(error instanceof OpenAI.NotFoundError, String(error));
      assert.equal(error.code, "model_not_found");
      return true;
    });
  },
  "a wrong key is an authentication error": async () => {
    const stranger = new OpenAI({ baseURL, apiKey: "nobody", maxRetries: 0 });
    await assert.rejects(stranger.chat.completions.create({ model: "auto", messages: easy }), OpenAI.AuthenticationError);
  },
  "a wrong type is a bad request": async () => {
    await assert.rejects(client.chat.completions.create({ model: "auto", messages: "hello" }), OpenAI.BadRequestError);
  },
};

let failed = 0;
for (const [name, check] of Object.entries(checks)) {
  try {
    await check();
    console.log("passed:", name);
  } catch (error) {
    failed += 1;
    console.log(`FAILED: ${name}: ${error?.name}: ${String(error?.message).replaceAll("\n", " ")}`);
  }
}
console.log(`${Object.keys(checks).length - failed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
