package dev.sluice.router.text;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/**
 * What a character becomes by folding: its compatibility form (NFKC), digits of every script as ASCII, the spaces and
 * dashes of Unicode as {@code ' '} and {@code '-'}; characters that nobody sees vanish, and those that nobody gave a
 * meaning. Made from the JDK's own tables when the first text needs it, which takes some 20 ms.
 */
final class FoldTable {
    /** The unit stands for nothing. Like the next two a low surrogate, which no unit becomes. */
    static final char VANISHES = '\udc00';

    /** The unit becomes several; {@link #spelling} has them. */
    static final char SPELLED = '\udc01';

    /** A mark that may join the letter before it. */
    static final char MARK = '\udc02';

    private static final int LONGEST_SPELLING = 4;

    private static final char[] UNITS = new char[0x10000];
    private static final Map<Integer, String> SPELLINGS = new HashMap<>();
    private static final Map<Integer, Character> COMPOSED = new HashMap<>();

    static {
        for (int unit = 0; unit < UNITS.length; unit++) {
            UNITS[unit] = Character.isSurrogate((char) unit) ? (char) unit : unit((char) unit);
        }
        for (int unit = 0xC0; unit < 0x2000; unit++) {
            compose((char) unit);
        }
    }

    private FoldTable() {}

    static char of(char unit) {
        return UNITS[unit];
    }

    static String spelling(int code) {
        return SPELLINGS.getOrDefault(code, "");
    }

    /** The letter and its mark as one unit; 0 if there is none. */
    static char composed(char letter, char mark) {
        Character one = COMPOSED.get(letter << 16 | mark);
        return one == null ? 0 : one;
    }

    /** Whether a pair with this first half may change; most Chinese characters of the higher planes do not. */
    static boolean changesPair(char high) {
        return high < 0xD840 || high > 0xD868;
    }

    /** What a code point above the first plane becomes: itself, another or {@link #VANISHES}. */
    static int ofPair(int code) {
        if (Character.isDigit(code)) {
            return '0' + Character.digit(code, 10);
        }
        if ((code >= 0xE0000 && code <= 0xE0FFF) || unseen(Character.getType(code))) {
            return VANISHES; // tags and variation selectors
        }
        if (code >= 0x1F1E6 && code <= 0x1F1FF) {
            return 'A' + code - 0x1F1E6; // regional indicators, of which flags are made
        }
        if (code >= 0x1F150 && code <= 0x1F169) {
            return 'A' + code - 0x1F150; // white on black circles
        }
        if (code >= 0x1F170 && code <= 0x1F189) {
            return 'A' + code - 0x1F170; // white on black squares
        }
        if ((code >= 0x1D400 && code <= 0x1D7FF) || (code >= 0x1F100 && code <= 0x1F14F)) {
            String plain = Normalizer.normalize(Character.toString(code), Normalizer.Form.NFKC);
            int letter = plain.length() == 3 && plain.charAt(0) == '(' ? 1 : 0; // (A), 1. and 1,
            return plain.isEmpty() ? code : plain.codePointAt(letter);
        }
        return code;
    }

    private static char unit(char unit) {
        if (unit < 0x80) {
            return Folding.unseen(unit) ? VANISHES : unit;
        }
        if (unit == 0x85) {
            return '\n'; // the next line, a control like those that vanish
        }
        int type = Character.getType(unit);
        if (unseen(type) || invisible(unit)) {
            return VANISHES;
        }
        if (type == Character.DECIMAL_DIGIT_NUMBER) {
            return (char) ('0' + Character.digit(unit, 10));
        }
        if (type == Character.SPACE_SEPARATOR || unit == 0x2800) {
            return ' ';
        }
        if (type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR) {
            return '\n';
        }
        if (type == Character.DASH_PUNCTUATION || unit == 0x2212) {
            return '-'; // the minus sign is a symbol, not a dash
        }
        if (unit >= 0x300 && unit <= 0x36F) {
            return MARK;
        }
        int ringed = ringed(unit);
        if (ringed >= 0) {
            return ringed < 10 ? (char) ('0' + ringed) : spelled(unit, Integer.toString(ringed));
        }
        if (unit >= 0xAC00 && unit <= 0xD7A3) {
            return unit;
        }
        String plain = Normalizer.normalize(String.valueOf(unit), Normalizer.Form.NFKC);
        if (plain.length() == 1) {
            char one = plain.charAt(0);
            char further = UNITS[one]; // 0 if it is not made yet
            return one < 0x80 || one == unit || further == 0 || Character.isSurrogate(further) ? one : further;
        }
        // Some characters are whole sentences: they would blow a text up, and no value is written in them.
        if (plain.length() > LONGEST_SPELLING) {
            return unit;
        }
        // A space with a mark on it is how NFKC writes a lone accent.
        return plain.isEmpty() || plain.charAt(0) == ' ' ? unit : spelled(unit, plain);
    }

    private static char spelled(char unit, String plain) {
        SPELLINGS.put((int) unit, plain);
        return SPELLED;
    }

    /** Numbers in rings and discs, which have no compatibility form; -1 for all else. */
    private static int ringed(char unit) {
        if (unit >= 0x2776 && unit <= 0x2793) {
            return (unit - 0x2776) % 10 + 1;
        }
        if (unit >= 0x24EB && unit <= 0x24F4) {
            return unit - 0x24EB + 11;
        }
        if (unit >= 0x24F5 && unit <= 0x24FE) {
            return unit - 0x24F5 + 1;
        }
        return unit == 0x24FF ? 0 : -1;
    }

    /** Formats and controls; private use, and what no character has yet or ever: a reader sees nothing, or a box. */
    private static boolean unseen(int type) {
        return type == Character.FORMAT
                || type == Character.CONTROL
                || type == Character.PRIVATE_USE
                || type == Character.UNASSIGNED;
    }

    /**
     * Fillers, joiners and selectors that are not of Unicode's class for them; the ring of keycaps; what stands where a
     * character or an object is missing.
     */
    private static boolean invisible(char unit) {
        return (unit >= 0xFE00 && unit <= 0xFE0F)
                || unit == 0xFFFC
                || unit == 0xFFFD
                || unit == 0x034F
                || unit == 0x115F
                || unit == 0x1160
                || unit == 0x3164
                || unit == 0xFFA0
                || (unit >= 0x180B && unit <= 0x180F)
                || unit == 0x17B4
                || unit == 0x17B5
                || unit == 0x20E3;
    }

    private static void compose(char unit) {
        String apart = Normalizer.normalize(String.valueOf(unit), Normalizer.Form.NFD);
        if (apart.length() < 2) {
            return;
        }
        String first = Normalizer.normalize(apart.substring(0, apart.length() - 1), Normalizer.Form.NFC);
        char mark = apart.charAt(apart.length() - 1);
        if (first.length() == 1
                && Normalizer.normalize(first + mark, Normalizer.Form.NFC).charAt(0) == unit) {
            COMPOSED.put(first.charAt(0) << 16 | mark, unit);
        }
    }
}
