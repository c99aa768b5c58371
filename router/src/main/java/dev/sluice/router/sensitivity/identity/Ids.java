package dev.sluice.router.sensitivity.identity;

import dev.sluice.router.sensitivity.Kind;
import dev.sluice.router.sensitivity.Sensitivity;
import dev.sluice.router.sensitivity.number.CheckDigits;

/** Words that all tables of this package use. */
final class Ids {
    private Ids() {}

    /**
     * The kind of a number that a state gives to people.
     *
     * @param name the country's ISO 3166 code, an underscore, the number's name
     */
    static Kind national(String name) {
        return new Kind("NATIONAL_ID." + name, Sensitivity.RESTRICTED);
    }

    /** At least four digits, and more digits than letters: a document's number rather than a word. */
    static boolean mostlyDigits(String number) {
        int digits = digits(number);
        return digits >= 4 && digits * 2 > number.length() && !CheckDigits.day(number);
    }

    static int digits(String number) {
        return (int) number.chars().filter(unit -> unit <= '9').count();
    }

    /** The value of a character where letters count 10 (A) to 35 (Z). */
    static int value(char unit) {
        return Character.digit(unit, 36);
    }
}
