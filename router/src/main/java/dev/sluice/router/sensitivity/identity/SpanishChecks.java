package dev.sluice.router.sensitivity.identity;

import static dev.sluice.router.sensitivity.number.CheckDigits.digit;

import java.util.Set;

/** Numbers of Spain. */
final class SpanishChecks {
    private static final String LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE";

    /** Printed as examples everywhere. */
    private static final Set<String> PUBLISHED =
            Set.of("12345678Z", "00000000T", "99999999R", "X1234567L", "X0000000T");

    private SpanishChecks() {}

    /** Identity document: Real Decreto 1553/2005, article 11; the letter is the number mod 23. */
    static boolean dni(String number) {
        return LETTERS.charAt(Integer.parseInt(number, 0, 8, 10) % 23) == number.charAt(8)
                && !PUBLISHED.contains(number);
    }

    /** Foreigner's number: Orden INT/2058/2008; X, Y, Z stand for 0, 1, 2. */
    static boolean nie(String number) {
        int first = "XYZ".indexOf(number.charAt(0));
        return first >= 0
                && LETTERS.charAt(Integer.parseInt(first + number.substring(1, 8)) % 23) == number.charAt(8)
                && !PUBLISHED.contains(number);
    }

    /** Company's tax number: Orden EHA/451/2008; Luhn's sum gives a digit or a letter. */
    static boolean cif(String number) {
        if ("ABCDEFGHJNPQRSUVW".indexOf(number.charAt(0)) < 0) {
            return false;
        }
        int sum = 0;
        for (int i = 1; i < 8; i++) {
            int twice = digit(number, i) * 2;
            sum += i % 2 == 0 ? digit(number, i) : twice / 10 + twice % 10;
        }
        int check = (10 - sum % 10) % 10;
        char last = number.charAt(8);
        return last == '0' + check || last == "JABCDEFGHI".charAt(check);
    }

    /** Social security number: Tesorería General de la Seguridad Social; the last two digits are the rest mod 97. */
    static boolean nuss(String number) {
        long serial = Long.parseLong(number, 2, 10, 10);
        long province = Long.parseLong(number, 0, 2, 10);
        long whole = serial < 10_000_000 ? serial + province * 10_000_000 : Long.parseLong(number, 0, 10, 10);
        return province >= 1 && province <= 66 && whole % 97 == Long.parseLong(number, 10, 12, 10);
    }
}
