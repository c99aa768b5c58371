package dev.sluice.gateway.dialect.chat;

import dev.sluice.router.price.Usage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Token counts as they stand on the wire.
 *
 * @param prompt cached tokens included
 * @param completion reasoning included
 */
record UsageFacts(long prompt, long completion, long cached, long reasoning) {
    /** Rough, as everywhere: four bytes of English a token. */
    private static final int BYTES_PER_TOKEN = 4;

    private Usage as(Usage.Source source, long output) {
        return new Usage(prompt, Math.min(cached, prompt), 0, output, Math.min(reasoning, output), source);
    }

    /**
     * What the backend counted.
     *
     * <p>llama.cpp (build 11549, recorded 2026-11) counts one choice only when several were asked for: two choices of
     * eight tokens are reported as eight. It is put right only where the answer has llama.cpp's own {@code timings},
     * and these, which are about one slot and so about one choice, say the same number as {@code usage}. A server that
     * learns to add the choices up is believed.
     *
     * @param usage the answer's {@code usage}
     * @param timings llama.cpp's own counts, which come without being asked for
     */
    static Optional<Usage> reported(
            @Nullable UsageFacts usage, @Nullable UsageFacts timings, ChoiceFacts choices, boolean streamed) {
        UsageFacts counted = usage == null ? timings : usage;
        if (counted == null) {
            return Optional.empty();
        }
        long output = counted.completion;
        if (timings != null && choices.count() > 1 && output == timings.completion) {
            long all = choices.ofAll(output, streamed);
            if (all > output) {
                return Optional.of(counted.as(Usage.Source.CORRECTED, all));
            }
        }
        return Optional.of(counted.as(Usage.Source.REPORTED, output));
    }

    /** What nobody counted: a token a piece, or four bytes a token, whichever is more. */
    static Usage estimated(long input, ChoiceFacts choices) {
        return Usage.estimated(input, Math.max(choices.deltas(), Math.ceilDiv(choices.bytes(), BYTES_PER_TOKEN)));
    }
}
