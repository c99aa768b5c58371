package dev.sluice.router.sensitivity.identity;

import static dev.sluice.router.sensitivity.number.CheckDigits.number;

import dev.sluice.router.sensitivity.number.CheckDigits;

/** Numbers of France. */
final class FrenchChecks {
    private FrenchChecks() {}

    /**
     * Social security number: INSEE, "Numéro d'inscription au répertoire"; key = 97 - number mod 97, Corsica 2A and 2B.
     */
    static boolean nir(String number) {
        String digits = number;
        char second = number.charAt(6);
        if (second > '9') {
            if (number.charAt(5) != '2' || (second != 'A' && second != 'B')) {
                return false;
            }
            digits = number.substring(0, 5) + (second == 'A' ? "19" : "18") + number.substring(7);
        }
        return begins(number) && 97 - CheckDigits.mod(digits.substring(0, 13), 97) == number(digits, 13, 15);
    }

    /** As {@link #nir}, for people whose month of birth is known. */
    static boolean nirStrict(String number) {
        int month = number(number, 3, 5);
        return number.charAt(0) <= '2' && month >= 1 && month <= 12 && (number.length() == 13 || nir(number));
    }

    /** The same without its key. */
    static boolean nirWithoutKey(String number) {
        return begins(number);
    }

    private static boolean begins(String number) {
        int month = number(number, 3, 5);
        return "123478".indexOf(number.charAt(0)) >= 0 && month != 0 && (month <= 12 || month >= 20);
    }

    /** Tax number: DGFiP, thirteen digits, the last three = the first ten mod 511 (OECD, TIN of France). */
    static boolean spi(String number) {
        return number.charAt(0) <= '3' && Long.parseLong(number, 0, 10, 10) % 511 == CheckDigits.number(number, 10, 13);
    }
}
