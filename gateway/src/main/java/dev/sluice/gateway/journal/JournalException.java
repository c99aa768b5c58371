package dev.sluice.gateway.journal;

/** A journal that cannot be opened or written to. The message says what to do; it never holds a record's content. */
public final class JournalException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public JournalException(String message) {
        super(message);
    }

    public JournalException(String message, Throwable cause) {
        super(message, cause);
    }
}
