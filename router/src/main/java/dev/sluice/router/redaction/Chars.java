package dev.sluice.router.redaction;

import java.util.Locale;

/** Characters that stand in surrogates and masks: printable ASCII that JSON does not escape. */
final class Chars {
    private Chars() {}

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isAlphanumeric(char c) {
        return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /** Invisible characters vanish from a surrogate. Half of a pair counts as one; the other half vanishes. */
    static boolean isVisible(char c) {
        return !Character.isLowSurrogate(c) && Character.getType(c) != Character.FORMAT && !isVariation(c);
    }

    private static boolean isVariation(char c) {
        return c >= 0xFE00 && c <= 0xFE0F;
    }

    /** What stands for a character that is neither letter nor digit. */
    static char separator(char c) {
        if (Character.isWhitespace(c) || Character.getType(c) == Character.SPACE_SEPARATOR || c < ' ') {
            return ' ';
        }
        if (c == '"') {
            return '\'';
        }
        if (c == '\\') {
            return '/';
        }
        return c < 127 ? c : '-';
    }

    /** A digit of any script as ASCII, an ASCII letter as it is, any other letter as {@code x}. */
    static char ascii(char c) {
        int digit = Character.digit(c, 10);
        return digit >= 0 ? (char) ('0' + digit) : isAlphanumeric(c) ? c : 'x';
    }

    /** Letters in upper case and digits, nothing else: the same for all spellings of a number. */
    static String dense(String value) {
        StringBuilder dense = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c >= 0xFF21 && c <= 0xFF5A) {
                c = (char) (c - 0xFF21 + 'A'); // fullwidth letters
            }
            if (Character.isLetterOrDigit(c)) {
                dense.append(Character.toUpperCase(ascii(c)));
            }
        }
        return dense.toString();
    }

    /** For comparing: letters and digits in lower case. */
    static String folded(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        String lower = text.toLowerCase(Locale.ROOT);
        for (int i = 0; i < lower.length(); i++) {
            if (Character.isLetterOrDigit(lower.charAt(i))) {
                folded.append(lower.charAt(i));
            }
        }
        return folded.toString();
    }

    static int digits(String text) {
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            digits += Character.isDigit(text.charAt(i)) ? 1 : 0;
        }
        return digits;
    }
}
