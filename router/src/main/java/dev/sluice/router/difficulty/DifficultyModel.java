package dev.sluice.router.difficulty;

import dev.sluice.router.prompt.Prompt;

/** Rates prompts. Implementations are deterministic, stateless and thread-safe. */
public interface DifficultyModel {
    Difficulty rate(Prompt prompt);

    /** The same ratings, with a sketch of each prompt where this model can make one. */
    default DifficultyModel sketching() {
        return this;
    }

    /**
     * Tells models apart whose scores do not compare, in at most 64 letters, digits and {@code . _ -}: what was learnt
     * from one model's scores means nothing for another's.
     */
    default String version() {
        return getClass().getSimpleName();
    }
}
