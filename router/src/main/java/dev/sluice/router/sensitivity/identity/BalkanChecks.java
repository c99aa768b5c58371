package dev.sluice.router.sensitivity.identity;

import static dev.sluice.router.sensitivity.number.CheckDigits.digit;
import static dev.sluice.router.sensitivity.number.CheckDigits.number;
import static dev.sluice.router.sensitivity.number.CheckDigits.weigh;

import dev.sluice.router.sensitivity.number.CheckDigits;

/** Numbers of Romania, Bulgaria, the countries of former Yugoslavia, and Greece. */
final class BalkanChecks {
    private BalkanChecks() {}

    /** Romania: Legea 105/1996, weights 2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9, modulus 11. */
    static boolean cnp(String number) {
        int check = weigh(number, 2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9) % 11;
        int county = number(number, 7, 9);
        return number.charAt(0) != '0'
                && CheckDigits.monthDay(number, 3)
                && (county >= 1 && (county <= 52 || county == 70 || county >= 80))
                && (check == 10 ? 1 : check) == digit(number, 12);
    }

    /** Bulgaria: Наредба РД-02-20-9/2012 (ГРАО); the month adds 20 before 1900 and 40 from 2000 on. */
    static boolean egn(String number) {
        int check = weigh(number, 2, 4, 8, 5, 10, 9, 7, 3, 6) % 11 % 10;
        return check == digit(number, 9) && CheckDigits.date(number(number, 2, 4) % 20, number(number, 4, 6));
    }

    /** Serbia, Bosnia, Montenegro, North Macedonia, Slovenia: the unique master citizen number, modulus 11. */
    static boolean jmbg(String number) {
        int rest = weigh(number, 7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2) % 11;
        char millennium = number.charAt(4);
        return (rest < 2 ? 0 : 11 - rest) == digit(number, 12)
                && CheckDigits.dayMonth(number, 0)
                && (millennium == '9' || millennium == '0' || millennium == '8');
    }

    /** Slovenia's tax number: Zakon o davčnem postopku, FURS; weights 8 to 2, modulus 11. */
    static boolean davcna(String number) {
        int check = 11 - weigh(number, 8, 7, 6, 5, 4, 3, 2) % 11;
        return number.charAt(0) != '0' && check % 10 == digit(number, 7) && check != 11;
    }

    /** Greece's tax number: AADE; weights 256 down to 2, modulus 11 and then 10. */
    static boolean afm(String number) {
        return weigh(number, 256, 128, 64, 32, 16, 8, 4, 2) % 11 % 10 == digit(number, 8)
                && !number.equals("000000000");
    }

    /** Greece's social security number: ΗΔΙΚΑ; a date of birth and Luhn's digit. */
    static boolean amka(String number) {
        return CheckDigits.dayMonth(number, 0) && CheckDigits.luhn(number);
    }
}
