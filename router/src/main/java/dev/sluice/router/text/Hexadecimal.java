package dev.sluice.router.text;

/** Numbers written in base sixteen. */
final class Hexadecimal {
    private Hexadecimal() {}

    /** What a digit is worth; -1 if it is none. */
    static int digit(char unit) {
        if (unit >= '0' && unit <= '9') {
            return unit - '0';
        }
        int lower = unit | 0x20;
        return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
    }

    /** The byte of the two digits at {@code at}, which the text must reach; -1 if they are none. */
    static int pair(String text, int at) {
        int high = digit(text.charAt(at));
        int low = digit(text.charAt(at + 1));
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }

    /**
     * The number of so many digits at {@code at}.
     *
     * @return -1 if they are not one to eight, not all digits, or more than any character's code
     */
    static int number(String text, int at, int digits) {
        if (digits < 1 || digits > 8 || at + digits > text.length()) {
            return -1;
        }
        int code = 0;
        for (int i = at; i < at + digits; i++) {
            int digit = digit(text.charAt(i));
            if (digit < 0 || code > 0x110000) {
                return -1;
            }
            code = code << 4 | digit;
        }
        return code;
    }
}
