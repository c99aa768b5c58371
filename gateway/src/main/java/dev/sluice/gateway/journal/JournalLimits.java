package dev.sluice.gateway.journal;

/**
 * How large a journal may grow.
 *
 * @param segmentBytes size of one file; a multiple of 4096
 * @param undrainedBytes when more than this waits for the database, nothing new is accepted
 */
public record JournalLimits(int segmentBytes, long undrainedBytes) {
    /** Files of 4 MiB, some ten thousand records each; 256 MiB in all, over half a million records. */
    public static final JournalLimits DEFAULT = new JournalLimits(4 << 20, 256L << 20);

    public JournalLimits {
        if (segmentBytes < 4096 || segmentBytes % 4096 != 0) {
            throw new IllegalArgumentException("segmentBytes: " + segmentBytes + " (expected a multiple of 4096)");
        }
        if (undrainedBytes < 0) {
            throw new IllegalArgumentException("undrainedBytes: " + undrainedBytes + " (expected 0 or more)");
        }
    }
}
