package dev.sluice.router.redaction;

/** Findings that cannot be made harmless: the request stays in the house. Its message holds no text of the request. */
public final class Untreatable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Untreatable(String why) {
        super(why, null, false, false);
    }
}
