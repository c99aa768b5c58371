package dev.sluice.router.text;

import org.jspecify.annotations.Nullable;

/**
 * A value cut into pieces of the same length by a mark of one kind: {@code j-o-h-n-@-a-c-m-e}, {@code DE8/937/040/044},
 * {@code AKI AJH C26 KH2}. Unlike {@link Spaced}, which draws letters and digits together and drops whatever stands
 * between, this keeps the signs that belong to a value, since it knows from the pieces' length which are marks. Numbers
 * without letters are {@link Parted}'s.
 *
 * <p>At each word's beginning five lengths are tried, each of which fails at its first odd mark, and what was drawn
 * together is not looked at again: linear.
 */
final class Chopped {
    private static final int LONGEST_PIECE = 5;
    private static final int LONGEST_MARK = 3;

    /** Pieces; fewer are a name with a number. */
    private static final int FEWEST = 4;

    /** Pieces of one unit; fewer are initials, or a short list. */
    private static final int FEWEST_SINGLE = 6;

    private static final int SHORTEST = 8;

    private final String text;
    private int end;
    /** Up to here stand pieces that are no value; they are not walked again. */
    private int walked;

    private int letters;
    private int digits;
    private int signs;
    private boolean at;

    private Chopped(String text) {
        this.text = text;
    }

    /** The view with all of them drawn together; null if there is none. */
    static @Nullable View drawnTogether(View view) {
        Chopped chopped = new Chopped(view.text());
        String text = view.text();
        Rewriting plain = null;
        int copied = 0;
        int i = 0;
        while (i < text.length()) {
            if (!begins(text, i)) {
                i++;
                continue;
            }
            int mark = chopped.mark(i);
            if (mark == 0) {
                i = Math.max(i + 1, chopped.walked);
                continue;
            }
            int width = mark >> 4;
            if (plain == null) {
                plain = new Rewriting();
            }
            plain.keep(text, copied, i);
            for (int piece = i; piece < chopped.end; piece += width + (mark & 15)) {
                plain.copy(text, piece, Math.min(chopped.end, piece + width));
            }
            copied = chopped.end;
            i = chopped.end;
        }
        if (plain == null) {
            return null;
        }
        plain.keep(text, copied, text.length());
        return plain.over(view);
    }

    private static boolean begins(String text, int at) {
        return wordy(text.charAt(at)) && (at == 0 || !wordy(text.charAt(at - 1)));
    }

    /** The length of the pieces that begin here, times 16, and that of their mark; 0 if there are none. */
    private int mark(int start) {
        walked = start;
        for (int width = 1; width <= LONGEST_PIECE && start + width < text.length(); width++) {
            if (wordy(text.charAt(start + width))) {
                continue;
            }
            for (int mark = 1; mark <= LONGEST_MARK; mark++) {
                if (mark > 1
                        && (start + width + mark > text.length() || wordy(text.charAt(start + width + mark - 1)))) {
                    break;
                }
                if (pieces(start, width, mark)) {
                    if (telling(start, width, mark)) {
                        return width << 4 | mark;
                    }
                    walked = Math.max(walked, end);
                }
            }
        }
        return 0;
    }

    /** Walks the pieces to {@link #end}, and counts. */
    private boolean pieces(int start, int width, int mark) {
        int sign = start + width;
        boolean blank = blank(sign, mark);
        letters = 0;
        digits = 0;
        signs = 0;
        at = false;
        int pieces = 0;
        int piece = start;
        while (true) {
            int stop = piece;
            while (stop < text.length()
                    && stop - piece < width
                    && (text.charAt(stop) > ' ' || inside(stop, sign, mark, blank))) {
                stop++;
            }
            boolean whole = stop - piece == width;
            boolean more = whole && text.regionMatches(stop, text, sign, mark) && stop + mark < text.length();
            if (!more && whole && stop < text.length() && wordy(text.charAt(stop))) {
                break; // a longer word: it is none of the pieces
            }
            if (!more && blank && !(at && !whole) && !valued(piece, stop)) {
                break; // the next word of the sentence
            }
            if (stop == piece) {
                break;
            }
            count(piece, stop);
            pieces++;
            end = stop;
            if (!more) {
                break;
            }
            piece = stop + mark;
        }
        return pieces >= (width == 1 ? FEWEST_SINGLE : FEWEST);
    }

    /** A blank that is a piece by itself, with the mark on both sides. */
    private boolean inside(int at, int sign, int mark, boolean blank) {
        return !blank && text.charAt(at) == ' ' && text.regionMatches(at + 1, text, sign, mark);
    }

    private boolean blank(int from, int size) {
        for (int i = from; i < from + size; i++) {
            if (text.charAt(i) > ' ') {
                return false;
            }
        }
        return true;
    }

    /** Whether it holds what words of a sentence do not. */
    private boolean valued(int from, int to) {
        for (int i = from; i < to; i++) {
            char unit = text.charAt(i);
            if (!Clues.isLetter(unit) || (i > from && unit <= 'Z')) {
                return true;
            }
        }
        return false;
    }

    private void count(int from, int to) {
        for (int i = from; i < to; i++) {
            char unit = text.charAt(i);
            if (Clues.isDigit(unit)) {
                digits++;
            } else if (Character.isLetter(unit)) {
                letters++;
            } else {
                signs++;
                at |= unit == '@';
            }
        }
    }

    /** Whether it may be a value: letters with digits or an at sign; no pairs of hexadecimal digits, no sentence. */
    private boolean telling(int start, int width, int mark) {
        int size = letters + digits + signs;
        if (size < SHORTEST || letters == 0 || 3 * signs > size + 6) {
            return false;
        }
        boolean blank = blank(start + width, mark);
        if (width == 1) {
            return !blank && (at || signs > 0 || digits > 0);
        }
        return (at || digits >= 2) && !hexadecimal(start, width, mark);
    }

    /**
     * Whether all of it is hexadecimal in even groups, as hardware addresses, fingerprints and identifiers are written.
     */
    private boolean hexadecimal(int start, int width, int mark) {
        if (width % 2 != 0) {
            return false;
        }
        for (int piece = start; piece < end; piece += width + mark) {
            for (int i = piece; i < Math.min(end, piece + width); i++) {
                if (Hexadecimal.digit(text.charAt(i)) < 0) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean wordy(char unit) {
        return unit < 0x80 ? Clues.isLetter(unit) || Clues.isDigit(unit) : Character.isLetterOrDigit(unit);
    }
}
