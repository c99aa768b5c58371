package dev.sluice.adapters.anthropic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.model.anthropic.AnthropicChatRequestParameters;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.sluice.adapters.ChatBody;
import dev.sluice.adapters.Conversation;
import dev.sluice.router.catalogue.Model;
import dev.sluice.router.prompt.RequestBody;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A caller's request for Anthropic.
 *
 * @param chat what LangChain4j's types carry
 * @param extras what they would spoil: tools, tool choice, the answer's schema
 */
record AnthropicRequest(ChatRequest chat, Map<String, Object> extras) {
    private static final Conversation.Traits TRAITS = new Conversation.Traits(false, true, false);

    private static final Set<String> CARRIED = Set.of(
            "model",
            "messages",
            "stream",
            "stream_options",
            "n",
            "modalities",
            "max_tokens",
            "max_completion_tokens",
            "temperature",
            "top_p",
            "top_k",
            "stop",
            "user",
            "tools",
            "tool_choice",
            "parallel_tool_calls",
            "response_format");

    static AnthropicRequest of(Model model, RequestBody bytes) {
        ChatBody body = ChatBody.read(bytes);
        body.refuseOtherAnswers();
        for (String name : body.names()) {
            if (!CARRIED.contains(name) && !ChatBody.idle(body.member(name))) {
                throw ChatBody.refuse(name, "not carried");
            }
        }
        AnthropicChatRequestParameters.Builder parameters = AnthropicChatRequestParameters.builder();
        parameters.modelName(model.name());
        // Anthropic demands a limit, and LangChain4j's own default of 1024 would cut answers in silence.
        parameters.maxOutputTokens(body.maxOutputTokens().orElse(model.maxOutputTokens()));
        parameters.temperature(number(body, "temperature"));
        parameters.topP(number(body, "top_p"));
        parameters.topK(body.names().contains("top_k") ? whole(body, "top_k") : null);
        parameters.stopSequences(body.stop());
        if (body.names().contains("user")) {
            parameters.userId(ChatBody.text("user", body.member("user")));
        }
        ChatRequest chat = ChatRequest.builder()
                .messages(Conversation.read(body, TRAITS))
                .parameters(parameters.build())
                .build();
        return new AnthropicRequest(chat, extras(body));
    }

    private static Map<String, Object> extras(ChatBody body) {
        Map<String, Object> extras = new LinkedHashMap<>();
        if (!ChatBody.idle(body.member("tools"))) {
            extras.put("tools", AnthropicTools.tools(body.member("tools")));
            AnthropicTools.choice(body.member("tool_choice"), body.member("parallel_tool_calls"))
                    .ifPresent(choice -> extras.put("tool_choice", choice));
        } else if (!Set.of("", "auto", "none")
                        .contains(body.member("tool_choice").asText())
                || body.member("tool_choice").isObject()) {
            throw ChatBody.refuse("tool_choice", "there are no tools");
        }
        JsonNode format = body.member("response_format");
        switch (format.path("type").asText("text")) {
            case "text" -> ChatBody.only("response_format", format, Set.of("type"));
            case "json_schema" -> extras.put("output_config", output(format));
            default -> throw ChatBody.refuse("response_format.type", "not carried");
        }
        return extras;
    }

    private static ObjectNode output(JsonNode format) {
        ChatBody.only("response_format", format, Set.of("type", "json_schema"));
        JsonNode named = format.path("json_schema");
        // The name means nothing to the model; a description would.
        ChatBody.only("response_format.json_schema", named, Set.of("name", "strict", "schema"));
        ObjectNode output = JsonNodeFactory.instance.objectNode();
        output.putObject("format")
                .put("type", "json_schema")
                .set("schema", ClosedSchema.of("response_format.json_schema.schema", named.path("schema")));
        return output;
    }

    private static @Nullable Double number(ChatBody body, String name) {
        JsonNode value = body.member(name);
        if (value.isMissingNode()) {
            return null;
        }
        if (!value.isNumber()) {
            throw ChatBody.refuse(name, "no number");
        }
        return value.doubleValue();
    }

    private static int whole(ChatBody body, String name) {
        JsonNode value = body.member(name);
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw ChatBody.refuse(name, "no integer");
        }
        return value.intValue();
    }
}
