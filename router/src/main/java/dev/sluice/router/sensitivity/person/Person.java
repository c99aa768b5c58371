package dev.sluice.router.sensitivity.person;

import dev.sluice.router.text.Clues;

/** How surely a word of a text announces or starts the name of a person. */
public enum Person {
    NONE,
    /** A first name with a surname, or a single name that a word announces. */
    NAME,
    /** A name with a title or a role: somebody whom the writer knows. */
    ROLE;

    /** Judges the word at this index of {@link Clues#words}. */
    public static Person at(Clues clues, int index) {
        Name name = PersonDetector.name(clues, index);
        if (name == null) {
            return NONE;
        }
        return switch (PersonDetector.confidence(clues, index, name)) {
            case LOW -> NONE;
            case MEDIUM -> NAME;
            case HIGH -> ROLE;
        };
    }
}
