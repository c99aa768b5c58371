package dev.sluice.router.text;

import org.jspecify.annotations.Nullable;

/**
 * Digits written as letters in numbers ({@code 42Sl 92OS}) and letters written as digits in words
 * ({@code c0nf1d3ntial}). Which of them a token is, the majority of its characters says.
 */
final class Leet {
    private static final int FEWEST_DIGITS = 7;
    private static final int LONGEST_TOKEN = 40;

    /** From a small letter to a capital; what has more is a code, not a word. */
    private static final int MOST_RISES = 1;

    /** Units between two words of a phrase. */
    private static final int NEIGHBOUR = 4;

    private static final String LETTERS = "OoQDlIi|!ZzSs$GbBgqTA";
    private static final String AS_DIGITS = "000011111225556689974";
    private static final String DIGITS = "0134578@$!";
    private static final String AS_LETTERS = "oieastbasi";

    private final String text;
    private int runEnd;
    private int digits;
    private int letters;

    private Leet(String text) {
        this.text = text;
    }

    /** The view with digits as digits and letters as letters; null if there is nothing to exchange. */
    static @Nullable View read(View view) {
        String text = view.text();
        Leet leet = new Leet(text);
        Rewriting plain = null;
        int copied = 0;
        int i = 0;
        while (i < text.length()) {
            if (!inToken(text.charAt(i))) {
                i++;
                continue;
            }
            int end = leet.number(i);
            boolean number = end > i;
            if (!number) {
                end = tokenEnd(text, i);
            }
            if (number || word(text, i, end, plain != null && i - copied < NEIGHBOUR)) {
                if (plain == null) {
                    plain = new Rewriting();
                }
                plain.keep(text, copied, i);
                exchange(text, i, end, number, plain);
                copied = end;
            }
            i = end;
        }
        if (plain == null) {
            return null;
        }
        plain.keep(text, copied, text.length());
        return plain.over(view);
    }

    private static void exchange(String text, int start, int end, boolean number, Rewriting plain) {
        for (int i = start; i < end; i++) {
            char unit = text.charAt(i);
            int at = (number ? LETTERS : DIGITS).indexOf(unit);
            plain.put(at < 0 ? unit : (number ? AS_DIGITS : AS_LETTERS).charAt(at), i, i + 1);
        }
    }

    /** One past the run of groups that begins here, if it is a number in which some digits are letters. */
    private int number(int start) {
        if (start >= runEnd) {
            measure(start);
        }
        if (letters > 0 && digits + letters >= FEWEST_DIGITS && digits >= letters) {
            return runEnd;
        }
        // What is left of a run without its first group is not walked again, or a long run took the square of its
        // length.
        int at = start;
        while (at < runEnd && numeric(text.charAt(at))) {
            count(text.charAt(at++), -1);
        }
        return start;
    }

    /** Walks the run of groups that begins here to its end, and counts. */
    private void measure(int start) {
        runEnd = start;
        digits = 0;
        letters = 0;
        int at = start;
        while (at < text.length() && at - runEnd <= 1) {
            int group = at;
            int own = 0;
            while (at < text.length() && numeric(text.charAt(at))) {
                own += Clues.isDigit(text.charAt(at)) ? 1 : 0;
                at++;
            }
            boolean ends = at == text.length() || !inToken(text.charAt(at));
            boolean joined =
                    group > start && text.charAt(group - 1) == '-' && at < text.length() && text.charAt(at) == '-';
            if (at == group || !ends || (own == 0 && at - group < 3 && !joined)) {
                break;
            }
            digits += own;
            letters += at - group - own;
            runEnd = at;
            if (at < text.length() && " -./".indexOf(text.charAt(at)) >= 0) {
                at++;
            } else {
                break;
            }
        }
    }

    private void count(char unit, int more) {
        if (Clues.isDigit(unit)) {
            digits += more;
        } else {
            letters += more;
        }
    }

    /**
     * Whether the token is a word with some digits for letters.
     *
     * @param neighbour whether such a word stands before it, so that digits at its end alone are suspicious too
     */
    private static boolean word(String text, int start, int end, boolean neighbour) {
        int letters = 0;
        int others = 0;
        int rises = 0;
        boolean inside = neighbour;
        for (int i = start; i < end; i++) {
            char unit = text.charAt(i);
            if (Clues.isLetter(unit)) {
                letters++;
                rises += i > start && unit <= 'Z' && text.charAt(i - 1) >= 'a' ? 1 : 0;
                inside |= others > 0 && letters > 1;
            } else if (DIGITS.indexOf(unit) >= 0) {
                others++;
            } else {
                return false;
            }
        }
        return others > 0
                && letters >= 4
                && letters >= 2 * others
                && inside
                && rises <= MOST_RISES
                && end - start <= LONGEST_TOKEN;
    }

    private static int tokenEnd(String text, int start) {
        int end = start;
        while (end < text.length() && inToken(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean numeric(char unit) {
        return Clues.isDigit(unit) || LETTERS.indexOf(unit) >= 0;
    }

    private static boolean inToken(char unit) {
        return Clues.isLetter(unit) || Clues.isDigit(unit) || unit == '|' || unit == '!' || unit == '$' || unit == '@';
    }
}
