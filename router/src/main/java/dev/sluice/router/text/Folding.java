package dev.sluice.router.text;

/**
 * Takes off the cheap disguises: decimal digits of every script and fullwidth forms become ASCII, the spaces and dashes
 * of Unicode become {@code ' '} and {@code '-'}, characters that nobody sees vanish.
 */
final class Folding {
    /** For {@link #unit}: the unit stands for nothing. */
    private static final int VANISHES = -1;

    private Folding() {}

    /** The text without them, never longer. */
    static View of(View view) {
        String original = view.text();
        char[] folded = new char[original.length()];
        int[] starts = new int[original.length()];
        int[] ends = new int[original.length()];
        int size = 0;
        for (int i = 0; i < original.length(); i++) {
            char unit = original.charAt(i);
            int becomes = unit;
            int from = i;
            if (Character.isHighSurrogate(unit) && Character.isDigit(original.codePointAt(i))) {
                becomes = '0' + Character.digit(original.codePointAt(i), 10);
                i++;
            } else if (unit >= 128) {
                becomes = unit(unit);
            }
            if (becomes != VANISHES) {
                starts[size] = from;
                ends[size] = i + 1;
                folded[size++] = (char) becomes;
            }
        }
        return view.become(new String(folded, 0, size), starts, ends);
    }

    /** Whether a unit from 128 on may change; surrogates may, since digits stand in the higher planes too. */
    static boolean changes(char unit) {
        return Character.isHighSurrogate(unit) || unit(unit) != unit;
    }

    private static int unit(char unit) {
        if (unit >= 0xFF01 && unit <= 0xFF5E) {
            return unit - 0xFF01 + '!';
        }
        if (unit >= 0xFE00 && unit <= 0xFE0F) {
            return VANISHES; // variation selectors
        }
        return switch (Character.getType(unit)) {
            case Character.DECIMAL_DIGIT_NUMBER -> '0' + Character.digit(unit, 10);
            case Character.SPACE_SEPARATOR -> ' ';
            case Character.DASH_PUNCTUATION -> '-';
            case Character.FORMAT -> VANISHES; // zero-width, bidirectional marks, soft hyphen
            default -> unit == 0x2212 ? '-' : unit; // the minus sign is a symbol, not a dash
        };
    }
}
