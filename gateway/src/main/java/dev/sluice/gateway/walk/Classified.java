package dev.sluice.gateway.walk;

import dev.sluice.gateway.dialect.chat.ChatRequest;
import dev.sluice.router.decision.Judgement;
import dev.sluice.router.difficulty.Difficulty;

/**
 * We know what it is.
 *
 * @param receivedNanos {@link System#nanoTime} when its last byte had come
 */
record Classified(Identified identified, ChatRequest request, Judgement judgement, long receivedNanos) {
    /** The same, taken to be of another difficulty. */
    Classified with(Difficulty difficulty) {
        return new Classified(identified, request, judgement.with(difficulty), receivedNanos);
    }
}
