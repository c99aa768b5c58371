package dev.sluice.router.text;

/**
 * What a word may speak of. Each topic has a list of words in {@code words/<topic in lower case>.txt} beside this
 * class: lower case, letters only, one a line, {@code #} begins a comment. At most 64 topics.
 */
public enum Topic {
    /** Announces a password: {@code password}, {@code passwd}, {@code identified} (by). */
    PASSWORD,

    /** A digit or ten in words, or how often one comes: {@code four}, {@code double}. */
    SPOKEN_DIGIT,

    /** A common word written backwards, or a word that speaks of mirror writing. */
    BACKWARDS,

    /** A common word as ROT13 writes it. */
    ENCIPHERED,

    /** Speaks of a cipher. */
    CIPHER;

    /** The topic's bit in {@link Words}. */
    @SuppressWarnings("EnumOrdinal") // lives in memory alone
    long bit() {
        return 1L << ordinal();
    }
}
