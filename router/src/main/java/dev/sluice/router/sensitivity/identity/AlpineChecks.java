package dev.sluice.router.sensitivity.identity;

import static dev.sluice.router.sensitivity.number.CheckDigits.digit;
import static dev.sluice.router.sensitivity.number.CheckDigits.number;
import static dev.sluice.router.sensitivity.number.CheckDigits.weigh;

import dev.sluice.router.sensitivity.number.CheckDigits;

/** Numbers of Austria and Switzerland. */
final class AlpineChecks {
    private AlpineChecks() {}

    /**
     * Social insurance number: ASVG section 460d, Dachverband der Sozialversicherungsträger; the check digit is fourth.
     */
    static boolean svnr(String number) {
        int month = number(number, 6, 8);
        return number.charAt(0) != '0'
                && weigh(number, 3, 7, 9, 0, 5, 8, 4, 2, 1, 6) % 11 == digit(number, 3)
                && number(number, 4, 6) <= 31
                && month >= 1
                && month <= 15;
    }

    /** Old-age insurance number: Zentrale Ausgleichsstelle, country 756 and the check digit of a GTIN-13. */
    static boolean ahv(String number) {
        return number.startsWith("756") && CheckDigits.ean13(number) && !number.equals("7561234567897");
    }
}
