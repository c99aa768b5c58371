package dev.sluice.router.sensitivity.identity;

import static dev.sluice.router.sensitivity.number.CheckDigits.number;

import dev.sluice.router.sensitivity.number.CheckDigits;

/** The birth number of Czechia and Slovakia. */
final class CzechChecks {
    private CzechChecks() {}

    /**
     * Zákon 133/2000 Sb. § 13 and zákon 301/1995 Z. z.: women add 50 to the month, further series 20; ten digits are
     * divisible by 11, or the first nine leave 10 and the last is 0. Nine digits were given out until 1953.
     */
    static boolean rodneCislo(String number) {
        int month = number(number, 2, 4) % 50;
        if (!CheckDigits.date(month > 20 ? month - 20 : month, number(number, 4, 6))) {
            return false;
        }
        if (number.length() == 9) {
            return number(number, 0, 2) <= 53 && !number.endsWith("000");
        }
        return CheckDigits.mod(number, 11) == 0
                || (CheckDigits.mod(number.substring(0, 9), 11) == 10 && number.endsWith("0"));
    }
}
