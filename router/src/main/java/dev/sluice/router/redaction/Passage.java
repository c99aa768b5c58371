package dev.sluice.router.redaction;

/** One string of a request that was scanned. */
public interface Passage {
    /** The string as its place holds it, unescaped once. */
    String text();

    /** Whether it is a member's name or something else that must stay as it is. */
    boolean fixed();

    /**
     * What the units from {@code start} to {@code end} mean: they themselves, or unescaped where JSON is in the text.
     */
    String value(int start, int end);
}
