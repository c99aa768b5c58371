package dev.sluice.router.sensitivity;

/**
 * A number, or a part of one, in a text: digits with capitals, spaces and the usual separators between.
 *
 * @param start first unit
 * @param end one past the last
 * @param digits how many digits it has; 0 if there is no number
 */
record Piece(int start, int end, int digits) {
    private static final Piece NONE = new Piece(0, 0, 0);

    /** The first number that begins in the first so many units. */
    static Piece first(String text, int within) {
        for (int i = 0; i < text.length() && i < within; i++) {
            if (digit(text.charAt(i))) {
                return around(text, i);
            }
        }
        return NONE;
    }

    /** The last number that ends in the last so many units. */
    static Piece last(String text, int within) {
        for (int i = text.length() - 1; i >= 0 && i >= text.length() - within; i--) {
            if (digit(text.charAt(i))) {
                return around(text, i);
            }
        }
        return NONE;
    }

    private static Piece around(String text, int inside) {
        int start = inside;
        while (start > 0 && inside - start < 40 && in(text, start - 1)) {
            start--;
        }
        int end = inside + 1;
        while (end < text.length() && end - inside < 40 && in(text, end)) {
            end++;
        }
        // A word in capitals before a space is no part of the number; a separator at either end neither.
        while (!digitOrCapital(text.charAt(start))) {
            start++;
        }
        while (!digitOrCapital(text.charAt(end - 1))) {
            end--;
        }
        int digits = 0;
        for (int i = start; i < end; i++) {
            digits += digit(text.charAt(i)) ? 1 : 0;
        }
        return new Piece(start, end, digits);
    }

    private static boolean in(String text, int at) {
        return digitOrCapital(text.charAt(at)) || " -./".indexOf(text.charAt(at)) >= 0;
    }

    private static boolean digitOrCapital(char unit) {
        return digit(unit) || (unit >= 'A' && unit <= 'Z');
    }

    private static boolean digit(char unit) {
        return unit >= '0' && unit <= '9';
    }
}
