package dev.sluice.gateway.audit;

/**
 * The first thing wrong with a chain.
 *
 * @param sequence the first bad or missing record
 * @param what one line for people
 */
public record Fault(long sequence, Kind kind, String what) {
    /** What is wrong. */
    public enum Kind {
        /** The record does not give its own hash, or what is kept beside it says something else. */
        HASH,
        /** Records are missing before it. */
        GAP,
        /** It does not follow from the record before. */
        PREVIOUS,
        /** It is sound in itself, but not the one that was published or signed. */
        REWRITTEN,
        /** The newest records are missing: the chain ends before a published or signed head. */
        MISSING_TAIL,
        /** A checkpoint's signature does not fit. */
        FORGED_CHECKPOINT,
        /** An export is not what was signed when it was made. */
        MANIFEST
    }
}
