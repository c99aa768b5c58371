package dev.sluice.router.verification;

import dev.sluice.router.catalogue.Ability;
import dev.sluice.router.prompt.Prompt;

/** What kind of final answer a prompt asks for: what can be read, and how two of them are compared. */
public enum Form {
    /** The letter of one of the options that the prompt lists. */
    CHOICE,
    /** A number. */
    NUMBER,
    /** A value as a program writes it: the result of some code. */
    LITERAL,
    /** JSON, or calls of tools as JSON. */
    JSON,
    /** Anything else. Texts of free form say the same in too many ways to be compared. */
    OPEN;

    /** The form as far as the prompt alone tells; a number is known by the answers ({@link AnswerReader#form}). */
    public static Form askedBy(Prompt prompt) {
        if (prompt.tools() > 0
                || prompt.needs().containsKey(Ability.JSON_SCHEMA)
                || prompt.needs().containsKey(Ability.JSON_OBJECT)) {
            return JSON;
        }
        String asked = Asked.lastOf(prompt);
        if (Options.in(asked).size() >= 2) {
            return CHOICE;
        }
        return Asked.forTheResultOfCode(asked) ? LITERAL : OPEN;
    }
}
