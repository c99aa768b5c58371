package dev.sluice.router.sensitivity.identity;

import static dev.sluice.router.sensitivity.number.CheckDigits.digit;
import static dev.sluice.router.sensitivity.number.CheckDigits.weigh;

import dev.sluice.router.sensitivity.number.CheckDigits;

/** Numbers of the Baltic countries. */
final class BalticChecks {
    private BalticChecks() {}

    /**
     * Estonia (EVS 585:2007) and Lithuania (Gyventojų registro įstatymas) use one scheme: two sets of weights, mod 11.
     */
    static boolean personalCode(String number) {
        int check = weigh(number, 1, 2, 3, 4, 5, 6, 7, 8, 9, 1) % 11;
        if (check == 10) {
            check = weigh(number, 3, 4, 5, 6, 7, 8, 9, 1, 2, 3) % 11 % 10;
        }
        return number.charAt(0) >= '1'
                && number.charAt(0) <= '8'
                && CheckDigits.monthDay(number, 3)
                && check == digit(number, 10);
    }

    /**
     * Latvia: Fizisko personu reģistra likums; numbers since 2017 begin with 32 and have neither date nor check digit.
     */
    static boolean personasKods(String number) {
        if (number.startsWith("32")) {
            return true;
        }
        int check = (1101 - weigh(number, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)) % 11 % 10;
        return CheckDigits.dayMonth(number, 0) && number.charAt(6) <= '2' && check == digit(number, 10);
    }
}
