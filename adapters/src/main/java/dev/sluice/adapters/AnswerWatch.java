package dev.sluice.adapters;

import dev.langchain4j.http.client.sse.ServerSentEvent;

/**
 * Reads a provider's raw events beside LangChain4j, for what its callbacks lose: whether the answer really ended, an
 * error in mid-stream, the exact reason and the token counts. One per answer; used by one thread.
 */
public interface AnswerWatch {
    /**
     * Looks at one event before LangChain4j does.
     *
     * @throws Broken if the event says that there will be no proper answer
     */
    Seen see(ServerSentEvent event);

    /** The provider's id and model, as far as the events have told. */
    ChatEvent.Started started();

    /** Whether everything that makes the answer whole has been seen; the usage may still be missing. */
    boolean complete();

    /** How the answer ended; only once it is {@link #complete()}. */
    ChatEvent.Finished finished();

    /**
     * What an event was.
     *
     * @param content whether the model got on, visibly or thinking; keep-alives and preambles are not content
     * @param last whether nothing of interest can follow
     * @param refusal visible text that LangChain4j has no callback for; mostly empty
     */
    record Seen(boolean content, boolean last, String refusal) {
        public static final Seen NOTHING = new Seen(false, false, "");
        public static final Seen CONTENT = new Seen(true, false, "");
        public static final Seen LAST = new Seen(true, true, "");
    }

    /** The event makes a proper answer impossible. The message holds nothing of the prompt or the answer. */
    final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Broken(String message) {
            super(message, null, false, false);
        }
    }
}
