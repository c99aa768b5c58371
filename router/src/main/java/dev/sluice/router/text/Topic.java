package dev.sluice.router.text;

/**
 * What a word may speak of. Each topic has a list of words in {@code words/<topic in lower case>.txt} beside this
 * class: lower case, letters only, one a line, {@code #} begins a comment. At most 64 topics.
 */
public enum Topic {
    /** Announces a password: {@code password}, {@code passwd}, {@code identified} (by). */
    PASSWORD;

    /** The topic's bit in {@link Words}. */
    @SuppressWarnings("EnumOrdinal") // lives in memory alone
    long bit() {
        return 1L << ordinal();
    }
}
