package dev.sluice.router.sensitivity;

import java.util.List;
import java.util.Locale;

/** Tells what a machine drew at random from what a person wrote to stand for it. */
final class Randomness {
    private static final List<String> PLACEHOLDERS = List.of(
            "example",
            "your",
            "xxxx",
            "placeholder",
            "changeme",
            "change_me",
            "change-me",
            "replace",
            "insert",
            "dummy",
            "redacted",
            "1234567890abcdef",
            "0123456789",
            "abcdefgh",
            "aaaa",
            "0000000");

    /** No more is looked at: enough to tell. */
    private static final int ENOUGH = 64;

    private Randomness() {}

    /** At least seven different characters, and nothing that examples are made of. */
    static boolean looksRandom(String text, int start, int end) {
        int to = Math.min(end, start + ENOUGH);
        return different(text, start, to) >= 7 && !placeholder(text.substring(start, to));
    }

    static boolean placeholder(String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        return PLACEHOLDERS.stream().anyMatch(lower::contains);
    }

    private static int different(String text, int start, int end) {
        long low = 0;
        long high = 0;
        for (int i = start; i < end; i++) {
            char unit = text.charAt(i);
            if (unit < 64) {
                low |= 1L << unit;
            } else if (unit < 128) {
                high |= 1L << (unit - 64);
            }
        }
        return Long.bitCount(low) + Long.bitCount(high);
    }

    /** Names with hyphens have none, keys nearly always. */
    static boolean digit(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (Clues.isDigit(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** Letters and digits mixed, or three of lower case, capitals, digits and signs. */
    static boolean mixed(String text, int start, int end) {
        boolean lower = false;
        boolean upper = false;
        boolean digit = false;
        boolean sign = false;
        for (int i = start; i < end; i++) {
            char unit = text.charAt(i);
            lower |= Character.isLowerCase(unit);
            upper |= Character.isUpperCase(unit);
            digit |= Character.isDigit(unit);
            sign |= !Character.isLetterOrDigit(unit);
        }
        int classes = (lower ? 1 : 0) + (upper ? 1 : 0) + (digit ? 1 : 0) + (sign ? 1 : 0);
        return (digit && (lower || upper)) || classes >= 3;
    }
}
