package dev.sluice.router.sensitivity;

/**
 * A word that may be a half of a key, an account or an address: letters, digits and the marks of such values.
 *
 * @param start first unit
 * @param end one past the last; {@code start} if there is no word
 * @param isHalf whether it looks like the half of a value: letters with digits, capitals alone, or an at sign with no
 *     dot behind it
 */
record Token(int start, int end, boolean isHalf) {
    private static final int SHORTEST_HALF = 6;
    private static final int SHORTEST_CAPITALS = 8;
    private static final int LONGEST = 200;

    /** Blanks, quotes and the ends of sentences beside a word. */
    private static final String AROUND = " \t\r\n.,;:!?\"'`()[]{}<>";

    boolean isEmpty() {
        return start == end;
    }

    /** The word that the text begins with, within so many units. */
    static Token first(String text, int within) {
        int start = 0;
        while (start < text.length() && start < within && AROUND.indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        int end = start;
        while (end < text.length() && end - start < LONGEST && Borders.valued(text.charAt(end))) {
            end++;
        }
        while (end > start && AROUND.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return of(text, start, end);
    }

    /** The word that the text ends with, within so many units. */
    static Token last(String text, int within) {
        int end = text.length();
        while (end > 0 && text.length() - end < within && AROUND.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        int start = end;
        while (start > 0 && end - start < LONGEST && Borders.valued(text.charAt(start - 1))) {
            start--;
        }
        return of(text, start, end);
    }

    private static Token of(String text, int start, int end) {
        boolean letter = false;
        boolean digit = false;
        boolean dot = false;
        boolean capitals = true;
        int at = -1;
        for (int i = start; i < end; i++) {
            char unit = text.charAt(i);
            letter |= Character.isLetter(unit);
            digit |= Character.isDigit(unit);
            capitals &= unit >= 'A' && unit <= 'Z';
            at = unit == '@' ? i : at;
            dot |= unit == '.' && at >= 0;
        }
        boolean code = letter && (digit ? end - start >= SHORTEST_HALF : capitals && end - start >= SHORTEST_CAPITALS);
        boolean half = at > start ? !dot : code;
        return new Token(start, end, half);
    }
}
