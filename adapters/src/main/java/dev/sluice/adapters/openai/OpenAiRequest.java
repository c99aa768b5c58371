package dev.sluice.adapters.openai;

import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.openai.OpenAiChatRequestParameters;
import dev.sluice.adapters.ChatBody;
import dev.sluice.adapters.Conversation;
import dev.sluice.router.prompt.RequestBody;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** A caller's request as LangChain4j's, for OpenAI. */
final class OpenAiRequest {
    private static final Conversation.Traits TRAITS = new Conversation.Traits(true, false, true);

    /** What is not copied: it is translated, or ours to say. */
    private static final Set<String> OWN =
            Set.of("model", "messages", "stream", "stream_options", "max_tokens", "max_completion_tokens", "n");

    private OpenAiRequest() {}

    static ChatRequest of(String model, RequestBody bytes) {
        ChatBody body = ChatBody.read(bytes);
        body.refuseOtherAnswers();
        refuseOtherTools(body.member("tools"));
        Map<String, Object> exactly = new LinkedHashMap<>();
        for (String name : body.names()) {
            if (!OWN.contains(name)) {
                exactly.put(name, body.exactly(name));
            }
        }
        OpenAiChatRequestParameters.Builder parameters = OpenAiChatRequestParameters.builder();
        parameters.modelName(model);
        body.maxOutputTokens().ifPresent(parameters::maxCompletionTokens);
        parameters.customParameters(exactly);
        return ChatRequest.builder()
                .messages(Conversation.read(body, TRAITS))
                .parameters(parameters.build())
                .build();
    }

    /** Their calls would come back in a form that LangChain4j drops. */
    private static void refuseOtherTools(JsonNode tools) {
        for (int i = 0; i < tools.size(); i++) {
            if (!tools.get(i).path("type").asText().equals("function")) {
                throw ChatBody.refuse("tools[" + i + "].type", "not carried");
            }
        }
    }
}
