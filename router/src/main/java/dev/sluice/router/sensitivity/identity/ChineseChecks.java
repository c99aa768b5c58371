package dev.sluice.router.sensitivity.identity;

import static dev.sluice.router.sensitivity.number.CheckDigits.digit;
import static dev.sluice.router.sensitivity.number.CheckDigits.number;

import dev.sluice.router.sensitivity.number.CheckDigits;

/** Numbers of China, Taiwan and Hong Kong. */
final class ChineseChecks {
    private ChineseChecks() {}

    /** GB 11643-1999: region, date of birth, serial, ISO 7064 MOD 11-2. */
    static boolean residentId(String number) {
        int region = number(number, 0, 2);
        int year = number(number, 6, 10);
        char last = number.charAt(17);
        return region >= 11
                && region <= 91
                && year >= 1880
                && year <= 2099
                && CheckDigits.monthDay(number, 10)
                && (last <= '9' || last == 'X')
                && CheckDigits.mod112(number);
    }

    /** Taiwan, Ministry of the Interior: a letter of two digits, weights 1, 9 to 1, 1, modulus 10. */
    static boolean taiwan(String number) {
        // The letters' numbers, from A on; I, O, W and Z came late.
        int area = new int[] {
                    10, 11, 12, 13, 14, 15, 16, 17, 34, 18, 19, 20, 21, 22, 35, 23, 24, 25, 26, 27, 28, 29, 32, 30, 31,
                    33
                }
                [number.charAt(0) - 'A'];
        int sum = area / 10 + area % 10 * 9 + digit(number, 9);
        for (int i = 1; i < 9; i++) {
            sum += digit(number, i) * (9 - i);
        }
        char second = number.charAt(1);
        return sum % 10 == 0
                && (second == '1' || second == '2' || second == '8' || second == '9')
                && !number.equals("A123456789");
    }

    /** Hong Kong, Immigration Department: letters count 10 to 35, a missing one 36; weights 9 to 1, modulus 11. */
    static boolean hongKong(String number) {
        boolean two = number.length() == 9;
        String rest = two ? number.substring(1) : number;
        int sum = (two ? Ids.value(number.charAt(0)) : 36) * 9 + Ids.value(rest.charAt(0)) * 8;
        for (int i = 1; i < 7; i++) {
            sum += digit(rest, i) * (8 - i);
        }
        char last = rest.charAt(7);
        int check = last == 'A' ? 10 : last <= '9' ? last - '0' : -1;
        return check >= 0 && (sum + check) % 11 == 0 && !number.equals("A1234563");
    }
}
