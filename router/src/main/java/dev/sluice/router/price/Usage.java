package dev.sluice.router.price;

/**
 * Tokens by kind. All counts are zero or more.
 *
 * @param input the whole prompt, cached tokens included (as OpenAI counts; Anthropic's counts are added up to this)
 * @param cachedInput the part of {@code input} that was read from the provider's cache
 * @param cacheWrite the part of {@code input} that was written to the provider's cache
 * @param output the whole answer, reasoning included
 * @param reasoning the part of {@code output} that the caller does not see
 * @param source who counted
 */
public record Usage(long input, long cachedInput, long cacheWrite, long output, long reasoning, Source source) {
    /** Who counted the tokens. */
    public enum Source {
        /** The backend. */
        REPORTED,
        /** The backend, but its count was known to be too low and was put right. */
        CORRECTED,
        /** We did, from bytes, since the backend did not say. */
        ESTIMATED
    }

    public Usage {
        if (input < 0 || cachedInput < 0 || cacheWrite < 0 || output < 0 || reasoning < 0) {
            throw new IllegalArgumentException("usage: negative count");
        }
        // Subtracted, since the sum could overflow.
        if (cachedInput > input - cacheWrite) {
            throw new IllegalArgumentException("cachedInput + cacheWrite: more than input");
        }
        if (reasoning > output) {
            throw new IllegalArgumentException("reasoning: more than output");
        }
    }

    public static Usage reported(long input, long output) {
        return new Usage(input, 0, 0, output, 0, Source.REPORTED);
    }

    public static Usage estimated(long input, long output) {
        return new Usage(input, 0, 0, output, 0, Source.ESTIMATED);
    }
}
