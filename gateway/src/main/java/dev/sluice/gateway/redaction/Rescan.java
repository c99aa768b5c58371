package dev.sluice.gateway.redaction;

/** What came of judging a treated request again. */
public enum Rescan {
    /** No treatment was asked for, or no route leaves the house anyway. */
    NOT_NEEDED("not needed"),
    /** Nothing is found any more but surrogates and masks. */
    CLEAN("found clean when judged again"),
    /** Something is still found, or cannot be looked into. */
    FINDINGS_LEFT("something is still found, so it stays in the house"),
    /** A finding stands where nothing can be exchanged, such as in a member's name. */
    UNTREATABLE("a finding stands where nothing can be exchanged, so it stays in the house"),
    /** Something broke; whatever it was, nobody knows what would have gone out. */
    FAILED("failed, so it stays in the house");

    private final String shown;

    Rescan(String shown) {
        this.shown = shown;
    }

    /** For a person. */
    public String shown() {
        return shown;
    }
}
