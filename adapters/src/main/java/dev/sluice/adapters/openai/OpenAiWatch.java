package dev.sluice.adapters.openai;

import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.sluice.adapters.AnswerWatch;
import dev.sluice.adapters.ChatEvent;
import dev.sluice.adapters.ChatEvent.FinishReason;
import dev.sluice.adapters.WireJson;
import dev.sluice.router.price.Usage;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * OpenAI's stream: whole after a {@code finish_reason}; over after that and the usage, or at {@code [DONE]}. A
 * {@code [DONE]} alone proves nothing.
 */
final class OpenAiWatch implements AnswerWatch {
    private String id = "";
    private String model = "";
    private boolean refused;
    private @Nullable FinishReason reason;
    private @Nullable Usage usage;

    @Override
    public Seen see(ServerSentEvent event) {
        if ("[DONE]".equals(event.data())) {
            if (reason == null) {
                throw new Broken("[DONE] without a finish_reason");
            }
            return Seen.LAST;
        }
        JsonNode chunk = WireJson.event(event.data());
        JsonNode error = chunk.path("error");
        if ("error".equals(event.event()) || !(error.isMissingNode() || error.isNull())) {
            throw new Broken("an error in the stream: " + WireJson.errorWord(error.isObject() ? error : chunk));
        }
        id = id.isEmpty() ? chunk.path("id").asText("") : id;
        model = model.isEmpty() ? chunk.path("model").asText("") : model;
        readUsage(chunk.path("usage"));
        JsonNode choices = chunk.path("choices");
        if (choices.size() > 1 || choices.path(0).path("index").asInt(0) != 0) {
            throw new Broken("more than one choice");
        }
        return readChoice(choices.path(0));
    }

    private Seen readChoice(JsonNode choice) {
        JsonNode delta = choice.path("delta");
        String refusal = delta.path("refusal").asText("");
        refused |= !refusal.isEmpty();
        JsonNode finish = choice.path("finish_reason");
        if (finish.isTextual()) {
            reason = reason(finish.textValue());
        }
        boolean content = finish.isTextual()
                || !refusal.isEmpty()
                || !delta.path("tool_calls").isEmpty()
                || says(delta, "content")
                || says(delta, "reasoning_content")
                || says(delta, "reasoning");
        return new Seen(content, reason != null && usage != null, refusal);
    }

    private static boolean says(JsonNode delta, String member) {
        return !delta.path(member).asText("").isEmpty();
    }

    /** An unknown word is no success: compatible servers have words for an answer they broke off. */
    private static FinishReason reason(String word) {
        return switch (word) {
            case "stop" -> FinishReason.STOP;
            case "length" -> FinishReason.LENGTH;
            case "tool_calls" -> FinishReason.TOOL_CALLS;
            case "content_filter" -> FinishReason.CONTENT_FILTER;
            default -> throw new Broken("an unknown finish_reason");
        };
    }

    private void readUsage(JsonNode reported) {
        OptionalLong input = WireJson.count(reported.path("prompt_tokens"));
        OptionalLong output = WireJson.count(reported.path("completion_tokens"));
        if (input.isEmpty() || output.isEmpty()) {
            return;
        }
        JsonNode prompt = reported.path("prompt_tokens_details");
        JsonNode completion = reported.path("completion_tokens_details");
        usage = new Usage(
                input.getAsLong(),
                part(prompt.path("cached_tokens"), input.getAsLong()),
                0,
                output.getAsLong(),
                part(completion.path("reasoning_tokens"), output.getAsLong()),
                Usage.Source.REPORTED);
    }

    /** A part cannot be more than its whole, whatever a server says. */
    private static long part(JsonNode count, long whole) {
        return Math.min(WireJson.count(count).orElse(0), whole);
    }

    @Override
    public ChatEvent.Started started() {
        return new ChatEvent.Started(id, model);
    }

    @Override
    public boolean complete() {
        return reason != null;
    }

    @Override
    public ChatEvent.Finished finished() {
        if (reason == null) {
            throw new IllegalStateException("not complete");
        }
        return new ChatEvent.Finished(refused ? FinishReason.CONTENT_FILTER : reason, Optional.ofNullable(usage));
    }
}
