package dev.sluice.router.difficulty;

/**
 * Answers offered for choice: lines that begin with A, B, C and so on, in either case, and a stop, bracket or colon. A
 * line between two of them belongs to the first; one that begins with "answer" belongs to none.
 */
final class Choices {
    private static final int MOST = 26;
    private static final String ANSWER = "answer";

    private final int[] starts = new int[MOST];
    private final int[] ends = new int[MOST];
    private int count;
    private int stem;

    /** Where the question ends: before the first answer, or with the text. */
    int stem() {
        return stem;
    }

    int count() {
        return count;
    }

    int length(int i) {
        return ends[i] - starts[i];
    }

    boolean hasDigit(String text, int i) {
        for (int at = starts[i]; at < ends[i]; at++) {
            if (text.charAt(at) >= '0' && text.charAt(at) <= '9') {
                return true;
            }
        }
        return false;
    }

    /** Looks for answers in a text, which replace those found before. */
    Choices read(String text, int length) {
        count = 0;
        stem = length;
        int found = length;
        for (int line = 0; line < length; ) {
            int end = text.indexOf('\n', line);
            end = end < 0 || end > length ? length : end;
            int first = line;
            while (first < end && (text.charAt(first) == ' ' || text.charAt(first) == '\t')) {
                first++;
            }
            if (begins(text, first, end)) {
                found = count == 0 ? line : found;
                int letter = text.charAt(first) == '(' ? first + 1 : first;
                starts[count] = Math.min(letter + 2, end);
                ends[count] = end;
                count++;
            } else if (count > 0 && first < end && !text.regionMatches(true, first, ANSWER, 0, ANSWER.length())) {
                ends[count - 1] = end;
            }
            line = end + 1;
        }
        if (count < 2) {
            count = 0;
        } else {
            stem = found;
        }
        return this;
    }

    private boolean begins(String text, int first, int end) {
        int letter = first < end && text.charAt(first) == '(' ? first + 1 : first;
        if (letter + 1 >= end || count == MOST || (text.charAt(letter) & ~0x20) != 'A' + count) {
            return false;
        }
        char mark = text.charAt(letter + 1);
        return mark == '.' || mark == ')' || mark == ':';
    }
}
