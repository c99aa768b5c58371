package dev.sluice.router.sensitivity.number;

import dev.sluice.router.text.Clues;
import dev.sluice.router.text.Walk;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/**
 * A word or phrase that announces numbers of some formats.
 *
 * @param words in lower case; in capitals if it counts only so
 * @param capitals whether it counts only in capitals
 * @param own formats that it announces by name
 * @param formats all formats that it announces
 */
record Cue(List<String> words, boolean capitals, BitSet own, BitSet formats) {
    /** Units between two words of a phrase. */
    private static final int WIDEST_GAP = 3;

    static Cue of(String phrase) {
        boolean capitals = !phrase.equals(phrase.toLowerCase(Locale.ROOT));
        return new Cue(List.of(phrase.split(" ")), capitals, new BitSet(), new BitSet());
    }

    /** The letters that the phrase begins with, as the lexicon holds them. */
    String first() {
        String word = words.getFirst().toLowerCase(Locale.ROOT);
        int end = 0;
        while (end < word.length() && Walk.letter(word.charAt(end))) { // as the lexicon's words are read
            end++;
        }
        return word.substring(0, end);
    }

    /** One past the phrase whose first letters stand here; -1 if it does not stand here. */
    int end(String text, int start) {
        int end = start;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            int at = end;
            while (i > 0
                    && at < text.length()
                    && at - end < WIDEST_GAP
                    && !Character.isLetterOrDigit(text.charAt(at))) {
                at++;
            }
            if (!text.regionMatches(!capitals, at, word, 0, word.length())) {
                return -1;
            }
            end = at + word.length();
            if (end < text.length() && Clues.isLetter(text.charAt(end)) && word.charAt(word.length() - 1) < 0x0E00) {
                return -1;
            }
        }
        return end;
    }
}
