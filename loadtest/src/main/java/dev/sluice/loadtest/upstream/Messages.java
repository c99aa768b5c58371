package dev.sluice.loadtest.upstream;

import com.github.tomakehurst.wiremock.common.Json;
import com.github.tomakehurst.wiremock.http.Request;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import wiremock.com.fasterxml.jackson.databind.JsonNode;
import wiremock.com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Anthropic's {@code POST /v1/messages}, as its API reference describes it (2026-11): {@code message_start} with the
 * input's tokens, one content block opened, filled and closed, {@code message_delta} with the output's tokens so far,
 * {@code message_stop}.
 */
final class Messages {
    private final String id = "msg_simulated_" + UUID.randomUUID();
    private final JsonNode body;
    private final Speech speech;
    private final @Nullable ObjectNode toolUse;

    private Messages(JsonNode body) {
        this.body = body;
        int limit = body.path("max_tokens").asInt();
        JsonNode schema = schema();
        this.speech = schema.isObject()
                ? Speech.of(Answer.compact(SchemaInstance.of(schema)), limit)
                : Speech.notice("Anthropic", model(), limit);
        this.toolUse = toolUse();
    }

    static Answer answer(Request request, JsonNode body) {
        String key = request.getHeader("x-api-key");
        if (key == null || key.isEmpty()) {
            return error(401, "authentication_error", "x-api-key header is required");
        }
        if (request.getHeader("anthropic-version") == null) {
            return error(400, "invalid_request_error", "anthropic-version: header is required");
        }
        if (!body.isObject()) {
            return error(400, "invalid_request_error", "The request body is not valid JSON");
        }
        String model = body.path("model").asText();
        if (!model.startsWith("claude-")) {
            return error(404, "not_found_error", "model: " + model);
        }
        if (body.path("max_tokens").asInt() < 1) {
            return error(400, "invalid_request_error", "max_tokens: Field required");
        }
        if (!body.path("messages").has(0)) {
            return error(400, "invalid_request_error", "messages: at least one message is required");
        }
        var message = new Messages(body);
        return body.path("stream").asBoolean()
                ? Answer.events(message.events(), requestId())
                : Answer.json(200, message.whole(), requestId());
    }

    private static Answer error(int status, String type, String message) {
        Map<String, String> requestId = requestId();
        ObjectNode error = object().put("type", "error");
        error.putObject("error").put("type", type).put("message", message);
        error.put("request_id", requestId.get("request-id"));
        return Answer.json(status, error, requestId);
    }

    private static Map<String, String> requestId() {
        return Map.of("request-id", "req_simulated_" + UUID.randomUUID());
    }

    private String model() {
        return body.path("model").asText();
    }

    /** Structured answers were {@code output_format} in the beta and are {@code output_config.format} since. */
    private JsonNode schema() {
        JsonNode current = body.path("output_config").path("format").path("schema");
        return current.isObject() ? current : body.path("output_format").path("schema");
    }

    /** A use of the tool that {@code tool_choice} names, of the first one for {@code any}, else none. */
    private @Nullable ObjectNode toolUse() {
        JsonNode choice = body.path("tool_choice");
        boolean any = choice.path("type").asText().equals("any");
        boolean named = choice.path("type").asText().equals("tool");
        for (JsonNode tool : body.path("tools")) {
            String name = tool.path("name").asText();
            if (any || (named && name.equals(choice.path("name").asText()))) {
                ObjectNode block = object().put("type", "tool_use")
                        .put("id", "toolu_simulated_" + UUID.randomUUID())
                        .put("name", name);
                block.set("input", SchemaInstance.of(tool.path("input_schema")));
                return block;
            }
        }
        return null;
    }

    private String stopReason() {
        if (toolUse != null) {
            return "tool_use";
        }
        return speech.cut() ? "max_tokens" : "end_turn";
    }

    private ObjectNode whole() {
        ObjectNode message = envelope();
        var content = message.putArray("content");
        if (toolUse == null) {
            content.addObject().put("type", "text").put("text", speech.text());
        } else {
            content.add(toolUse);
        }
        message.put("stop_reason", stopReason()).putNull("stop_sequence");
        message.set("usage", usage(speech.tokens()));
        return message;
    }

    private String events() {
        ObjectNode message = envelope();
        message.putArray("content");
        message.putNull("stop_reason").putNull("stop_sequence");
        message.set("usage", usage(1));
        ObjectNode start = object();
        start.set("message", message);

        ObjectNode stop = object();
        stop.putObject("delta").put("stop_reason", stopReason()).putNull("stop_sequence");
        stop.putObject("usage").put("output_tokens", speech.tokens());

        var events = new StringBuilder();
        append(events, "message_start", start);
        append(events, "ping", object());
        appendBlock(events);
        append(events, "message_delta", stop);
        append(events, "message_stop", object());
        return events.toString();
    }

    private void appendBlock(StringBuilder events) {
        ObjectNode opening = object().put("index", 0);
        if (toolUse == null) {
            opening.putObject("content_block").put("type", "text").put("text", "");
            append(events, "content_block_start", opening);
            for (String piece : speech.pieces()) {
                ObjectNode delta = object().put("index", 0);
                delta.putObject("delta").put("type", "text_delta").put("text", piece);
                append(events, "content_block_delta", delta);
            }
        } else {
            ObjectNode block = toolUse.deepCopy();
            block.putObject("input");
            opening.set("content_block", block);
            append(events, "content_block_start", opening);
            ObjectNode delta = object().put("index", 0);
            delta.putObject("delta")
                    .put("type", "input_json_delta")
                    .put("partial_json", Answer.compact(toolUse.path("input")));
            append(events, "content_block_delta", delta);
        }
        append(events, "content_block_stop", object().put("index", 0));
    }

    private static void append(StringBuilder events, String type, ObjectNode fields) {
        ObjectNode data = object().put("type", type);
        data.setAll(fields);
        events.append("event: ").append(type).append("\ndata: ");
        events.append(Answer.compact(data)).append("\n\n");
    }

    private ObjectNode envelope() {
        return object().put("id", id)
                .put("type", "message")
                .put("role", "assistant")
                .put("model", model());
    }

    private ObjectNode usage(int output) {
        return object().put("input_tokens", Speech.inputTokens(body))
                .put("cache_creation_input_tokens", 0)
                .put("cache_read_input_tokens", 0)
                .put("output_tokens", output)
                .put("service_tier", "standard");
    }

    private static ObjectNode object() {
        return Json.getObjectMapper().createObjectNode();
    }
}
