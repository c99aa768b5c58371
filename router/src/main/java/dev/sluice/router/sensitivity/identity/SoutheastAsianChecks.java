package dev.sluice.router.sensitivity.identity;

import static dev.sluice.router.sensitivity.number.CheckDigits.digit;
import static dev.sluice.router.sensitivity.number.CheckDigits.number;
import static dev.sluice.router.sensitivity.number.CheckDigits.weigh;

import dev.sluice.router.sensitivity.number.CheckDigits;

/** Numbers of Singapore, Malaysia, Thailand, Indonesia and Vietnam. */
final class SoutheastAsianChecks {
    private SoutheastAsianChecks() {}

    /** Singapore, ICA: NRIC and FIN; weights 2, 7 to 2, an offset by series, a letter by modulus 11. */
    static boolean nric(String number) {
        int sum = 0;
        for (int i = 1; i < 8; i++) {
            sum += digit(number, i) * digit("02765432", i);
        }
        char last = number.charAt(8);
        return (switch (number.charAt(0)) {
                    case 'S' -> "JZIHGFEDCBA".charAt(sum % 11) == last;
                    case 'T' -> "JZIHGFEDCBA".charAt((sum + 4) % 11) == last;
                    case 'F' -> "XWUTRQPNMLK".charAt(sum % 11) == last;
                    case 'G' -> "XWUTRQPNMLK".charAt((sum + 4) % 11) == last;
                    case 'M' -> "XWUTRQPNJLK".charAt((sum + 3) % 11) == last;
                    default -> false;
                })
                && !number.equals("S1234567D");
    }

    /** Malaysia, National Registration Department: date of birth, place of birth 01 to 99 without 00 and few others. */
    static boolean myKad(String number) {
        int place = number(number, 6, 8);
        return CheckDigits.monthDay(number, 2)
                && place != 0
                && (place < 17 || place > 20)
                && place != 69
                && place != 70
                && place != 73
                && place != 80
                && place != 81
                && (place < 94 || place > 97);
    }

    /** Thailand, Department of Provincial Administration: weights 13 to 2, modulus 11. */
    static boolean thai(String number) {
        int check = 11 - weigh(number, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2) % 11;
        return number.charAt(0) != '0' && number.charAt(0) != '9' && check % 10 == digit(number, 12);
    }

    /** Indonesia, UU 24/2013: region, date of birth with 40 added to women's days, serial. */
    static boolean nik(String number) {
        int day = number(number, 6, 8);
        return number(number, 0, 2) >= 11
                && CheckDigits.date(number(number, 8, 10), day > 40 ? day - 40 : day)
                && !number.endsWith("0000");
    }

    /** Vietnam, Nghị định 137/2015: province 001 to 096; or the nine digits of the old card. */
    static boolean cccd(String number) {
        return number.length() == 9 || (number(number, 0, 3) >= 1 && number(number, 0, 3) <= 96);
    }
}
