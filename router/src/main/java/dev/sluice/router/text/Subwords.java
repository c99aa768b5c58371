package dev.sluice.router.text;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;

/**
 * BERT's uncased tokeniser for texts of which only the ids of the pieces are wanted: words are split at white space,
 * punctuation and Chinese characters, capitals and accents are taken off, and each word is cut into the longest pieces
 * that the vocabulary has. Linear in the text and without an object a word; a word that the vocabulary has whole, as
 * nine of ten in English, costs one look into a table. Thread-safe; a {@link Cutter} is not.
 *
 * <p>It differs from the original in what lies outside the Basic Multilingual Plane and in Hangul, whose syllables it
 * does not take apart: both are unknown words here.
 */
public final class Subwords {
    /** In characters; a longer word is unknown. */
    private static final int LONGEST = 100;

    private static final String INNER = "##";
    private static final int FOLDED = 0x2000;
    private static final char[] FOLDS = folds();

    private final Pieces whole;
    private final Pieces inner;
    private final int unknown;

    /**
     * @param vocabulary the pieces in the order of their ids, inner ones with {@code ##} before them
     * @throws IllegalArgumentException if it lacks {@code [UNK]}
     */
    public Subwords(List<String> vocabulary) {
        unknown = vocabulary.indexOf("[UNK]");
        if (unknown < 0) {
            throw new IllegalArgumentException("the vocabulary has no [UNK]");
        }
        whole = new Pieces(vocabulary, false);
        inner = new Pieces(vocabulary, true);
    }

    /** Takes the pieces of a text one by one. */
    public interface Sink {
        void piece(int id);
    }

    /** A cutter with its working memory, for one thread. */
    public Cutter cutter() {
        return new Cutter();
    }

    /** Cuts one text after the other. */
    public final class Cutter {
        private final char[] word = new char[LONGEST];
        private final int[] ids = new int[LONGEST];
        private int length;

        private Cutter() {}

        /** Cuts the text between two offsets, in UTF-16 units, as if it stood alone. */
        public void cut(String text, int from, int to, Sink sink) {
            length = 0;
            for (int i = from; i < to; i++) {
                char c = text.charAt(i);
                if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
                    take(c);
                } else if (c >= 'A' && c <= 'Z') {
                    take((char) (c | 0x20));
                } else if (c == ' ' || c == '\n') {
                    flush(sink);
                } else if (c < 0x80) {
                    if (c > ' ' && c < 0x7F) {
                        alone(c, sink);
                    } else if (c == '\t' || c == '\r') {
                        flush(sink);
                    }
                } else {
                    other(c, sink);
                }
            }
            flush(sink);
        }

        private void other(char c, Sink sink) {
            if (BertCharacters.space(c)) {
                flush(sink);
            } else if (BertCharacters.punctuation(c) || Character.isIdeographic(c)) {
                alone(c, sink);
            } else if (Character.isSurrogate(c)) {
                take(c);
            } else if (!BertCharacters.dropped(c) && Character.getType(c) != Character.NON_SPACING_MARK) {
                take(c < FOLDED ? FOLDS[c] : Character.toLowerCase(c));
            }
        }

        private void take(char c) {
            if (length < LONGEST) {
                word[length] = c;
            }
            length++;
        }

        private void alone(char c, Sink sink) {
            flush(sink);
            take(c);
            flush(sink);
        }

        private void flush(Sink sink) {
            if (length == 0) {
                return;
            }
            int end = length;
            length = 0;
            int id = end > LONGEST ? unknown : whole.find(word, 0, end);
            if (id >= 0) {
                sink.piece(id);
            } else {
                pieces(end, sink);
            }
        }

        /** A word that cannot be cut to its end is unknown as a whole. */
        private void pieces(int end, Sink sink) {
            int count = 0;
            Pieces among = whole;
            for (int start = 0; start < end; among = inner) {
                int stop = among.longest(word, start, end);
                if (stop < 0) {
                    sink.piece(unknown);
                    return;
                }
                ids[count++] = among.find(word, start, stop);
                start = stop;
            }
            for (int i = 0; i < count; i++) {
                sink.piece(ids[i]);
            }
        }
    }

    /** The first or the inner pieces, in a hash table with open addressing. */
    private static final class Pieces {
        private final int[] slots;
        private final int[] hashes;
        private final char[] letters;
        private final int[] starts;
        private final int longest;

        Pieces(List<String> vocabulary, boolean inner) {
            int count = vocabulary.size();
            slots = new int[Integer.highestOneBit(Math.max(1, count)) * 4];
            Arrays.fill(slots, -1);
            hashes = new int[count];
            starts = new int[count + 1];
            StringBuilder all = new StringBuilder();
            int most = 0;
            for (int id = 0; id < count; id++) {
                String piece = vocabulary.get(id);
                boolean goesOn = piece.startsWith(INNER) && piece.length() > INNER.length();
                starts[id] = all.length();
                if (goesOn == inner) {
                    String text = inner ? piece.substring(INNER.length()) : piece;
                    all.append(text);
                    most = Math.max(most, text.length());
                    put(id, text);
                }
            }
            starts[count] = all.length();
            letters = all.toString().toCharArray();
            longest = most;
        }

        private void put(int id, String text) {
            int hash = 0;
            for (int i = 0; i < text.length(); i++) {
                hash = hash * 31 + text.charAt(i);
            }
            hashes[id] = hash;
            int slot = slot(hash);
            while (slots[slot] >= 0) {
                slot = (slot + 1) & (slots.length - 1);
            }
            slots[slot] = id;
        }

        private int slot(int hash) {
            int mixed = hash * 0x9E3779B1;
            return (mixed ^ (mixed >>> 15)) & (slots.length - 1);
        }

        /** The id of the piece with these letters; -1 if there is none. */
        int find(char[] word, int from, int to) {
            int hash = 0;
            for (int i = from; i < to; i++) {
                hash = hash * 31 + word[i];
            }
            return find(word, from, to, hash);
        }

        private int find(char[] word, int from, int to, int hash) {
            int slot = slot(hash);
            for (int id = slots[slot]; id >= 0; id = slots[slot]) {
                if (hashes[id] == hash && Arrays.equals(letters, starts[id], starts[id + 1], word, from, to)) {
                    return id;
                }
                slot = (slot + 1) & (slots.length - 1);
            }
            return -1;
        }

        /** Where the longest piece ends that the letters begin with; -1 if there is none. */
        int longest(char[] word, int from, int to) {
            int hash = 0;
            int end = -1;
            for (int i = from; i < Math.min(to, from + longest); i++) {
                hash = hash * 31 + word[i];
                if (find(word, from, i + 1, hash) >= 0) {
                    end = i + 1;
                }
            }
            return end;
        }
    }

    /** Small letters without their accents; what has no such letter is only made small. */
    private static char[] folds() {
        char[] folds = new char[FOLDED];
        for (char c = 0; c < FOLDED; c++) {
            String apart = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD);
            folds[c] = Character.toLowerCase(apart.charAt(0));
        }
        return folds;
    }
}
