package dev.sluice.gateway.report;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;

/** A day of a question, in UTC, as it is asked by name. */
final class Day {
    private Day() {}

    /**
     * @param absent if the question does not say
     * @throws None if what it says is none
     */
    static LocalDate of(Map<String, String> asked, String name, LocalDate absent) throws None {
        String given = asked.getOrDefault(name, "");
        try {
            return given.isEmpty() ? absent : LocalDate.parse(given);
        } catch (DateTimeParseException malformed) {
            throw new None(name, given, malformed);
        }
    }

    /** It is no day. */
    static final class None extends Exception {
        private static final long serialVersionUID = 1L;

        private final String name;
        private final String given;

        private None(String name, String given, DateTimeParseException cause) {
            super(cause);
            this.name = name;
            this.given = given;
        }

        Answer answer() {
            return Answer.wrong(name, given, "a date of the form 2026-11-24");
        }
    }
}
