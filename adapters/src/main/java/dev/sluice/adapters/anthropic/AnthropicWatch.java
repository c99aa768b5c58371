package dev.sluice.adapters.anthropic;

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
 * Anthropic's stream: whole only with {@code message_stop}. Counts in {@code message_delta} are cumulative; its
 * {@code input_tokens} exclude what the cache gave and took.
 */
final class AnthropicWatch implements AnswerWatch {
    private String id = "";
    private String model = "";
    private @Nullable FinishReason reason;
    private boolean stopped;
    private OptionalLong input = OptionalLong.empty();
    private OptionalLong output = OptionalLong.empty();
    private long cacheRead;
    private long cacheWrite;

    @Override
    public Seen see(ServerSentEvent event) {
        String name = event.event() == null ? "" : event.event();
        return switch (name) {
            case "content_block_delta" -> Seen.CONTENT;
            case "content_block_start", "content_block_stop" -> Seen.NOTHING;
            case "message_start" -> start(WireJson.event(event.data()).path("message"));
            case "message_delta" -> delta(WireJson.event(event.data()));
            case "message_stop" -> stop();
            case "error" ->
                throw new Broken("an error in the stream: "
                        + WireJson.errorWord(WireJson.event(event.data()).path("error")));
            default -> other(event);
        };
    }

    private static Seen other(ServerSentEvent event) {
        JsonNode error = WireJson.event(event.data()).path("error");
        if (!error.isMissingNode()) {
            throw new Broken("an error in the stream: " + WireJson.errorWord(error));
        }
        return Seen.NOTHING;
    }

    private Seen start(JsonNode message) {
        id = message.path("id").asText("");
        model = message.path("model").asText("");
        count(message.path("usage"));
        return Seen.NOTHING;
    }

    private Seen delta(JsonNode event) {
        JsonNode stop = event.path("delta").path("stop_reason");
        if (stop.isTextual()) {
            reason = reason(stop.textValue());
        }
        count(event.path("usage"));
        return Seen.CONTENT;
    }

    /** An unknown word is no success; {@code pause_turn} needs server tools, which are never asked for. */
    private static FinishReason reason(String word) {
        return switch (word) {
            case "end_turn", "stop_sequence" -> FinishReason.STOP;
            case "max_tokens", "model_context_window_exceeded" -> FinishReason.LENGTH;
            case "tool_use" -> FinishReason.TOOL_CALLS;
            case "refusal" -> FinishReason.CONTENT_FILTER;
            default -> throw new Broken("an unknown stop_reason");
        };
    }

    private void count(JsonNode usage) {
        input = latest(usage.path("input_tokens"), input);
        output = latest(usage.path("output_tokens"), output);
        cacheRead = WireJson.count(usage.path("cache_read_input_tokens")).orElse(cacheRead);
        cacheWrite = WireJson.count(usage.path("cache_creation_input_tokens")).orElse(cacheWrite);
    }

    private static OptionalLong latest(JsonNode reported, OptionalLong before) {
        OptionalLong now = WireJson.count(reported);
        return now.isPresent() ? now : before;
    }

    private Seen stop() {
        if (reason == null) {
            throw new Broken("message_stop without a stop_reason");
        }
        stopped = true;
        return Seen.LAST;
    }

    @Override
    public ChatEvent.Started started() {
        return new ChatEvent.Started(id, model);
    }

    @Override
    public boolean complete() {
        return stopped;
    }

    @Override
    public ChatEvent.Finished finished() {
        if (reason == null) {
            throw new IllegalStateException("not complete");
        }
        return new ChatEvent.Finished(reason, usage());
    }

    private Optional<Usage> usage() {
        if (input.isEmpty() || output.isEmpty()) {
            return Optional.empty();
        }
        long whole = input.getAsLong() + cacheRead + cacheWrite;
        return Optional.of(new Usage(whole, cacheRead, cacheWrite, output.getAsLong(), 0, Usage.Source.REPORTED));
    }
}
