package dev.sluice.router.redaction;

import java.util.Locale;
import java.util.random.RandomGenerator;

/** Digit for digit, letter for letter, in the same case; everything else stays. */
final class Shape {
    private Shape() {}

    static String drawn(String value, RandomGenerator random) {
        StringBuilder drawn = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (Character.isDigit(c)) {
                drawn.append((char) ('0' + random.nextInt(10)));
            } else if (Character.isLetter(c)) {
                drawn.append((char) ((Character.isUpperCase(c) ? 'A' : 'a') + random.nextInt(26)));
            } else if (Chars.isVisible(c)) {
                drawn.append(Chars.separator(c));
            }
        }
        return drawn.toString();
    }

    /** Letters and digits in ASCII. */
    static String ascii(String value) {
        StringBuilder ascii = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            ascii.append(Chars.ascii(value.charAt(i)));
        }
        return ascii.toString();
    }

    /** How many of its characters chance would choose. */
    static int signs(String value) {
        int signs = 0;
        for (int i = 0; i < value.length(); i++) {
            signs += Character.isLetterOrDigit(value.charAt(i)) ? 1 : 0;
        }
        return signs;
    }

    /** Letters and digits laid over those of a value with as many of them. */
    static String laid(String drawn, String value) {
        StringBuilder laid = new StringBuilder(value.length());
        int at = 0;
        // A digit's place may get a letter, whose case is then that of the others.
        boolean lower = value.equals(value.toLowerCase(Locale.ROOT));
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                char next = drawn.charAt(at++);
                laid.append(lower || Character.isLowerCase(c) ? Character.toLowerCase(next) : next);
            } else if (Chars.isVisible(c)) {
                laid.append(Chars.separator(c));
            }
        }
        return laid.toString();
    }
}
