package dev.sluice.router.sensitivity.credential;

import dev.sluice.router.text.Clues;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

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

    private static final List<String> WRITTEN = PLACEHOLDERS.stream()
            .flatMap(word -> Stream.of(
                    word,
                    word.toUpperCase(Locale.ROOT),
                    word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1)))
            .distinct()
            .toList();

    /** No more is looked at: enough to tell. */
    private static final int ENOUGH = 64;

    private Randomness() {}

    /** At least seven different characters, and nothing that examples are made of. */
    static boolean looksRandom(String text, int start, int end) {
        int to = Math.min(end, start + ENOUGH);
        return different(text, start, to) >= 7 && !placeholder(text.substring(start, to));
    }

    /** As people write them, in one case or with a capital; drawn at random, {@code yOUr} is no word. */
    static boolean placeholder(String value) {
        return WRITTEN.stream().anyMatch(value::contains);
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

    /** A digit, or capitals among small letters: names with hyphens have neither, keys have one or the other. */
    static boolean isNoName(String text, int start, int end) {
        boolean lower = false;
        boolean upper = false;
        for (int i = start; i < end; i++) {
            char unit = text.charAt(i);
            if (Clues.isDigit(unit)) {
                return true;
            }
            lower |= unit >= 'a' && unit <= 'z';
            upper |= unit >= 'A' && unit <= 'Z';
        }
        return lower && upper;
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
