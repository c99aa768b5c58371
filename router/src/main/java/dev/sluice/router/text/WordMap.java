package dev.sluice.router.text;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Words with flags. A piece of a text is asked for where it stands, in any case of letters, without a copy of it: one
 * hash over its units and, nearly always, one look.
 */
public final class WordMap {
    private final String[] words;
    private final int[] flags;
    private final int mask;
    private final int longest;

    private WordMap(Map<String, Integer> all) {
        int size = Integer.highestOneBit(Math.max(8, all.size())) * 4;
        words = new String[size];
        flags = new int[size];
        mask = size - 1;
        int most = 0;
        for (Map.Entry<String, Integer> entry : all.entrySet()) {
            String word = entry.getKey();
            int slot = slot(word, 0, word.length());
            while (words[slot] != null) {
                slot = (slot + 1) & mask;
            }
            words[slot] = word;
            flags[slot] = entry.getValue();
            most = Math.max(most, word.length());
        }
        longest = most;
    }

    /** Collects words; one that comes twice has the flags of both. */
    public static final class Builder {
        private final Map<String, Integer> all = new HashMap<>();

        /**
         * @param spaced words in lower case, with single spaces between
         * @param bits not 0
         */
        public Builder with(int bits, String spaced) {
            return with(bits, List.of(spaced.split(" ")));
        }

        public Builder with(int bits, Iterable<String> list) {
            for (String word : list) {
                if (!word.equals(word.toLowerCase(Locale.ROOT))) {
                    throw new IllegalArgumentException("words: \"" + word + "\" (expected lower case)");
                }
                all.merge(word, bits, (one, other) -> one | other);
            }
            return this;
        }

        public WordMap build() {
            return new WordMap(all);
        }
    }

    /** Words with the flag 1. */
    public static WordMap of(String spaced) {
        return new Builder().with(1, spaced).build();
    }

    /** The flags of the word that this piece is; 0 if it is none. */
    public int flags(String text, int start, int end) {
        int length = end - start;
        if (length <= 0 || length > longest) {
            return 0;
        }
        int slot = slot(text, start, end);
        for (String word = words[slot]; word != null; word = words[slot]) {
            if (word.length() == length && same(word, text, start)) {
                return flags[slot];
            }
            slot = (slot + 1) & mask;
        }
        return 0;
    }

    public boolean has(String text, int start, int end) {
        return flags(text, start, end) != 0;
    }

    private static boolean same(String word, String text, int start) {
        for (int i = 0; i < word.length(); i++) {
            if (lower(text.charAt(start + i)) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private int slot(String text, int start, int end) {
        int hash = 0;
        for (int i = start; i < end; i++) {
            hash = hash * 31 + lower(text.charAt(i));
        }
        return (((hash ^ (hash >>> 15)) * 0x9E3779B1) >>> 8) & mask;
    }

    /** One unit in lower case. */
    public static char lower(char unit) {
        if (unit < 128) {
            return unit >= 'A' && unit <= 'Z' ? (char) (unit | 0x20) : unit;
        }
        return Character.toLowerCase(unit);
    }
}
