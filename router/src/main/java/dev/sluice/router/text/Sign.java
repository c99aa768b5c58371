package dev.sluice.router.text;

/** Signs of a disguise, as bits: what is behind one is looked at only where the pass over a text saw it. */
final class Sign {
    static final int PERCENT = 1;
    static final int ENTITY = 1 << 1;
    static final int BACKSLASH = 1 << 2;
    static final int QUOTE = 1 << 3;
    static final int TAG = 1 << 4;
    /** Several short tokens, or ones with digits, one after the other. */
    static final int LISTED = 1 << 5;
    /** Digits that something odd parts. */
    static final int PARTED = 1 << 6;
    /** A digit between letters, or a letter between digits. */
    static final int LEET = 1 << 7;
    /** A letter that looks like one of Latin, in or beside Latin. */
    static final int MIXED = 1 << 8;
    /** A mark that joined no letter. */
    static final int MARKS = 1 << 9;
    /** Something was folded. */
    static final int FOLDED = 1 << 10;
    /** A row of Chinese digits. */
    static final int HAN_DIGITS = 1 << 11;
    /** An equals sign before two hexadecimal digits or at the end of a line. */
    static final int QUOTED_PRINTABLE = 1 << 12;
    /** A whole word of letters that look like Latin ones. */
    static final int FOREIGN = 1 << 13;

    /** Some tokens of the same few units, one after the other, the last of which may be shorter. */
    static final int CHOPPED = 1 << 14;

    /** A field of an address's query. */
    static final int QUERY = 1 << 15;

    private static final int[] ASCII = ascii();

    private Sign() {}

    /** The sign that a unit of ASCII is; 0 if it is none. */
    static int ofAscii(char unit) {
        return ASCII[unit];
    }

    /** The sign that a unit beyond ASCII is which belongs to no word; 0 if it is none. */
    static int ofForeign(char unit) {
        return Character.getType(unit) == Character.NON_SPACING_MARK && LookAlikes.mark(unit)
                ? MARKS
                : SpokenDigits.han(unit) >= 0 ? HAN_DIGITS : LookAlikes.of(unit) == 0 ? 0 : MIXED;
    }

    private static int[] ascii() {
        int[] table = new int[128];
        table['%'] = PERCENT;
        table['&'] = ENTITY;
        table['\\'] = BACKSLASH;
        table['"'] = QUOTE;
        table['\''] = QUOTE;
        table['`'] = QUOTE;
        table['<'] = TAG;
        table['*'] = TAG;
        return table;
    }
}
