package dev.sluice.router.prompt;

/** One piece of a request, to be scanned. */
public sealed interface Part {
    /** Where it stands in the body. */
    Place place();

    /**
     * Any string or number of the body, or the name of a member whose name the caller chose.
     *
     * @param text unescaped
     * @param sort what it is in the body, which says what it is read together with
     * @param by of {@link Sort#SPEECH} the role, of a {@link Sort#RESULT} the function that gave it; else empty
     */
    record Text(Place place, String text, Sort sort, String by) implements Part {
        /** A text of which nothing else is known. */
        public Text(Place place, String text) {
            this(place, text, Sort.OTHER, "");
        }
    }

    /** What a text is in the body. */
    enum Sort {
        /** A member's name. */
        NAME,
        /** A string that its member's name says something about. */
        VALUE,
        /** A number of the caller's own. */
        NUMBER,
        /** A number that the protocol asks for, such as a limit: it goes on in no other. */
        SETTING,
        /** What somebody says in the conversation. */
        SPEECH,
        /** What a function gave back. */
        RESULT,
        OTHER;

        public boolean isNumber() {
            return this == NUMBER || this == SETTING;
        }
    }

    /**
     * Something no detector can look into: an image, audio, a file, a reference to state kept elsewhere, an unknown
     * kind of part, or the wish that a provider keep the request. It keeps the whole request in the house.
     *
     * @param what the caller's word for it, such as {@code image_url}, shortened; never its content
     */
    record Unscannable(Place place, String what) implements Part {}
}
