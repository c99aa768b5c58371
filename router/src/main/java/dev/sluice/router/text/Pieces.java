package dev.sluice.router.text;

/** Where a value is cut in pieces by code ({@code "45" + "39"}) or by mark-up ({@code 45<b>39</b>}). */
final class Pieces {
    private static final int LONGEST_TAG = 120;
    private static final int WIDEST = 32;

    private final String text;
    private final boolean joins;
    private boolean apart;

    Pieces(String text) {
        this.text = text;
        this.joins = text.contains("join") || text.contains("concat");
    }

    /** Whether the cut that was found last stands between elements of a list of numbers. */
    boolean apart() {
        return apart;
    }

    /** One past the quote that opens the next piece, if the quote here closes one; else {@code quote}. */
    int concatenation(int quote) {
        apart = false;
        int at = blanks(quote + 1);
        boolean spaced = at > quote + 1;
        int sign = at;
        while (at < text.length() && at - sign < 2 && "+.&|~<>,".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        boolean comma = at - sign == 1 && text.charAt(sign) == ',';
        boolean signed = at > sign && !(at - sign == 1 && "|<>".indexOf(text.charAt(sign)) >= 0);
        at = blanks(at);
        int prefix = at;
        while (at < text.length() && at - prefix < 2 && Clues.isLetter(text.charAt(at))) {
            at++;
        }
        boolean quoted =
                at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\'' || text.charAt(at) == '`');
        if (!quoted || !(signed || spaced) || quote == 0 || at + 1 == text.length() || at - quote > WIDEST) {
            return quote;
        }
        if (comma) {
            boolean numbers = Clues.isDigit(text.charAt(quote - 1)) && Clues.isDigit(text.charAt(at + 1));
            apart = numbers && !joins;
            return numbers || joins ? at + 1 : quote;
        }
        boolean words = !signed && (text.charAt(quote - 1) <= ' ' || text.charAt(at + 1) <= ' ');
        return words ? quote : at + 1;
    }

    /** One past the tags and comments that begin here, if they stand within a word or number; else {@code start}. */
    int tags(int start) {
        apart = false;
        if (start == 0 || !valued(text.charAt(start - 1))) {
            return start;
        }
        int at = start;
        while (at < text.length() && text.charAt(at) == '<') {
            int end = tag(at);
            if (end == at) {
                break;
            }
            at = end;
        }
        return at > start && at < text.length() && valued(text.charAt(at)) ? at : start;
    }

    private int tag(int start) {
        int limit = Math.min(text.length(), start + LONGEST_TAG);
        boolean comment = text.startsWith("<!--", start);
        char first = start + 1 < limit ? text.charAt(start + 1) : ' ';
        if (!comment && first != '/' && !Clues.isLetter(first)) {
            return start;
        }
        for (int i = start + 1; i < limit; i++) {
            char unit = text.charAt(i);
            if (unit == '>' && (!comment || text.startsWith("--", i - 2))) {
                return i + 1;
            }
            if (unit == '<') {
                return start;
            }
        }
        return start;
    }

    private int blanks(int from) {
        int at = from;
        while (at < text.length() && at - from < WIDEST && (text.charAt(at) <= ' ' || text.charAt(at) == '\\')) {
            at++;
        }
        return at;
    }

    private static boolean valued(char unit) {
        return Clues.isLetter(unit) || Clues.isDigit(unit) || "@.-_".indexOf(unit) >= 0;
    }
}
