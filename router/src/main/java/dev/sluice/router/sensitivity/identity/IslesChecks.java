package dev.sluice.router.sensitivity.identity;

import static dev.sluice.router.sensitivity.number.CheckDigits.digit;
import static dev.sluice.router.sensitivity.number.CheckDigits.weigh;

import java.util.Set;

/** Numbers of the United Kingdom and Ireland. */
final class IslesChecks {
    private static final Set<String> NEVER_GIVEN = Set.of("BG", "GB", "KN", "NK", "NT", "TN", "ZZ");

    private IslesChecks() {}

    /** National insurance number: HMRC, National Insurance Manual NIM39110. QQ is the prefix of printed examples. */
    static boolean nino(String number) {
        return "DFIQUV".indexOf(number.charAt(0)) < 0
                && "DFIQUVO".indexOf(number.charAt(1)) < 0
                && !NEVER_GIVEN.contains(number.substring(0, 2))
                && number.charAt(8) <= 'D'
                && !number.startsWith("123456", 2);
    }

    /** NHS number: NHS Data Dictionary, "NHS NUMBER", modulus 11. Numbers from 999 on are for tests. */
    static boolean nhs(String number) {
        int check = 11 - weigh(number, 10, 9, 8, 7, 6, 5, 4, 3, 2) % 11;
        return check != 10 && check % 11 == digit(number, 9) && !number.startsWith("999") && !number.startsWith("0000");
    }

    /**
     * Unique taxpayer reference: the modulus 11 check of HMRC's specification for tax references; check digit first.
     */
    static boolean utr(String number) {
        int sum = weigh(number, 0, 6, 7, 8, 9, 10, 5, 4, 3, 2);
        return "21987654321".charAt(sum % 11) == number.charAt(0);
    }

    /** Personal public service number: Revenue (Ireland), "PPS number" check character, modulus 23. */
    static boolean pps(String number) {
        int second = number.length() == 9 && number.charAt(8) != 'W' ? number.charAt(8) - '@' : 0;
        int sum = weigh(number, 8, 7, 6, 5, 4, 3, 2) + 9 * second;
        return second <= 9 && "WABCDEFGHIJKLMNOPQRSTUV".charAt(sum % 23) == number.charAt(7);
    }
}
