package dev.sluice.gateway.redaction;

/** What came of judging a treated request again. */
public enum Rescan {
    /** No treatment was asked for, or no route leaves the house anyway. */
    NOT_NEEDED,
    /** Nothing is found any more but surrogates and masks. */
    CLEAN,
    /** Something is still found, or cannot be looked into. */
    FINDINGS_LEFT,
    /** A finding stands where nothing can be exchanged, such as in a member's name. */
    UNTREATABLE,
    /** Something broke; whatever it was, nobody knows what would have gone out. */
    FAILED
}
