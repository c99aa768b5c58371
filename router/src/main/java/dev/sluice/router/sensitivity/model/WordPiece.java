package dev.sluice.router.sensitivity.model;

import dev.sluice.router.text.BertCharacters;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * BERT's tokeniser: words are split at white space, punctuation and Chinese characters, and each into the longest
 * pieces that the vocabulary has. Linear in the text, since a word has a longest length. Thread-safe.
 *
 * <p>Source: BertNormalizer, BertPreTokenizer and WordPiece of Hugging Face's tokenizers; Google's tokenization.py.
 *
 * @param vocabulary pieces and their ids
 * @param prefix what a piece that goes on begins with in the vocabulary, {@code ##} as a rule
 * @param unknown the id of a word without pieces
 * @param begin the id before each window, of {@code [CLS]}
 * @param end the id behind each window, of {@code [SEP]}
 * @param longestWord in characters; a longer one is unknown
 * @param lowerCase whether capitals become small
 * @param stripAccents whether accents are taken off
 * @param chinese whether each Chinese character is a word
 */
public record WordPiece(
        Map<String, Integer> vocabulary,
        String prefix,
        int unknown,
        int begin,
        int end,
        int longestWord,
        boolean lowerCase,
        boolean stripAccents,
        boolean chinese) {

    public WordPiece {
        vocabulary = Map.copyOf(vocabulary);
    }

    /** A word and where it stands, in UTF-16 units of the text. */
    @SuppressWarnings("ArrayRecordComponent") // never compared nor given away; a list would cost a box a piece
    record Word(int start, int end, int[] ids) {}

    /** The words of a text, one after the other. */
    Words words(String text) {
        return new Words(text);
    }

    /** Reads as far as it is asked, so that a text too long for its deadline costs little. */
    final class Words {
        private final String text;
        private int at;

        private Words(String text) {
            this.text = text;
        }

        /** The next word; null behind the last. */
        @Nullable
        Word next() {
            while (at < text.length()) {
                int start = at;
                int first = text.codePointAt(start);
                at += Character.charCount(first);
                if (BertCharacters.space(first) || BertCharacters.dropped(first)) {
                    continue;
                }
                if (!alone(first)) {
                    while (at < text.length()) {
                        int next = text.codePointAt(at);
                        if (BertCharacters.space(next) || alone(next)) {
                            break;
                        }
                        at += Character.charCount(next);
                    }
                }
                return new Word(start, at, ids(start, at));
            }
            return null;
        }

        private int[] ids(int start, int end) {
            // Four units a character, for accents that will be taken off.
            return end - start > 4L * longestWord ? new int[] {unknown} : pieces(normal(text.substring(start, end)));
        }
    }

    private String normal(String word) {
        StringBuilder kept = new StringBuilder(word.length());
        (stripAccents ? Normalizer.normalize(word, Normalizer.Form.NFD) : word)
                .codePoints()
                .filter(c -> !BertCharacters.dropped(c)
                        && !(stripAccents && Character.getType(c) == Character.NON_SPACING_MARK))
                .forEach(kept::appendCodePoint);
        return lowerCase ? kept.toString().toLowerCase(Locale.ROOT) : kept.toString();
    }

    private int[] pieces(String word) {
        int[] ids = new int[word.length()];
        int count = 0;
        int start = 0;
        while (start < word.length() && word.length() <= longestWord) {
            Integer id = null;
            int end = word.length();
            while (end > start && id == null) {
                String piece = word.substring(start, end);
                id = vocabulary.get(start == 0 ? piece : prefix + piece);
                end -= id == null ? 1 : 0;
            }
            if (id == null) {
                break;
            }
            ids[count++] = id;
            start = end;
        }
        return count == 0 || start < word.length() ? new int[] {unknown} : Arrays.copyOf(ids, count);
    }

    private boolean alone(int c) {
        return BertCharacters.punctuation(c) || (chinese && Character.isIdeographic(c));
    }
}
