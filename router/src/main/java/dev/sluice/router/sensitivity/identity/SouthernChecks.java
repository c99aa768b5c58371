package dev.sluice.router.sensitivity.identity;

import static dev.sluice.router.sensitivity.number.CheckDigits.digit;
import static dev.sluice.router.sensitivity.number.CheckDigits.number;
import static dev.sluice.router.sensitivity.number.CheckDigits.weigh;

import dev.sluice.router.sensitivity.number.CheckDigits;
import java.util.Set;

/** Numbers of the Middle East, Africa, Australia and New Zealand. */
final class SouthernChecks {
    /** Printed as examples by the Australian Taxation Office and by software vendors. */
    private static final Set<String> TEST_TFNS = Set.of("123456782", "876543210", "111111111", "000000000");

    private SouthernChecks() {}

    /** Israel, Population Authority: Luhn's digit over nine digits; shorter ones have a zero before. */
    static boolean israel(String number) {
        return CheckDigits.luhn(number) && number.chars().distinct().count() > 1 && !number.equals("123456782");
    }

    /** Egypt, Civil Status Organization: century, date of birth, governorate. */
    static boolean egypt(String number) {
        int governorate = number(number, 7, 9);
        return (number.charAt(0) == '2' || number.charAt(0) == '3')
                && CheckDigits.monthDay(number, 3)
                && governorate >= 1
                && (governorate <= 35 || governorate == 88);
    }

    /** Saudi Arabia, Absher: 1 for citizens, 2 for residents, Luhn's digit. */
    static boolean saudi(String number) {
        return (number.charAt(0) == '1' || number.charAt(0) == '2') && CheckDigits.luhn(number);
    }

    /** United Arab Emirates, ICP: country 784, year of birth, Luhn's digit. */
    static boolean emirates(String number) {
        int year = number(number, 3, 7);
        return number.startsWith("784")
                && year >= 1900
                && year <= 2099
                && CheckDigits.luhn(number)
                && !number.equals("784123412345671");
    }

    /** Kuwait, PACI: weights 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2, modulus 11. */
    static boolean kuwait(String number) {
        int check = 11 - weigh(number, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2) % 11;
        return CheckDigits.monthDay(number, 3) && check == digit(number, 11);
    }

    /** Iran, National Organization for Civil Registration: weights 10 to 2, modulus 11. */
    static boolean iran(String number) {
        int rest = weigh(number, 10, 9, 8, 7, 6, 5, 4, 3, 2) % 11;
        return (rest < 2 ? rest : 11 - rest) == digit(number, 9)
                && number.chars().distinct().count() > 1;
    }

    /** South Africa, Identification Act 68 of 1997: date of birth, citizenship 0 to 2, Luhn's digit. */
    static boolean southAfrica(String number) {
        return CheckDigits.monthDay(number, 2)
                && number.charAt(10) <= '2'
                && CheckDigits.luhn(number)
                && !number.equals("8001015009087");
    }

    /** Australia, Taxation Office: weights 1, 4, 3, 7, 5, 8, 6, 9, 10, modulus 11; the old form has eight digits. */
    static boolean tfn(String number) {
        int sum = number.length() == 9
                ? weigh(number, 1, 4, 3, 7, 5, 8, 6, 9, 10)
                : weigh(number, 10, 7, 8, 4, 6, 3, 5, 1);
        return sum % 11 == 0 && !TEST_TFNS.contains(number) && !CheckDigits.day(number);
    }

    /** Australia, Services Australia: weights 1, 3, 7, 9, 1, 3, 7, 9, modulus 10, then the issue and the person. */
    static boolean medicare(String number) {
        return number.charAt(0) >= '2'
                && number.charAt(0) <= '6'
                && weigh(number, 1, 3, 7, 9, 1, 3, 7, 9) % 10 == digit(number, 8);
    }

    /** Australia, Australian Business Register: one less in the first digit, weights 10, 1, 3 to 19, modulus 89. */
    static boolean abn(String number) {
        return number.charAt(0) != '0' && (weigh(number, 10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19) - 10) % 89 == 0;
    }

    /** New Zealand, Inland Revenue, "Resident withholding tax specification": two sets of weights, modulus 11. */
    static boolean ird(String number) {
        String nine = number.length() == 8 ? "0" + number : number;
        int check = weigh(nine, 3, 2, 7, 6, 5, 4, 3, 2) % 11;
        if (check == 1) {
            check = weigh(nine, 7, 4, 3, 2, 5, 2, 7, 6) % 11;
        }
        int value = number(nine, 0, 9);
        return value > 10_000_000 && value < 150_000_000 && (11 - check) % 11 == digit(nine, 8);
    }
}
