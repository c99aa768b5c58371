package dev.sluice.router.sensitivity.identity;

import static dev.sluice.router.sensitivity.number.CheckDigits.digit;
import static dev.sluice.router.sensitivity.number.CheckDigits.weigh;

import dev.sluice.router.sensitivity.number.CheckDigits;

/** Numbers of South Korea and Japan. */
final class EastAsianChecks {
    private EastAsianChecks() {}

    /** South Korea, 주민등록법 시행규칙 § 2: date and sex; the check digit is not kept since October 2020. */
    static boolean rrn(String number) {
        return CheckDigits.monthDay(number, 2)
                && number.charAt(6) != '9'
                && !(number.charAt(6) == '0')
                && !number.endsWith("234567");
    }

    /** Japan, 行政手続における特定の個人を識別するための番号の利用等に関する法律施行令 (総務省令第85号), modulus 11. */
    static boolean myNumber(String number) {
        int rest = weigh(number, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2) % 11;
        return (rest <= 1 ? 0 : 11 - rest) == digit(number, 11)
                && !number.equals("123456789018")
                && number.chars().distinct().count() > 2;
    }
}
