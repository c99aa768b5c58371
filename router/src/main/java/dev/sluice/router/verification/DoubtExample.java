package dev.sluice.router.verification;

import dev.sluice.router.difficulty.Difficulty;
import dev.sluice.router.prompt.Prompt;

/**
 * An answer of a local model of which it is known how good it was.
 *
 * @param difficulty as a model says it that has not seen this prompt: one that has is surer than it will be of others
 * @param evidence with as many further samples as there are
 * @param local how good the answer was, from 0 to 1
 * @param strong how good a strong model's answer to the same was, from 0 to 1
 */
public record DoubtExample(Prompt prompt, Difficulty difficulty, Evidence evidence, double local, double strong) {}
