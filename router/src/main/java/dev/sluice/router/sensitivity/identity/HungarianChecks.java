package dev.sluice.router.sensitivity.identity;

import static dev.sluice.router.sensitivity.number.CheckDigits.digit;
import static dev.sluice.router.sensitivity.number.CheckDigits.number;
import static dev.sluice.router.sensitivity.number.CheckDigits.weigh;

import dev.sluice.router.sensitivity.number.CheckDigits;

/** Numbers of Hungary: 1996. évi XX. törvény, annexes I to III. */
final class HungarianChecks {
    private HungarianChecks() {}

    /** Social insurance number: weights 3 and 7, modulus 10. */
    static boolean taj(String number) {
        return weigh(number, 3, 7, 3, 7, 3, 7, 3, 7) % 10 == digit(number, 8);
    }

    /** Tax identification: begins with 8; each digit times its place, modulus 11. */
    static boolean taxId(String number) {
        return number.charAt(0) == '8' && weigh(number, 1, 2, 3, 4, 5, 6, 7, 8, 9) % 11 == digit(number, 9);
    }

    /** Personal identifier: the places count upwards for those born before 1997, downwards for the others. */
    static boolean personalId(String number) {
        int upwards = weigh(number, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10) % 11;
        int downwards = weigh(number, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1) % 11;
        int check = digit(number, 10);
        return number.charAt(0) >= '1'
                && number.charAt(0) <= '8'
                && CheckDigits.date(number(number, 3, 5), number(number, 5, 7))
                && (upwards == check || downwards == check);
    }
}
