package dev.sluice.gateway.dialect.chat;

import dev.sluice.router.price.Usage;
import java.util.Optional;

/** What was seen of an answer that passes through. */
public interface AnswerFacts {
    /** The backend's own id of the answer, so that its invoice can be matched. */
    Optional<String> responseId();

    /** The model that the backend says it used. */
    Optional<String> model();

    /** Whether a real piece of the answer was seen: text, reasoning, a tool call, a refusal or a finish reason. */
    boolean contentSeen();

    /**
     * Whether every choice has its finish reason and nothing went wrong. Only then is an answer whole. A stream that
     * ends properly ({@code [DONE]}) with fewer choices than were asked for is whole too: its server ignores {@code n}.
     */
    boolean complete();

    /**
     * Type and code of an error that came in place of an answer, or in the midst of one, for the log; empty if none
     * did. Its message is left out, since providers quote prompts and keys.
     */
    Optional<String> error();

    /**
     * Why this is no answer of the protocol (HTML, broken JSON, an event too long), for the log; empty if it is one.
     */
    Optional<String> garbage();

    /** Tokens as the backend counted them, corrected where it is known to count too few; empty if it did not say. */
    Optional<Usage> reportedUsage();

    /**
     * Tokens as the backend counted them, or else estimated from what was seen; for a part of an answer too.
     *
     * @param estimatedInput taken for the prompt's tokens if the backend did not say
     */
    Usage usage(long estimatedInput);
}
