package dev.sluice.router.difficulty.training;

import dev.sluice.router.prompt.Prompt;

/**
 * A prompt and how well two models answered it.
 *
 * @param id unique; what stands before its first {@code @} names the question, which several rows may share
 * @param benchmark where it comes from
 * @param local how good the local model's answer was, from 0 to 1
 * @param strong how good the strong model's was, from 0 to 1
 * @param localPool mean over many small models, which says more of the question than one answer; {@code local} where
 *     none is known
 * @param strongPool mean over many strong models; {@code strong} where none is known
 */
public record Example(
        String id, String benchmark, Prompt prompt, double local, double strong, double localPool, double strongPool) {
    public Example {
        requireShare(local);
        requireShare(strong);
        requireShare(localPool);
        requireShare(strongPool);
    }

    /** Where only the two models' own answers are known. */
    public Example(String id, String benchmark, Prompt prompt, double local, double strong) {
        this(id, benchmark, prompt, local, strong, local, strong);
    }

    /** Rows of one question belong together: what was learned of one must not be tested on another. */
    public String question() {
        int end = id.indexOf('@');
        return end < 0 ? id : id.substring(0, end);
    }

    private static void requireShare(double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("an outcome of " + value + " (expected 0 to 1)");
        }
    }
}
