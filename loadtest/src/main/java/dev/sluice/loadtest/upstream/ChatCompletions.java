package dev.sluice.loadtest.upstream;

import com.github.tomakehurst.wiremock.common.Json;
import com.github.tomakehurst.wiremock.http.Request;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import wiremock.com.fasterxml.jackson.databind.JsonNode;
import wiremock.com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * OpenAI's {@code POST /v1/chat/completions}, as its API reference describes it and as its SDKs read it (2026-11).
 * Streams follow the rules that clients depend on: the role in the first delta, {@code index} in every tool call's
 * delta, a usage event with empty {@code choices} only where {@code include_usage} asked for it, one {@code [DONE]}.
 */
final class ChatCompletions {
    /** The families that OpenAI serves; any other name is unknown to it. */
    private static final Pattern MODELS = Pattern.compile("(gpt-|chatgpt-|o[1-9]).*");

    private final String id = "chatcmpl-simulated-" + UUID.randomUUID();

    /** As long as the real ones: a short one may be all digits by chance, and look like a telephone number. */
    private final String callId = UUID.randomUUID().toString().replace("-", "").substring(8);

    private final long created = Instant.now().getEpochSecond();
    private final JsonNode body;
    private final Speech speech;
    private final List<ObjectNode> calls;

    private ChatCompletions(JsonNode body) {
        this.body = body;
        int limit =
                body.path("max_completion_tokens").asInt(body.path("max_tokens").asInt(Integer.MAX_VALUE));
        JsonNode format = body.path("response_format");
        this.speech = switch (format.path("type").asText()) {
            case "json_schema" ->
                Speech.of(
                        Answer.compact(
                                SchemaInstance.of(format.path("json_schema").path("schema"))),
                        limit);
            case "json_object" -> Speech.of("{\"notice\":\"SIMULATED, no model was asked\"}", limit);
            default -> Speech.notice("OpenAI", model(), limit);
        };
        this.calls = calls();
    }

    static Answer answer(Request request, JsonNode body) {
        String authorization = request.getHeader("authorization");
        if (authorization == null || !authorization.startsWith("Bearer ") || authorization.length() <= 7) {
            return error(401, "You didn't provide an API key.", "invalid_request_error", null);
        }
        if (!body.isObject()) {
            return error(400, "We could not parse the JSON body of your request.", "invalid_request_error", null);
        }
        String model = body.path("model").asText();
        if (!MODELS.matcher(model).matches()) {
            String message = "The model `" + model + "` does not exist or you do not have access to it.";
            return error(404, message, "invalid_request_error", "model_not_found");
        }
        if (!body.path("messages").has(0)) {
            return error(400, "Missing required parameter: 'messages'.", "invalid_request_error", null);
        }
        var completion = new ChatCompletions(body);
        return body.path("stream").asBoolean()
                ? Answer.events(completion.events(), completion.headers())
                : Answer.json(200, completion.whole(), completion.headers());
    }

    static Answer unknownPath(Request request) {
        String message = "Unknown request URL: " + request.getMethod() + " " + request.getUrl() + ".";
        return error(404, message, "invalid_request_error", "unknown_url");
    }

    private static Answer error(int status, String message, String type, @Nullable String code) {
        ObjectNode error = object();
        error.putObject("error")
                .put("message", message)
                .put("type", type)
                .putNull("param")
                .put("code", code);
        return Answer.json(status, error, Map.of("x-request-id", "req_simulated_" + UUID.randomUUID()));
    }

    private Map<String, String> headers() {
        return Map.of("x-request-id", "req_simulated_" + UUID.randomUUID(), "openai-version", "2020-10-01");
    }

    private String model() {
        return body.path("model").asText();
    }

    private int choices() {
        return Math.max(1, body.path("n").asInt(1));
    }

    /** A call of the tool that {@code tool_choice} names, of the first one for {@code required}, else none. */
    private List<ObjectNode> calls() {
        JsonNode choice = body.path("tool_choice");
        boolean required = choice.asText().equals("required");
        if (!required && !choice.isObject()) {
            return List.of();
        }
        String wanted = choice.path("function").path("name").asText();
        for (JsonNode tool : body.path("tools")) {
            JsonNode function = tool.path("function");
            if (required || function.path("name").asText().equals(wanted)) {
                ObjectNode call = object().put("id", "call_" + callId).put("type", "function");
                call.putObject("function")
                        .put("name", function.path("name").asText())
                        .put("arguments", Answer.compact(SchemaInstance.of(function.path("parameters"))));
                return List.of(call);
            }
        }
        return List.of();
    }

    private String finishReason() {
        if (!calls.isEmpty()) {
            return "tool_calls";
        }
        return speech.cut() ? "length" : "stop";
    }

    private ObjectNode whole() {
        ObjectNode answer = envelope("chat.completion");
        var list = answer.putArray("choices");
        for (int index = 0; index < choices(); index++) {
            ObjectNode choice = list.addObject().put("index", index);
            ObjectNode message = choice.putObject("message").put("role", "assistant");
            message.put("content", calls.isEmpty() ? speech.text() : null).putNull("refusal");
            if (!calls.isEmpty()) {
                message.putArray("tool_calls").addAll(calls);
            }
            choice.putNull("logprobs").put("finish_reason", finishReason());
        }
        answer.set("usage", usage());
        return answer;
    }

    private String events() {
        boolean withUsage = body.path("stream_options").path("include_usage").asBoolean();
        var chunks = new ArrayList<ObjectNode>();
        for (int index = 0; index < choices(); index++) {
            ObjectNode first = object().put("role", "assistant");
            first.put("content", calls.isEmpty() ? "" : null).putNull("refusal");
            chunks.add(chunk(index, first, null));
            for (JsonNode delta : deltas()) {
                chunks.add(chunk(index, delta, null));
            }
            chunks.add(chunk(index, object(), finishReason()));
        }
        if (withUsage) {
            chunks.forEach(chunk -> chunk.putNull("usage"));
            ObjectNode last = envelope("chat.completion.chunk");
            last.putArray("choices");
            last.set("usage", usage());
            chunks.add(last);
        }
        var events = new StringBuilder();
        chunks.forEach(
                chunk -> events.append("data: ").append(Answer.compact(chunk)).append("\n\n"));
        return events.append("data: [DONE]\n\n").toString();
    }

    private List<JsonNode> deltas() {
        var deltas = new ArrayList<JsonNode>();
        if (calls.isEmpty()) {
            speech.pieces().forEach(piece -> deltas.add(object().put("content", piece)));
            return deltas;
        }
        for (int index = 0; index < calls.size(); index++) {
            JsonNode call = calls.get(index);
            ObjectNode opening = object();
            opening.putArray("tool_calls")
                    .addObject()
                    .put("index", index)
                    .put("id", call.path("id").asText())
                    .put("type", "function")
                    .putObject("function")
                    .put("name", call.path("function").path("name").asText())
                    .put("arguments", "");
            ObjectNode arguments = object();
            arguments
                    .putArray("tool_calls")
                    .addObject()
                    .put("index", index)
                    .putObject("function")
                    .put("arguments", call.path("function").path("arguments").asText());
            deltas.add(opening);
            deltas.add(arguments);
        }
        return deltas;
    }

    private ObjectNode chunk(int index, JsonNode delta, @Nullable String finishReason) {
        ObjectNode chunk = envelope("chat.completion.chunk");
        ObjectNode choice = chunk.putArray("choices").addObject().put("index", index);
        choice.set("delta", delta);
        choice.putNull("logprobs").put("finish_reason", finishReason);
        return chunk;
    }

    private ObjectNode envelope(String kind) {
        return object().put("id", id)
                .put("object", kind)
                .put("created", created)
                .put("model", model())
                .put("service_tier", "default")
                .put("system_fingerprint", "fp_simulated");
    }

    private ObjectNode usage() {
        int input = Speech.inputTokens(body);
        int output = speech.tokens() * choices();
        ObjectNode usage = object().put("prompt_tokens", input)
                .put("completion_tokens", output)
                .put("total_tokens", input + output);
        usage.putObject("prompt_tokens_details").put("cached_tokens", 0).put("audio_tokens", 0);
        usage.putObject("completion_tokens_details").put("reasoning_tokens", 0).put("audio_tokens", 0);
        return usage;
    }

    private static ObjectNode object() {
        return Json.getObjectMapper().createObjectNode();
    }
}
