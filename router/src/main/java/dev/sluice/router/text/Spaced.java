package dev.sluice.router.text;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Letters and digits set one by one: {@code c o n f i d e n t i a l}, {@code 4.5.3.9.1}, {@code D/E/8/9},
 * {@code {'4','5','3'}}, {@code j o h n @ a c m e . o r g}, one below the other. They are drawn together; a wider gap
 * than the first one stays as the space between two words.
 */
final class Spaced {
    /** Characters in a row; fewer are initials or a short list. */
    private static final int SHORTEST_ROW = 6;

    /** Units: {@code ', '} in a list of characters. */
    private static final int WIDEST_GAP = 4;

    /** Its first and its last character may be words of their own, or a member's name: {@code "q":"D E 3 6"}. */
    private static final int FIRST_APART = 1;

    private static final int LAST_APART = 2;

    private final View view;
    private final Positions rows = new Positions();

    private Spaced(View view) {
        this.view = view;
    }

    /** All rows of the text; null if there is none. */
    static @Nullable Spaced in(View view) {
        Spaced spaced = new Spaced(view);
        String text = view.text();
        int i = 0;
        while (i < text.length()) {
            if (!alone(text, i)) {
                i++;
                continue;
            }
            int end = row(text, i, null, 0, -1);
            if (end > 0) {
                spaced.rows.add(i);
                spaced.rows.add(end);
            }
            i = Math.abs(end);
        }
        return spaced.rows.size() == 0 ? null : spaced;
    }

    /** The view with all rows drawn together. */
    View drawnTogether() {
        return drawnTogether(0);
    }

    /** The same, with the first, the last, or both characters of each row standing apart. */
    List<View> endsApart() {
        return Stream.of(FIRST_APART, LAST_APART, FIRST_APART | LAST_APART)
                .map(this::drawnTogether)
                .toList();
    }

    private View drawnTogether(int apart) {
        String text = view.text();
        Rewriting plain = new Rewriting();
        int copied = 0;
        for (int i = 0; i < rows.size(); i += 2) {
            int start = rows.at(i);
            int end = rows.at(i + 1);
            plain.keep(text, copied, start);
            row(text, start, plain, apart, end - 1);
            copied = end;
        }
        plain.keep(text, copied, text.length());
        return plain.over(view);
    }

    /**
     * One past the last character of the row; if it is too short, the negative of where to go on.
     *
     * @param last where its last character is, once that is known
     */
    private static int row(String text, int start, @Nullable Rewriting plain, int apart, int last) {
        int firstGap = gap(text, start + 1);
        boolean spaces = firstGap > 0 && blank(text, start + 1, start + 1 + firstGap);
        boolean lines = has(text, start + 1, start + 1 + firstGap, '\n');
        int atoms = 0;
        int at = start;
        int end;
        while (true) {
            if (plain != null) {
                plain.copy(text, at, at + 1);
            }
            atoms++;
            end = at + 1;
            int gap = spaces ? blanks(text, end) : gap(text, end);
            int next = end + gap;
            if (gap <= 0 || gap > WIDEST_GAP || next >= text.length()) {
                break;
            }
            boolean single = spaces ? lone(text, next) : alone(text, next);
            if (!single) {
                break;
            }
            boolean wide = (gap > firstGap && hasBlank(text, end, next))
                    || (at == start && (apart & FIRST_APART) != 0)
                    || (next == last && (apart & LAST_APART) != 0);
            if (plain != null && (wide || (!lines && has(text, end, next, '\n')))) {
                plain.put(' ', end, next);
            }
            at = next;
        }
        return atoms >= SHORTEST_ROW ? end : -end;
    }

    /** A letter or digit with none beside it. */
    private static boolean alone(String text, int at) {
        return wordy(text.charAt(at))
                && (at == 0 || !wordy(text.charAt(at - 1)))
                && (at + 1 == text.length() || !wordy(text.charAt(at + 1)));
    }

    /** Any one character between blanks. */
    private static boolean lone(String text, int at) {
        return at + 1 == text.length() || text.charAt(at + 1) <= ' ' || alone(text, at);
    }

    private static int gap(String text, int from) {
        int end = from;
        while (end < text.length() && end - from <= WIDEST_GAP && !wordy(text.charAt(end))) {
            end++;
        }
        return end - from;
    }

    private static int blanks(String text, int from) {
        int end = from;
        while (end < text.length() && end - from <= WIDEST_GAP && text.charAt(end) <= ' ') {
            end++;
        }
        return end - from;
    }

    private static boolean blank(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) > ' ') {
                return false;
            }
        }
        return true;
    }

    private static boolean hasBlank(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) <= ' ') {
                return true;
            }
        }
        return false;
    }

    private static boolean has(String text, int from, int to, char unit) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) == unit) {
                return true;
            }
        }
        return false;
    }

    private static boolean wordy(char unit) {
        return unit < 0x80 ? Clues.isLetter(unit) || Clues.isDigit(unit) : Character.isLetterOrDigit(unit);
    }
}
