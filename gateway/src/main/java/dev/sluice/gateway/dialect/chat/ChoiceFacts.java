package dev.sluice.gateway.dialect.chat;

import java.util.Arrays;
import java.util.BitSet;

/** What was seen of each choice of an answer. */
final class ChoiceFacts {
    /** OpenAI's limit of {@code n}. */
    static final int MOST = 128;

    private final BitSet finished = new BitSet(1);
    private int[] deltas = new int[1];
    private long[] bytes = new long[1];
    private int count;
    private int timed;
    private long timedTokens;

    /** A piece of a choice; an index beyond {@link #MOST} is not counted. */
    void seen(int index, long contentBytes, boolean hasContent, boolean hasFinished) {
        if (index < 0 || index >= MOST) {
            return;
        }
        if (index >= count) {
            count = index + 1;
            deltas = Arrays.copyOf(deltas, Math.max(deltas.length, count));
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length, count));
        }
        if (hasContent) {
            deltas[index]++;
            bytes[index] += contentBytes;
        }
        if (hasFinished) {
            finished.set(index);
        }
    }

    /** One choice's own count of tokens was seen, beside its finish reason. */
    void timed(long tokens) {
        timed++;
        timedTokens += tokens;
    }

    int count() {
        return count;
    }

    boolean allFinished() {
        return count > 0 && finished.cardinality() == count;
    }

    /** Pieces of content over all choices; for llama.cpp about a token each. */
    long deltas() {
        return Arrays.stream(deltas).asLongStream().sum();
    }

    /** Of the content as it stands on the wire, over all choices. */
    long bytes() {
        return Arrays.stream(bytes).sum();
    }

    /**
     * The output of all choices, given that {@code one} is the count of a single one. The best that is known: the
     * choices' own counts; else the pieces of a stream; else the first choice's tokens per byte.
     */
    long ofAll(long one, boolean streamed) {
        if (timed == count) {
            return timedTokens;
        }
        if (streamed) {
            return Math.max(one, deltas());
        }
        if (bytes[0] == 0) {
            return one * count;
        }
        return Math.max(one, Math.ceilDiv(one * bytes(), bytes[0]));
    }
}
