package dev.sluice.router.sensitivity;

import java.util.Arrays;

/**
 * Takes off the cheap disguises: decimal digits of every script and fullwidth forms become ASCII, the spaces and dashes
 * of Unicode become {@code ' '} and {@code '-'}, characters that nobody sees vanish.
 */
final class Folding {
    /** For {@link #unit}: the unit stands for nothing. */
    private static final int VANISHES = -1;

    private final String text;
    private final int[] offsets;

    private Folding(String text, int[] offsets) {
        this.text = text;
        this.offsets = offsets;
    }

    /** The folded text, never longer than the original. */
    String text() {
        return text;
    }

    /** The offset in the original of a unit of {@link #text}, or of its end. */
    int original(int folded) {
        return offsets[folded];
    }

    static Folding of(String original) {
        char[] folded = new char[original.length()];
        int[] offsets = new int[original.length() + 1];
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
                offsets[size] = from;
                folded[size++] = (char) becomes;
            }
        }
        offsets[size] = original.length();
        return new Folding(new String(folded, 0, size), Arrays.copyOf(offsets, size + 1));
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
