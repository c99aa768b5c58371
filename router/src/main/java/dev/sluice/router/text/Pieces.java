package dev.sluice.router.text;

/** Where a value is cut in pieces by code ({@code "45" + "39"}) or by mark-up ({@code 45<b>39</b>}). */
final class Pieces {
    private static final int LONGEST_TAG = 120;

    private static final int LONGEST_NAME = 24;

    /** Letters before the number in the name of a piece. */
    private static final int LONGEST_STEM = 10;

    private static final WordMap STEMS =
            WordMap.of("part parts piece str seg segment chunk half frag fragment line bit block group val var tok pt");

    /** Names of pieces that follow others. */
    private static final WordMap LATER =
            WordMap.of("b c d tail rest end second third last suffix remainder right back bottom lower after");

    private static final WordMap INLINE =
            WordMap.of("b i u s em strong span font mark small big sub sup tt kbd code wbr ins del a");

    private static final int WIDEST = 32;
    /** Bold and italic end, bold and italic begin. */
    private static final int MOST_STARS = 6;

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
        int named = continued(quote);
        if (named > quote) {
            return named;
        }
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

    /**
     * The same where the next piece is the value of a name that says that it goes on: {@code p1 = "45"; p2 = "39"},
     * {@code {"head": "45", "tail": "39"}}.
     */
    private int continued(int quote) {
        int at = quote + 1;
        while (at < text.length() && at - quote < WIDEST && " ,;\r\n\t{}[]\\".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        at += at < text.length() && quotes(at) ? 1 : 0;
        int name = at;
        while (at < text.length() && at - name < LONGEST_NAME && inName(text.charAt(at))) {
            at++;
        }
        if (at == name || name == quote + 1 || !goesOn(name, at)) {
            return quote;
        }
        at += at < text.length() && quotes(at) ? 1 : 0;
        int sign = at;
        while (at < text.length() && at - sign < 6 && "\\ :=+>".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        boolean assigned = text.indexOf('=', sign, at) >= 0 || text.indexOf(':', sign, at) >= 0;
        boolean opens = at + 1 < text.length() && quotes(at);
        at++;
        if (!opens || !assigned) {
            return quote;
        }
        boolean numbers = quote > 0 && Clues.isDigit(text.charAt(quote - 1)) && Clues.isDigit(text.charAt(at));
        apart = numbers && !ofPieces(name);
        return at;
    }

    /** Whether it is the name of a piece that is not the first: with a number from two on, or a word for the rest. */
    private boolean goesOn(int start, int end) {
        char last = text.charAt(end - 1);
        int digit = end - 1;
        if (last >= '2' && last <= '9' && Clues.isLetter(text.charAt(start))) {
            int before = digit - 1;
            return before >= start && !Clues.isDigit(text.charAt(before)) && digit - start <= LONGEST_STEM;
        }
        return LATER.has(text, start, end);
    }

    private boolean quotes(int at) {
        return "\"'`".indexOf(text.charAt(at)) >= 0;
    }

    /** Whether the name speaks of a piece, not of a second number: {@code part2}, not {@code phone2}. */
    private boolean ofPieces(int start) {
        int end = start;
        while (end < text.length() && Clues.isLetter(text.charAt(end))) {
            end++;
        }
        return end - start == 1 || STEMS.has(text, start, end) || LATER.has(text, start, end);
    }

    private static boolean inName(char unit) {
        return Clues.isLetter(unit) || Clues.isDigit(unit) || unit == '_' || unit == '-' || unit == '$';
    }

    /**
     * One past the tags and comments that begin here, if they stand within a word or only change its look; else
     * {@code start}.
     */
    int tags(int start) {
        apart = false;
        if (start == 0 || !valued(text.charAt(start - 1))) {
            return inline(start) ? tag(start) : start;
        }
        boolean inline = true;
        int at = start;
        while (at < text.length() && text.charAt(at) == '<') {
            int end = tag(at);
            if (end == at) {
                break;
            }
            inline &= inline(at);
            at = end;
        }
        boolean goesOn = at < text.length() && valued(text.charAt(at));
        return goesOn || inline ? at : start;
    }

    /** Whether the tag here changes how letters look, parts no words, and has no attributes that say something. */
    private boolean inline(int start) {
        int name = text.startsWith("/", start + 1) ? start + 2 : start + 1;
        int end = name;
        while (end < text.length() && end - name < 8 && Clues.isLetter(text.charAt(end))) {
            end++;
        }
        return end < text.length() && "/>".indexOf(text.charAt(end)) >= 0 && INLINE.has(text, name, end);
    }

    /** One past the stars that begin here, if two or more stand within a word or number; else {@code start}. */
    int emphasis(int start) {
        apart = false;
        int at = start;
        while (at < text.length() && at - start < MOST_STARS && text.charAt(at) == '*') {
            at++;
        }
        boolean within = start > 0
                && valued(text.charAt(start - 1))
                && at < text.length()
                && valued(text.charAt(at))
                && at - start >= 2;
        return within ? at : start;
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
