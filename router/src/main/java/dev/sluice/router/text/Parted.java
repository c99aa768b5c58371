package dev.sluice.router.text;

import org.jspecify.annotations.Nullable;

/**
 * Groups of digits that something odd parts: {@code 4539_1488_0343_6467}, {@code 4539|1488|…}, over two lines, in a
 * list {@code ["4539", "1488", …]}, with mark-up between. Each gap becomes one space or dash, so that detectors judge
 * the groups as usual; a name that an underscore joins to a number is set apart. Only where all of it is no longer than
 * the longest number worth hiding: tables stay as they are.
 */
final class Parted {
    private static final int WIDEST_GAP = 6;
    private static final int MOST_DIGITS = 24;
    private static final int FEWEST_DIGITS = 7;
    private static final int LONGEST_LETTERS = 4;

    /** In a time of day; a number in pairs has more. */
    private static final int MOST_COLONS = 2;

    private Parted() {}

    /** The view with ordinary gaps; null if nothing is parted. */
    static @Nullable View joined(View view) {
        String text = view.text();
        Rewriting plain = null;
        int copied = 0;
        int i = 0;
        while (i < text.length()) {
            if (!Clues.isDigit(text.charAt(i))) {
                i++;
                continue;
            }
            if (named(text, i)) {
                if (plain == null) {
                    plain = new Rewriting();
                }
                plain.keep(text, copied, i - 1);
                plain.put(' ', i - 1, i);
                copied = i;
            }
            int from = headStart(text, i);
            int end = run(text, from, null);
            if (end < 0) {
                i = -end;
                continue;
            }
            if (plain == null) {
                plain = new Rewriting();
            }
            plain.keep(text, copied, Math.max(copied, from));
            run(text, Math.max(copied, from), plain);
            copied = end;
            i = end;
        }
        if (plain == null) {
            return null;
        }
        plain.keep(text, copied, text.length());
        return plain.over(view);
    }

    /** Whether a name is joined to a number: {@code customer_4539148803436467}. */
    private static boolean named(String text, int digit) {
        if (digit < 2 || text.charAt(digit - 1) != '_' || !Clues.isLetter(text.charAt(digit - 2))) {
            return false;
        }
        int end = DigitGroups.end(text, digit);
        return end - digit >= FEWEST_DIGITS && DigitGroups.of(text, digit, end).digits() >= FEWEST_DIGITS;
    }

    /** Up to four capitals belong to a number's head, as in {@code DE89}. */
    private static int headStart(String text, int digit) {
        int start = digit;
        while (start > 0 && digit - start < LONGEST_LETTERS && capital(text.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    /** One past the run's last group; the negative of where to go on if nothing odd parts it or its size is wrong. */
    private static int run(String text, int start, @Nullable Rewriting plain) {
        int digits = 0;
        boolean odd = false;
        boolean thousands = true;
        int times = 0;
        int at = start;
        int end = start;
        while (at < text.length()) {
            int group = at;
            while (at < text.length() && (Clues.isDigit(text.charAt(at)) || capital(text.charAt(at)))) {
                digits += Clues.isDigit(text.charAt(at)) ? 1 : 0;
                at++;
            }
            if (plain != null) {
                plain.copy(text, end, at);
            }
            thousands &= group == start ? at - group <= 3 : at - group == 3;
            end = at;
            boolean here = false;
            while (at < text.length() && at - end < WIDEST_GAP && parts(text, at)) {
                here |= odd(text.charAt(at));
                at++;
            }
            if (here && times < MOST_COLONS && time(text, end, at)) {
                here = false;
                times++;
            }
            if (at == end || at == text.length() || !Clues.isDigit(text.charAt(at))) {
                break;
            }
            odd |= here;
            if (plain != null) {
                plain.put(here ? (has(text, end, at, ' ', '\n') ? ' ' : '-') : text.charAt(end), end, at);
                end = at;
            }
        }
        return odd && !thousands && digits >= FEWEST_DIGITS && digits <= MOST_DIGITS ? end : -Math.max(at, start + 1);
    }

    /** Whether the gap is the colon of a time of day, as in every line of a log. */
    private static boolean time(String text, int gap, int next) {
        return next == gap + 1
                && text.charAt(gap) == ':'
                && gap >= 2
                && sixty(text, gap - 2)
                && (gap == 2 || !Clues.isDigit(text.charAt(gap - 3)))
                && sixty(text, next)
                && (next + 2 == text.length() || !Clues.isDigit(text.charAt(next + 2)));
    }

    private static boolean sixty(String text, int at) {
        return at + 1 < text.length()
                && text.charAt(at) >= '0'
                && text.charAt(at) <= '5'
                && Clues.isDigit(text.charAt(at + 1));
    }

    private static boolean has(String text, int from, int to, char one, char other) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) == one || text.charAt(i) == other) {
                return true;
            }
        }
        return false;
    }

    private static boolean parts(String text, int at) {
        char unit = text.charAt(at);
        return unit == ' ' || unit == '-' || unit == '.' || unit == '(' || unit == ')' || unit == '/' || odd(unit);
    }

    private static boolean capital(char unit) {
        return unit >= 'A' && unit <= 'Z';
    }

    /** Separators that nobody uses in a number unless it shall not be seen as one. */
    static boolean odd(char unit) {
        return switch (unit) {
            case '_',
                    ',',
                    '|',
                    '*',
                    '+',
                    '~',
                    '\\',
                    '\n',
                    '\t',
                    '#',
                    ':',
                    ';',
                    '<',
                    '>',
                    '`',
                    '"',
                    '\'',
                    '=',
                    '[',
                    ']' -> true;
            default -> unit >= 128 && !Character.isLetterOrDigit(unit);
        };
    }
}
