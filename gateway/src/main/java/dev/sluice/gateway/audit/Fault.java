package dev.sluice.gateway.audit;

/**
 * The first thing wrong with a chain.
 *
 * @param sequence the first bad or missing entry
 * @param what one line for people
 */
public record Fault(long sequence, Kind kind, String what) {
    /** What is wrong. */
    public enum Kind {
        /** The entry does not give its own hash. */
        HASH,
        /** Entries are missing before it. */
        GAP,
        /** It does not follow from the entry before. */
        PREVIOUS,
        /** It is sound in itself, but not the one that was published. */
        REWRITTEN,
        /** The newest entries are missing: the chain ends before a published head. */
        MISSING_TAIL
    }
}
