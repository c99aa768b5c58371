package dev.sluice.gateway.dialect.chat;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What form a request wants its answer in: JSON, a schema, calls of certain tools. Read only where it is checked. */
public final class AskedForm {
    private static final JsonMapper MAPPER = new JsonMapper();

    private final Map<String, JsonNode> tools = new HashMap<>();
    private boolean json;
    private @Nullable JsonNode schema;
    private boolean toolRequired;
    private boolean stream;
    private boolean logProbabilities;
    private boolean alternatives;

    private AskedForm() {}

    /** @param body a request that was read before, so it is JSON */
    public static AskedForm in(byte[] body) {
        AskedForm form = new AskedForm();
        try (JsonParser parser = JsonBytes.parser(body, 0, body.length)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                form.member(name, parser.nextToken(), parser, body);
            }
        }
        return form;
    }

    /** Whether the answer's text has to be JSON. */
    public boolean json() {
        return json;
    }

    /** The schema that the JSON has to follow; null if the caller gave none. */
    public @Nullable JsonNode schema() {
        return schema;
    }

    /** Whether anything that the answer may hold, its text or a call's arguments, has to follow the caller's schema. */
    public boolean hasSchema() {
        return schema != null || !tools.isEmpty();
    }

    /** Whether the answer has to call a tool. */
    public boolean toolRequired() {
        return toolRequired;
    }

    /** The schema of a tool's arguments, a missing node if it has none; null if no such tool was offered. */
    public @Nullable JsonNode parameters(String tool) {
        return tools.get(tool);
    }

    /**
     * Whether Sluice may ask for log-probabilities by itself. Not where the caller says something of them, and not for
     * a stream with tools, which llama.cpp refuses then (build 11549: "logprobs is not supported with tools + stream").
     */
    public boolean leavesLogProbabilities() {
        return !logProbabilities && !alternatives && !(stream && !tools.isEmpty());
    }

    private void member(String name, JsonToken value, JsonParser parser, byte[] body) {
        switch (name) {
            case "response_format" -> format(tree(parser, body));
            case "tools" -> tools(tree(parser, body));
            case "tool_choice" -> {
                JsonNode choice = tree(parser, body);
                toolRequired = choice.isObject() || choice.asString("").equals("required");
            }
            case "stream" -> stream = value == JsonToken.VALUE_TRUE;
            case "logprobs" -> logProbabilities = value == JsonToken.VALUE_TRUE;
            case "top_logprobs" -> alternatives = value != JsonToken.VALUE_NULL;
            default -> parser.skipChildren();
        }
    }

    private static JsonNode tree(JsonParser parser, byte[] body) {
        int from = (int) parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        parser.finishToken();
        int to = (int) parser.currentLocation().getByteOffset();
        try {
            return MAPPER.readTree(body, from, to - from);
        } catch (JacksonException beyondItsLimits) {
            return MAPPER.missingNode();
        }
    }

    private void format(JsonNode format) {
        String type = format.path("type").asString("");
        json = type.equals("json_object") || type.equals("json_schema");
        // llama.cpp takes a schema beside json_object, too.
        JsonNode given = type.equals("json_schema") ? format.path("json_schema").path("schema") : format.path("schema");
        schema = json && (given.isObject() || given.isBoolean()) ? given : null;
    }

    private void tools(JsonNode offered) {
        for (JsonNode tool : offered) {
            JsonNode function = tool.path("function");
            String name = function.path("name").asString("");
            if (!name.isEmpty()) {
                tools.put(name, function.path("parameters"));
            }
        }
    }
}
