package dev.sluice.router.sensitivity.identity;

import static dev.sluice.router.sensitivity.number.CheckDigits.digit;
import static dev.sluice.router.sensitivity.number.CheckDigits.number;
import static dev.sluice.router.sensitivity.number.CheckDigits.weigh;

import dev.sluice.router.sensitivity.number.CheckDigits;

/** Numbers of Russia, Ukraine and Kazakhstan. */
final class SlavicChecks {
    private SlavicChecks() {}

    /** Pension insurance: постановление ПФР 192п/2006; nine digits weighted 9 to 1, modulus 101. */
    static boolean snils(String number) {
        return weigh(number, 9, 8, 7, 6, 5, 4, 3, 2, 1) % 101 % 100 == number(number, 9, 11)
                && !number.equals("11223344595");
    }

    /** Taxpayer: приказ ФНС ЕД-7-14/559@ 2020; ten digits for organisations, twelve for people. */
    static boolean inn(String number) {
        if (number.length() == 10) {
            return weigh(number, 2, 4, 10, 3, 5, 9, 4, 6, 8) % 11 % 10 == digit(number, 9);
        }
        return weigh(number, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8) % 11 % 10 == digit(number, 10)
                && weigh(number, 3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8) % 11 % 10 == digit(number, 11);
    }

    /** Ukraine: Положення про реєстрацію фізичних осіб (Мінфін 822/2017); days since 1899, modulus 11. */
    static boolean rnokpp(String number) {
        return Math.floorMod(weigh(number, -1, 5, 7, 9, 4, 6, 10, 5, 7), 11) % 10 == digit(number, 9);
    }

    /** Kazakhstan: закон 223-III/2007; date of birth, then modulus 11 with a second set of weights. */
    static boolean iin(String number) {
        int check = weigh(number, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11) % 11;
        if (check == 10) {
            check = weigh(number, 3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2) % 11;
        }
        return check == digit(number, 11) && CheckDigits.monthDay(number, 2);
    }
}
