package dev.sluice.router.text;

/** Steps over the words and lines around a place in a text. Every step is bounded by the caller or by {@link #WORD}. */
public final class Walk {
    /** Units; a longer word is none. */
    public static final int WORD = 40;

    private Walk() {}

    /** A letter, or a vowel sign that Indic and Thai words are written with; no mark that is laid over any letter. */
    public static boolean letter(char unit) {
        if (unit < 128) {
            return Clues.isLetter(unit);
        }
        int type = Character.getType(unit);
        return Character.isLetter(unit)
                || (type == Character.NON_SPACING_MARK && !LookAlikes.mark(unit))
                || type == Character.COMBINING_SPACING_MARK;
    }

    /** One past the word that starts here; an apostrophe or a hyphen before a letter belongs to it. */
    public static int wordEnd(String text, int start) {
        int limit = Math.min(text.length(), start + WORD);
        int end = start;
        while (end < limit && (letter(text.charAt(end)) || (end > start && joins(text, end)))) {
            end++;
        }
        return end;
    }

    /** The start of the word that ends here. */
    public static int wordStart(String text, int end) {
        int limit = Math.max(0, end - WORD);
        int start = end;
        while (start > limit
                && (letter(text.charAt(start - 1)) || (start < end && start > 1 && joins(text, start - 1)))) {
            start--;
        }
        return start;
    }

    private static boolean joins(String text, int at) {
        char unit = text.charAt(at);
        return (unit == '\'' || unit == '\u2019' || unit == '-' || unit == '`' || unit == '\u00B7')
                && at > 0
                && letter(text.charAt(at - 1))
                && at + 1 < text.length()
                && letter(text.charAt(at + 1));
    }

    /** Whether a word starts with a capital, or its script knows none. */
    public static boolean capital(char unit) {
        return Character.isUpperCase(unit) || Character.isTitleCase(unit) || caseless(unit);
    }

    /** A letter of a script that knows no capitals. */
    public static boolean caseless(char unit) {
        return unit >= 0x0590 && letter(unit) && !Character.isLowerCase(unit) && !Character.isUpperCase(unit);
    }

    /** In lower case, unit by unit, so that offsets stay. */
    public static String lower(String text, int start, int end) {
        char[] units = new char[end - start];
        for (int i = start; i < end; i++) {
            units[i - start] = Character.toLowerCase(text.charAt(i));
        }
        return new String(units);
    }

    public static boolean han(char unit) {
        return unit >= 0x3400 && unit <= 0x9FFF;
    }

    public static boolean hangul(char unit) {
        return unit >= 0xAC00 && unit <= 0xD7A3;
    }

    /** Han, and the kana. */
    public static boolean japanese(char unit) {
        return han(unit) || (unit >= 0x3040 && unit <= 0x30FF) || unit == 0x3005;
    }

    public static char at(String text, int index) {
        return index < 0 || index >= text.length() ? '\n' : text.charAt(index);
    }

    /** The first line break at or after the place, at most {@code bound} units on. */
    public static int lineEnd(String text, int from, int bound) {
        int limit = Math.min(text.length(), from + bound);
        int end = from;
        while (end < limit && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    /** One past the last line break before the place, at most {@code bound} units back. */
    public static int lineStart(String text, int from, int bound) {
        int limit = Math.max(0, from - bound);
        int start = from;
        while (start > limit && text.charAt(start - 1) != '\n' && text.charAt(start - 1) != '\r') {
            start--;
        }
        return start;
    }
}
