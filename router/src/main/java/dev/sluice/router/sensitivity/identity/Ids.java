package dev.sluice.router.sensitivity.identity;

import dev.sluice.router.sensitivity.Kind;
import dev.sluice.router.sensitivity.Sensitivity;
import dev.sluice.router.sensitivity.number.CheckDigits;
import java.util.Set;

/** Words that all tables of this package use. */
final class Ids {
    /** Numbers that authorities and guides print as examples: nobody has them. */
    static final Set<String> PUBLISHED = Set.of(
            "078051120",
            "219099999",
            "123456789",
            "987654321",
            "046454286",
            "12345678Z",
            "00000000T",
            "99999999R",
            "X1234567L",
            "X0000000T",
            "44051401359",
            "44051401458",
            "123456782",
            "111222333",
            "11223344595",
            "10000000146",
            "999941057058",
            "A123456789",
            "A1234563",
            "S1234567D",
            "ABCDE1234F",
            "8001015009087",
            "7561234567897",
            "131052308T",
            "12345678909",
            "11111111111",
            "490154203237518",
            "784123412345671");

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
