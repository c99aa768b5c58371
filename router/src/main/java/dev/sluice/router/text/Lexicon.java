package dev.sluice.router.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * All words of all topics, as a hash table that the pass of {@link Clues} asks at the end of every word. A bitmap tells
 * at the cost of one memory access that a word is none of them, which is so for most.
 *
 * <p>Scripts that put no spaces between words are asked for every two units instead, and their words are found where
 * they begin.
 */
final class Lexicon {
    static final Lexicon BUILT_IN = new Lexicon();

    /** Units; a longer word is in no list. */
    static final int LONGEST = 32;

    /** Bits; the bitmap takes 64 KiB, which stays in a core's second cache. */
    private static final int BITS = 1 << 19;

    private final long[] bitmap = new long[BITS >> 6];
    private final String[] words;
    private final long[] topics;
    private final int mask;
    private int longestUnspaced = 2;

    private Lexicon() {
        Map<String, Long> all = new HashMap<>();
        for (Topic topic : Topic.values()) {
            read(topic, all);
        }
        int size = Integer.highestOneBit(Math.max(64, all.size())) * 4;
        words = new String[size];
        topics = new long[size];
        mask = size - 1;
        all.forEach(this::put);
    }

    private static void read(Topic topic, Map<String, Long> all) {
        String name = "words/" + topic.name().toLowerCase(Locale.ROOT) + ".txt";
        try (InputStream stream = Lexicon.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("words: no list " + name);
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String word = line.strip();
                if (!word.isEmpty() && word.charAt(0) != '#') {
                    all.merge(word, topic.bit(), (one, other) -> one | other);
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void put(String word, long bits) {
        int length = word.length();
        if (length > LONGEST || length < 2 || !word.equals(word.toLowerCase(Locale.ROOT))) {
            throw new IllegalStateException("words: \"" + word + "\" (expected 2 to 32 letters in lower case)");
        }
        boolean unspaced = unspaced(word.charAt(0));
        int hash = 0;
        for (int i = 0; i < length; i++) {
            if (!Character.isLetter(word.charAt(i)) && !Character.isSurrogate(word.charAt(i))) {
                throw new IllegalStateException("words: \"" + word + "\" (expected letters only)");
            }
            hash = next(hash, word.charAt(i));
        }
        mark(hash);
        if (unspaced) {
            longestUnspaced = Math.max(longestUnspaced, length);
            mark(next(next(0, word.charAt(0)), word.charAt(1)));
        }
        int slot = spread(hash) & mask;
        while (words[slot] != null) {
            slot = (slot + 1) & mask;
        }
        words[slot] = word;
        topics[slot] = bits;
    }

    private void mark(int hash) {
        int bit = spread(hash) & (BITS - 1);
        bitmap[bit >> 6] |= 1L << bit;
    }

    /** The hash after one more unit, which is in lower case. */
    static int next(int hash, int unit) {
        return hash * 31 + unit;
    }

    private static int spread(int hash) {
        return ((hash ^ (hash >>> 15)) * 0x9E3779B1) >>> 8;
    }

    /** Whether there may be a word of this hash. */
    boolean maybe(int hash) {
        int bit = spread(hash) & (BITS - 1);
        return (bitmap[bit >> 6] & (1L << bit)) != 0;
    }

    /** The topics of the word that stands here; 0 if it is none. */
    long topics(String text, int start, int end, int hash) {
        int slot = spread(hash) & mask;
        String word = words[slot];
        while (word != null) {
            if (word.length() == end - start && text.regionMatches(true, start, word, 0, word.length())) {
                return topics[slot];
            }
            slot = (slot + 1) & mask;
            word = words[slot];
        }
        return 0;
    }

    /** One past the longest word of an unspaced script that begins here; {@code start} if none does. */
    int unspacedEnd(String text, int start) {
        int limit = Math.min(text.length(), start + longestUnspaced);
        int hash = 0;
        int end = start;
        for (int i = start; i < limit && unspaced(text.charAt(i)); i++) {
            hash = next(hash, text.charAt(i));
            if (i > start && maybe(hash) && topics(text, start, i + 1, hash) != 0) {
                end = i + 1;
            }
        }
        return end;
    }

    /** Han, kana, Hangul (whose particles are joined to the word), Thai, Lao, Khmer, Myanmar. */
    static boolean unspaced(char unit) {
        return unit >= 0x0E00
                && (unit <= 0x0EFF
                        || (unit >= 0x1000 && unit <= 0x109F)
                        || (unit >= 0x1780 && unit <= 0x17FF)
                        || (unit >= 0x3040 && unit <= 0x30FF)
                        || (unit >= 0x3400 && unit <= 0x9FFF)
                        || (unit >= 0xAC00 && unit <= 0xD7A3));
    }
}
