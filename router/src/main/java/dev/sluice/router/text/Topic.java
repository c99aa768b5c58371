package dev.sluice.router.text;

/**
 * What a word may speak of. Each topic has a list of words in {@code words/<topic in lower case>.txt} beside this
 * class: lower case, letters only, one a line, {@code #} begins a comment. At most 64 topics.
 */
public enum Topic {
    /** Announces a password: {@code password}, {@code passwd}, {@code identified} (by). */
    PASSWORD,
    /** Announces a token or a key: {@code token}, {@code secret}, {@code bearer}. */
    SECRET,
    /** A command that takes a password as an argument: {@code curl}, {@code mysql}. */
    COMMAND,
    /** Says that a random string beside it is a digest or an identifier: {@code commit}, {@code checksum}. */
    DIGEST,
    /** Stands in files that hold private keys: {@code kty}, {@code PuTTY}. */
    KEY_FILE;

    /** The topic's bit in {@link Words}. */
    @SuppressWarnings("EnumOrdinal") // lives in memory alone
    long bit() {
        return 1L << ordinal();
    }
}
