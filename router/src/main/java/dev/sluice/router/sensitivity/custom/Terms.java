package dev.sluice.router.sensitivity.custom;

import dev.sluice.router.text.Clues;
import java.text.Normalizer;
import java.util.Collection;

/**
 * A dictionary's terms as hashes.
 *
 * <p>A term is read as its canonical form: letters and digits, in lower case where case does not count; white space,
 * hyphens and underscores between words as one blank; other signs as they are, without the blanks around them. So
 * {@code Maple & Thorn} is found in {@code maple &thorn}, and {@code Kestrel-9} in {@code KESTREL 9}.
 *
 * <p>The hash of the canonical form grows by a unit at a time, so that all terms that begin at a place of a text cost
 * one walk. Most walks end after a few units: a bitmap knows how terms begin, another how the longer ones go on. Terms
 * are kept as 64-bit hashes alone; that a text hits one by chance has a probability of 2<sup>-44</sup> a place even
 * with a million terms. Memory: 16 to 32 bytes for each hash slot pair and 4 bytes for the bitmaps, so 20 to 36 MB for
 * a million.
 */
final class Terms {
    /** Canonical units; a longer term is refused. */
    static final int LONGEST = 128;

    private static final int EARLY = 6;
    private static final int LATE = 12;
    private static final long SEED = 0x9E3779B97F4A7C15L;

    private final boolean foldsCase;
    private final long[] slots;
    private final long[] early;
    private final long[] late;
    private final boolean[] lengths = new boolean[LONGEST + 1];
    private int shortest = LONGEST;
    private int longest;
    private int size;

    /** @throws IllegalArgumentException if a term has no letter or digit or is too long; the message has no term */
    Terms(Collection<String> terms, boolean foldsCase) {
        this.foldsCase = foldsCase;
        int capacity = Integer.highestOneBit(Math.max(8, terms.size())) << 2;
        slots = new long[capacity / 2 > terms.size() * 3L / 2 ? capacity / 2 : capacity];
        int bits = Math.max(64, Integer.highestOneBit(Math.max(1, terms.size())) << 4);
        early = new long[bits >> 6];
        late = new long[bits >> 6];
        int line = 0;
        for (String term : terms) {
            line++;
            measure(term, line);
        }
        for (String term : terms) {
            add(term);
        }
    }

    /** The term as its text is read: folded as texts are, composed. */
    private static String folded(String term) {
        return Clues.in(Normalizer.normalize(term.strip(), Normalizer.Form.NFC)).text();
    }

    private void measure(String term, int line) {
        String text = folded(term);
        Walk walk = new Walk(text, 0);
        while (walk.next()) {
            // to the end
        }
        if (walk.length == 0 || walk.length > LONGEST || walk.end < text.length()) {
            throw new IllegalArgumentException("term " + line + " (expected 1 to " + LONGEST
                    + " letters, digits and signs, the first and the last no sign)");
        }
        lengths[walk.length] = true;
        shortest = Math.min(shortest, walk.length);
        longest = Math.max(longest, walk.length);
    }

    private void add(String term) {
        Walk walk = new Walk(folded(term), 0);
        while (walk.next()) {
            if (walk.length == earlyLength()) {
                mark(early, walk.hash);
            } else if (walk.length == LATE) {
                mark(late, walk.hash);
            }
        }
        long hash = finish(walk.hash, walk.length);
        int slot = (int) hash & (slots.length - 1);
        while (slots[slot] != 0 && slots[slot] != hash) {
            slot = (slot + 1) & (slots.length - 1);
        }
        size += slots[slot] == 0 ? 1 : 0;
        slots[slot] = hash;
    }

    /** How many different terms there are. */
    int size() {
        return size;
    }

    /** One past the longest term that begins here; {@code start} if none does. */
    int end(String text, int start, boolean words) {
        Walk walk = new Walk(text, start);
        int found = start;
        int early = earlyLength();
        while (walk.length < longest && walk.next()) {
            if (walk.length == early && !marked(this.early, walk.hash)) {
                return found;
            }
            if (walk.length == LATE
                    && longest > LATE
                    && early < LATE
                    && !marked(late, walk.hash)
                    && !ends(walk, words)) {
                return found;
            }
            if (ends(walk, words)) {
                found = walk.end;
            }
        }
        return found;
    }

    private boolean ends(Walk walk, boolean words) {
        return lengths[walk.length] && (!words || walk.atWordEnd()) && contains(finish(walk.hash, walk.length));
    }

    private boolean contains(long hash) {
        int slot = (int) hash & (slots.length - 1);
        while (slots[slot] != 0) {
            if (slots[slot] == hash) {
                return true;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        return false;
    }

    private int earlyLength() {
        return Math.min(EARLY, shortest);
    }

    private static void mark(long[] bitmap, long hash) {
        int bit = (int) (spread(hash) & (((long) bitmap.length << 6) - 1));
        bitmap[bit >> 6] |= 1L << bit;
    }

    private static boolean marked(long[] bitmap, long hash) {
        int bit = (int) (spread(hash) & (((long) bitmap.length << 6) - 1));
        return (bitmap[bit >> 6] & (1L << bit)) != 0;
    }

    /** Never 0, which marks a free slot. */
    private static long finish(long hash, int length) {
        long mixed = spread(hash + length * SEED);
        return mixed == 0 ? 1 : mixed;
    }

    /** The finalizer of SplitMix64 (Steele, Lea, Flood 2014). */
    private static long spread(long hash) {
        long mixed = (hash ^ (hash >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    /** Reads a text as canonical units. */
    private final class Walk {
        private final String text;
        private int at;
        private long hash = SEED;
        private int length;
        /** One past the last unit of the text that was read as a letter, digit or sign. */
        private int end;

        Walk(String text, int start) {
            this.text = text;
            this.at = start;
            this.end = start;
        }

        /** Takes one more letter, digit or sign with the blank before it; false if the text or a term ends here. */
        boolean next() {
            boolean blank = false;
            while (at < text.length() && length > 0 && Boundary.blank(text.charAt(at))) {
                blank = true;
                if (++at - end > Boundary.WIDEST) {
                    return false;
                }
            }
            if (at >= text.length()) {
                return false;
            }
            char unit = text.charAt(at);
            boolean sign = !Boundary.inWord(unit);
            if (length == 0 && sign) {
                return false;
            }
            boolean joined = sign || !Boundary.inWord(text.charAt(end == 0 ? 0 : end - 1));
            if (blank && !joined) {
                take(' ');
            }
            take(foldsCase ? fold(unit) : unit);
            at++;
            end = at;
            return length <= LONGEST;
        }

        private void take(char unit) {
            hash = (hash ^ unit) * 0x100000001B3L;
            hash ^= hash >>> 29;
            length++;
        }

        boolean atWordEnd() {
            return Boundary.between(text, end);
        }
    }

    private static char fold(char unit) {
        return unit < 128
                ? (unit >= 'A' && unit <= 'Z' ? (char) (unit | 0x20) : unit)
                : Character.toLowerCase(Character.toUpperCase(unit));
    }
}
