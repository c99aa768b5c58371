package dev.sluice.router.difficulty;

import dev.sluice.router.prompt.Prompt;

/** Rates prompts. Implementations are deterministic, stateless and thread-safe. */
public interface DifficultyModel {
    Difficulty rate(Prompt prompt);
}
