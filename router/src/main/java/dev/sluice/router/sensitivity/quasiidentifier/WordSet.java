package dev.sluice.router.sensitivity.quasiidentifier;

import dev.sluice.router.text.Clues;
import dev.sluice.router.text.WordMap;
import java.util.Set;

/** Some words. A piece of a text is asked for in any case of letters; first and last letter turn most away at once. */
final class WordSet {
    private final WordMap words;
    private final long[] lastOf = new long[64];

    private WordSet(Set<String> words) {
        this.words = new WordMap.Builder().with(1, words).build();
        for (String word : words) {
            lastOf[word.charAt(0) & 63] |= 1L << word.charAt(word.length() - 1);
        }
    }

    /** In lower case. */
    static WordSet of(String... words) {
        return new WordSet(Set.of(words));
    }

    boolean contains(String text, int start, int end) {
        return end > start
                && (lastOf[small(text.charAt(start)) & 63] & (1L << small(text.charAt(end - 1)))) != 0
                && words.has(text, start, end);
    }

    /** Whether a word may begin so; of words that begin with letters. */
    boolean mayBegin(char unit) {
        return (unit >= 128 || Clues.isLetter(unit)) && lastOf[small(unit) & 63] != 0;
    }

    private static int small(char unit) {
        return unit >= 'A' && unit <= 'Z' ? unit | 0x20 : unit < 128 ? unit : Character.toLowerCase(unit);
    }
}
