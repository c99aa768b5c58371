package dev.sluice.router.sensitivity.identity;

import static dev.sluice.router.sensitivity.number.CheckDigits.digit;

import dev.sluice.router.sensitivity.number.CheckDigits;

/** Numbers of Germany. */
final class GermanChecks {
    private GermanChecks() {}

    /** Tax identification number: section 139b AO; Bundeszentralamt für Steuern, ISO 7064 MOD 11,10. */
    static boolean steuerId(String number) {
        return number.charAt(0) != '0' && CheckDigits.mod1110(number);
    }

    /**
     * As {@link #steuerId}, with the rule that of the first ten digits one and only one stands twice or three times.
     */
    static boolean steuerIdStrict(String number) {
        int repeated = 0;
        for (char digit = '0'; digit <= '9'; digit++) {
            int times = 0;
            for (int i = 0; i < 10; i++) {
                times += number.charAt(i) == digit ? 1 : 0;
            }
            if (times > 3) {
                return false;
            }
            repeated += times > 1 ? 1 : 0;
        }
        return repeated == 1 && steuerId(number);
    }

    /** Serial number and check digit of an identity card: ICAO Doc 9303-3, 4.9, weights 7, 3, 1. */
    static boolean personalausweis(String number) {
        int sum = 0;
        for (int i = 0; i < 9; i++) {
            sum += Ids.value(number.charAt(i)) * digit("731", i % 3);
        }
        return sum % 10 == digit(number, 9) && serial(number);
    }

    /** A serial number begins with an authority's letter and has no vowels, so that it spells no words. */
    static boolean serial(String number) {
        return "CFGHJKLMNPRTVWXYZ".indexOf(number.charAt(0)) >= 0
                && Ids.digits(number) >= 3
                && number.chars().noneMatch(unit -> "AEIOU".indexOf(unit) >= 0);
    }

    /** Pension insurance number: VKVV section 4 (Deutsche Rentenversicherung), sum of the products' digits. */
    static boolean rentenversicherung(String number) {
        int letter = number.charAt(8) - '@';
        String digits = number.substring(0, 8) + letter / 10 + letter % 10 + number.substring(9);
        String weights = "212571212121";
        int sum = 0;
        for (int i = 0; i < 12; i++) {
            int product = digit(digits, i) * digit(weights, i);
            sum += product / 10 + product % 10;
        }
        int day = CheckDigits.number(number, 2, 4);
        return sum % 10 == digit(number, 11)
                && (day >= 1 && (day <= 31 || (day > 50 && day <= 81)))
                && CheckDigits.number(number, 4, 6) <= 12;
    }
}
