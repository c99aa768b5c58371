package dev.sluice.gateway.dialect.chat;

import dev.sluice.gateway.dialect.BodySplice;
import dev.sluice.router.prompt.Prompt;
import java.util.Optional;

/**
 * A chat completions request: what was read in it, and how to send it on under another model's name.
 *
 * @param wishes what it says to Sluice alone
 */
public record ChatRequest(Prompt prompt, BodySplice splice, Wishes wishes) {
    /** Member of the body, and header, that asks for a mode. */
    public static final String MODE = "x-sluice-mode";

    /** Member of the body, and header, that limits the cost. */
    public static final String MAX_COST = "x-sluice-max-cost";

    /** A request that says nothing to Sluice alone. */
    public ChatRequest(Prompt prompt, BodySplice splice) {
        this(prompt, splice, Wishes.NONE);
    }

    /** The members {@value #MODE} and {@value #MAX_COST} as they were written; the splice takes them out. */
    public record Wishes(Optional<String> mode, Optional<String> maxCost) {
        public static final Wishes NONE = new Wishes(Optional.empty(), Optional.empty());
    }
}
