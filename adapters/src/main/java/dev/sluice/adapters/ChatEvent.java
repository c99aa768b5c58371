package dev.sluice.adapters;

import dev.sluice.router.price.Usage;
import java.util.Optional;

/** A piece of a provider's answer, in order: one {@code Started}, any number of the others, one {@code Finished}. */
public sealed interface ChatEvent {
    /**
     * The provider has begun. Comes together with the first real content, never on a mere preamble, so that until then
     * a failure can still go to another route.
     *
     * @param responseId the provider's own id, so that its invoice can be matched
     * @param model the name the provider says it used
     */
    record Started(String responseId, String model) implements ChatEvent {}

    /** More of the visible answer. */
    record Text(String delta) implements ChatEvent {}

    /**
     * A tool call begins.
     *
     * @param index 0, 1, 2 … over the whole answer
     */
    record ToolCall(int index, String id, String name) implements ChatEvent {}

    /** More of a tool call's arguments, a piece of JSON text. */
    record ToolArguments(int index, String delta) implements ChatEvent {}

    /**
     * The provider is done, properly.
     *
     * @param usage empty if the provider did not say
     */
    record Finished(FinishReason reason, Optional<Usage> usage) implements ChatEvent {}

    /** Why an answer ended, in OpenAI's words. */
    enum FinishReason {
        STOP("stop"),
        LENGTH("length"),
        TOOL_CALLS("tool_calls"),
        CONTENT_FILTER("content_filter");

        private final String wire;

        FinishReason(String wire) {
            this.wire = wire;
        }

        /** The word on the wire. */
        public String wire() {
            return wire;
        }
    }
}
