package dev.sluice.router.sensitivity.number;

/**
 * Check digits that several numbers share. All take digits without separators, the check digit last unless said
 * otherwise.
 */
public final class CheckDigits {
    /** The dihedral group of order ten: {@code D[a][b]} is a composed with b. */
    private static final String[] DIHEDRAL = {
        "0123456789", "1234067895", "2340178956", "3401289567", "4012395678",
        "5987604321", "6598710432", "7659821043", "8765932104", "9876543210"
    };

    private static final String[] PERMUTATION = {
        "0123456789", "1576283094", "5803796142", "8916043527", "9453126870", "4286573901", "2793806415", "7046913258"
    };

    private CheckDigits() {}

    /** The digit at an index. */
    public static int digit(CharSequence number, int index) {
        return number.charAt(index) - '0';
    }

    /** Digits {@code from} to {@code to} as a number. */
    public static int number(CharSequence number, int from, int to) {
        return Integer.parseInt(number, from, to, 10);
    }

    /** The sum of digits times weights, from the first digit on. */
    public static int weigh(CharSequence number, int... weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * digit(number, i);
        }
        return sum;
    }

    /** Luhn's check digit: ISO/IEC 7812-1, annex B. */
    public static boolean luhn(CharSequence number) {
        int sum = 0;
        for (int i = 0; i < number.length(); i++) {
            int digit = digit(number, number.length() - 1 - i);
            int twice = digit * 2;
            sum += i % 2 == 0 ? digit : twice > 9 ? twice - 9 : twice;
        }
        return sum % 10 == 0;
    }

    /** Verhoeff's check digit: J. Verhoeff, "Error detecting decimal codes", Mathematical Centre Tracts 29, 1969. */
    public static boolean verhoeff(CharSequence number) {
        int check = 0;
        for (int i = 0; i < number.length(); i++) {
            int digit = PERMUTATION[i % 8].charAt(digit(number, number.length() - 1 - i)) - '0';
            check = DIHEDRAL[check].charAt(digit) - '0';
        }
        return check == 0;
    }

    /** ISO 7064, the hybrid system MOD 11,10. */
    public static boolean mod1110(CharSequence number) {
        int product = 10;
        for (int i = 0; i < number.length() - 1; i++) {
            int sum = (product + digit(number, i)) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        return (product + digit(number, number.length() - 1)) % 10 == 1;
    }

    /** ISO 7064, the pure system MOD 11-2; the last character may be {@code X} for 10. */
    public static boolean mod112(CharSequence number) {
        int sum = 0;
        for (int i = 0; i < number.length(); i++) {
            char unit = number.charAt(i);
            sum = (sum * 2 + (unit == 'X' ? 10 : unit - '0')) % 11;
        }
        return sum == 1;
    }

    /** The check digit of a GTIN-13: GS1 General Specifications, section 7.9. */
    public static boolean ean13(CharSequence number) {
        return weigh(number, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1) % 10 == 0;
    }

    /** The remainder of a long number. */
    public static int mod(CharSequence number, int modulus) {
        int remainder = 0;
        for (int i = 0; i < number.length(); i++) {
            remainder = (remainder * 10 + digit(number, i)) % modulus;
        }
        return remainder;
    }

    /** Whether a month has this day; February has 29. */
    public static boolean date(int month, int day) {
        int last = month == 2 ? 29 : month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
        return month >= 1 && month <= 12 && day >= 1 && day <= last;
    }

    /** Whether the digits from an index on are month and day. */
    public static boolean monthDay(CharSequence number, int from) {
        return date(number(number, from, from + 2), number(number, from + 2, from + 4));
    }

    /** Whether the digits from an index on are day and month. */
    public static boolean dayMonth(CharSequence number, int from) {
        return date(number(number, from + 2, from + 4), number(number, from, from + 2));
    }

    /** Whether eight digits are a day, year first or last. */
    public static boolean day(CharSequence number) {
        if (number.length() != 8 || number.chars().anyMatch(unit -> unit > '9')) {
            return false;
        }
        int first = number(number, 0, 4);
        int last = number(number, 4, 8);
        return (first >= 1900 && first <= 2099 && monthDay(number, 4))
                || (last >= 1900 && last <= 2099 && (monthDay(number, 0) || dayMonth(number, 0)));
    }
}
