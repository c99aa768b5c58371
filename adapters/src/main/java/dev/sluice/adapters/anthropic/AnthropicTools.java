package dev.sluice.adapters.anthropic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.adapters.ChatBody;
import java.util.Optional;
import java.util.Set;

/** OpenAI's {@code tools} and {@code tool_choice} in Anthropic's words; a tool's schema stays as it is. */
final class AnthropicTools {
    private AnthropicTools() {}

    static ArrayNode tools(JsonNode tools) {
        ArrayNode translated = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < tools.size(); i++) {
            translated.add(tool("tools[" + i + "]", tools.get(i)));
        }
        return translated;
    }

    private static ObjectNode tool(String place, JsonNode tool) {
        if (!tool.path("type").asText().equals("function")) {
            throw ChatBody.refuse(place + ".type", "not carried");
        }
        ChatBody.only(place, tool, Set.of("type", "function"));
        JsonNode function = tool.path("function");
        ChatBody.only(place + ".function", function, Set.of("name", "description", "parameters", "strict"));
        ObjectNode translated = JsonNodeFactory.instance.objectNode();
        translated.put("name", ChatBody.text(place + ".function.name", function.path("name")));
        if (function.path("description").isTextual()) {
            translated.set("description", function.path("description"));
        }
        if (function.path("parameters").isObject()) {
            translated.set("input_schema", function.path("parameters"));
        } else {
            // Without a schema OpenAI means: no arguments. Anthropic demands one.
            translated.putObject("input_schema").put("type", "object").putObject("properties");
        }
        if (function.path("strict").asBoolean()) {
            translated.put("strict", true);
        }
        return translated;
    }

    static Optional<ObjectNode> choice(JsonNode choice, JsonNode parallel) {
        boolean oneAtATime = parallel.isBoolean() && !parallel.booleanValue();
        if (choice.isMissingNode() && !oneAtATime) {
            return Optional.empty();
        }
        ObjectNode translated = JsonNodeFactory.instance.objectNode();
        if (choice.isObject()) {
            ChatBody.only("tool_choice", choice, Set.of("type", "function"));
            translated.put("type", "tool");
            translated.put(
                    "name",
                    ChatBody.text(
                            "tool_choice.function.name", choice.path("function").path("name")));
        } else {
            translated.put(
                    "type",
                    switch (choice.asText("auto")) {
                        case "auto", "" -> "auto";
                        case "required" -> "any";
                        case "none" -> "none";
                        default -> throw ChatBody.refuse("tool_choice", "not carried");
                    });
        }
        if (oneAtATime && !translated.path("type").asText().equals("none")) {
            translated.put("disable_parallel_tool_use", true);
        }
        return Optional.of(translated);
    }
}
