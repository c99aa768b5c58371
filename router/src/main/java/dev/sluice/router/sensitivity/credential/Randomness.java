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
            "changeit",
            "replace",
            "insert",
            "dummy",
            "redacted",
            "sample",
            "deadbeef",
            "foobar",
            "goes_here",
            "goes-here",
            "1234567890abcdef",
            "0123456789",
            "123456789",
            "abcdefgh",
            "qwertyui",
            "aaaa",
            "0000000",
            "1111111",
            "######",
            "******");

    private static final List<String> WRITTEN = PLACEHOLDERS.stream()
            .flatMap(word -> Stream.of(
                    word,
                    word.toUpperCase(Locale.ROOT),
                    word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1)))
            .distinct()
            .toList();

    private static final String[] NONE = {};

    /** {@link #WRITTEN} by its first unit. */
    private static final String[][] BY_FIRST = byFirst();

    /**
     * For each letter the letters that often follow it: 94 % of the pairs in English words and names of programs,
     * counted in the sources of a scripting language's library, and what German and French add.
     */
    private static final String[] FOLLOWERS = {
        "bcdgiklmnprstuvyhfw",
        "aeilorsubjy",
        "acehiklortuy",
        "adeilosubry",
        "acdefgilmnpqrstvwxyubhk",
        "aefilortuy",
        "aehilnrsuoy",
        "aeiotlmnru",
        "abcdefglmnoprstvxzkh",
        "aeou",
        "eisalnot",
        "adeilostuykp",
        "abeimopsuy",
        "acdefgilnostuvykh",
        "abcdfgiklmnoprstuvwyh",
        "aeiloprstuyh",
        "u",
        "acdegiklmnorstuybfhpvz",
        "acehilopstuymwkq",
        "acehiloprstuymwz",
        "abcdegilmnprstfkx",
        "aeioy",
        "aehiorns",
        "aceiptm",
        "pstaeo",
        "aeiouwyz",
    };

    private static final int[] FOLLOWED = followed();

    /** No more is looked at: enough to tell. */
    private static final int ENOUGH = 64;

    private Randomness() {}

    /** At least seven different characters, and nothing that examples are made of. */
    static boolean looksRandom(String text, int start, int end) {
        int to = Math.min(end, start + ENOUGH);
        return different(text, start, to) >= 7 && !placeholder(text, start, to);
    }

    /** As people write them, in one case or with a capital; drawn at random, {@code yOUr} is no word. */
    static boolean placeholder(String value) {
        return placeholder(value, 0, value.length());
    }

    private static boolean placeholder(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            char unit = text.charAt(i);
            String[] words = unit < 128 ? BY_FIRST[unit] : NONE;
            for (String word : words) {
                if (i + word.length() <= end && text.startsWith(word, i)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String[][] byFirst() {
        String[][] words = new String[128][];
        for (char unit = 0; unit < 128; unit++) {
            char first = unit;
            words[unit] =
                    WRITTEN.stream().filter(word -> word.charAt(0) == first).toArray(String[]::new);
        }
        return words;
    }

    static int different(String text, int start, int end) {
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
        int classes = classes(text, start, end);
        return ((classes & DIGIT) != 0 && (classes & (LOWER | UPPER)) != 0) || Integer.bitCount(classes) >= 3;
    }

    static final int LOWER = 1;
    static final int UPPER = 2;
    static final int DIGIT = 4;
    static final int SIGN = 8;

    private static final byte[] CLASS = classes();

    /** Which of {@link #LOWER}, {@link #UPPER}, {@link #DIGIT}, {@link #SIGN} occur. */
    static int classes(String text, int start, int end) {
        int classes = 0;
        for (int i = start; i < end; i++) {
            classes |= classOf(text.charAt(i));
        }
        return classes;
    }

    private static int classOf(char unit) {
        return unit < 128 ? CLASS[unit] : classify(unit);
    }

    private static byte[] classes() {
        byte[] classes = new byte[128];
        for (char unit = 0; unit < 128; unit++) {
            classes[unit] = (byte) classify(unit);
        }
        return classes;
    }

    private static int classify(char unit) {
        return Character.isLowerCase(unit)
                ? LOWER
                : Character.isUpperCase(unit)
                        ? UPPER
                        : Character.isDigit(unit) ? DIGIT : Character.isLetter(unit) ? LOWER : SIGN;
    }

    /**
     * How little a run looks like words, in percent: the share of neighbours that no word and no name of a program has
     * side by side. Words and names stay below 30, what is drawn at random is mostly above 45; hexadecimal digits are
     * not judged well. Cost: one table look-up a character, 64 at most.
     */
    static int unnatural(String text, int start, int end) {
        int to = Math.min(end, start + ENOUGH);
        int pairs = 0;
        int odd = 0;
        for (int i = start + 1; i < to; i++) {
            int one = classOf(text.charAt(i - 1));
            int other = classOf(text.charAt(i));
            if (one == SIGN || other == SIGN) {
                continue; // Names are joined by signs, keys have few.
            }
            pairs += 2;
            if (one == DIGIT || other == DIGIT) {
                odd += one == other ? 1 : 2;
            } else if (one == LOWER && other == UPPER) {
                odd += 1; // where a word of a name begins
            } else {
                odd += follows(text.charAt(i - 1), text.charAt(i)) ? 0 : 2;
            }
        }
        return pairs == 0 ? 0 : odd * 100 / pairs;
    }

    private static boolean follows(char one, char other) {
        int first = (one | 0x20) - 'a';
        int second = (other | 0x20) - 'a';
        return first < 0 || first > 25 || second < 0 || second > 25 || (FOLLOWED[first] & 1 << second) != 0;
    }

    private static int[] followed() {
        int[] followed = new int[26];
        for (int i = 0; i < 26; i++) {
            for (char follower : FOLLOWERS[i].toCharArray()) {
                followed[i] |= 1 << (follower - 'a');
            }
        }
        return followed;
    }
}
