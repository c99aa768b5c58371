package dev.sluice.adapters;

/** The request asks for something that an adapter cannot carry, or is malformed. Nothing was sent. */
public final class NotCarried extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;
    private final String field;

    NotCarried(String field, String why) {
        super(field + ": " + why);
        this.field = field;
    }

    /** The member that asks for it, such as {@code messages[2].name}; names chosen by the caller are shortened. */
    public String field() {
        return field;
    }
}
