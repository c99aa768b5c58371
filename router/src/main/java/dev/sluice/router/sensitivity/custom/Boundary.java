package dev.sluice.router.sensitivity.custom;

/** Where words begin and end. Scripts that put no blanks between words have a border at every unit. */
final class Boundary {
    /** Units between two words of one term. */
    static final int WIDEST = 8;

    private Boundary() {}

    static boolean inWord(char unit) {
        return unit < 128
                ? (unit >= 'a' && unit <= 'z') || (unit >= 'A' && unit <= 'Z') || (unit >= '0' && unit <= '9')
                : Character.isLetterOrDigit(unit)
                        || Character.isSurrogate(unit)
                        || Character.getType(unit) == Character.NON_SPACING_MARK
                        || Character.getType(unit) == Character.COMBINING_SPACING_MARK;
    }

    static boolean blank(char unit) {
        return unit == ' '
                || unit == '-'
                || unit == '_'
                || (unit >= '\t' && unit <= '\r')
                || (unit >= 128
                        && (Character.isWhitespace(unit) || Character.getType(unit) == Character.DASH_PUNCTUATION));
    }

    /** Whether a word may end before, and another begin at, this place. */
    static boolean between(String text, int at) {
        if (at <= 0 || at >= text.length()) {
            return true;
        }
        char before = text.charAt(at - 1);
        char after = text.charAt(at);
        return !inWord(before) || !inWord(after) || unspaced(before) || unspaced(after);
    }

    /** Han, kana, Hangul (whose particles are joined to the word), Thai, Lao, Khmer, Myanmar. */
    private static boolean unspaced(char unit) {
        return unit >= 0x0E00
                && (unit <= 0x0EFF
                        || (unit >= 0x1000 && unit <= 0x109F)
                        || (unit >= 0x1780 && unit <= 0x17FF)
                        || (unit >= 0x3040 && unit <= 0x30FF)
                        || (unit >= 0x3400 && unit <= 0x9FFF)
                        || (unit >= 0xAC00 && unit <= 0xD7A3));
    }
}
