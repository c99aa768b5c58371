package dev.sluice.router.text;

/** Takes off the disguises that sit in single characters; {@link FoldTable} says what becomes of each. */
final class Folding {
    private static final char ESCAPE = 0x1B;
    private static final int LONGEST_SEQUENCE = 16;

    private Folding() {}

    /** The text without them. */
    static View of(View view) {
        String original = view.text();
        int size = original.length();
        Rewriting folded = new Rewriting(size);
        int i = 0;
        while (i < size) {
            int same = i;
            while (same < size && !changes(original, same)) {
                same++;
            }
            if (same > i) {
                folded.copy(original, i, same);
                i = same;
                continue;
            }
            char unit = original.charAt(i);
            if (Character.isHighSurrogate(unit)) {
                i = pair(original, i, folded);
                continue;
            }
            int colour = unit == ESCAPE ? sequence(original, i) : i;
            if (colour > i) {
                i = colour;
                continue;
            }
            if (!Character.isSurrogate(unit)) {
                unit(unit, i, folded);
            }
            i++;
        }
        return folded.over(view);
    }

    /** One past a terminal's control sequence, such as a colour (ECMA-48, 5.4); {@code start} if it is none. */
    private static int sequence(String text, int start) {
        if (!text.startsWith("[", start + 1)) {
            return start;
        }
        int at = start + 2;
        while (at < text.length() && at - start < LONGEST_SEQUENCE && "0123456789;?".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at < text.length() && Clues.isLetter(text.charAt(at)) ? at + 1 : start;
    }

    /** Whether a unit may change; of a pair, its first half says so. */
    static boolean changes(String text, int at) {
        char unit = text.charAt(at);
        if (!Character.isSurrogate(unit)) {
            return FoldTable.of(unit) != unit;
        }
        if (Character.isHighSurrogate(unit)) {
            int code = text.codePointAt(at);
            return Character.isBmpCodePoint(code) || (FoldTable.changesPair(unit) && FoldTable.ofPair(code) != code);
        }
        return at == 0 || !Character.isHighSurrogate(text.charAt(at - 1));
    }

    /** Whether nothing stays of a character. */
    static boolean vanishes(int code) {
        if (!Character.isBmpCodePoint(code)) {
            return FoldTable.ofPair(code) == FoldTable.VANISHES;
        }
        return Character.isSurrogate((char) code) || FoldTable.of((char) code) == FoldTable.VANISHES;
    }

    /** Whether a letter or digit stands in what a character becomes. */
    static boolean wordy(int code) {
        if (!Character.isBmpCodePoint(code)) {
            return Character.isLetterOrDigit(FoldTable.ofPair(code));
        }
        char becomes = FoldTable.of((char) code);
        return becomes == FoldTable.SPELLED
                ? FoldTable.spelling(code).chars().anyMatch(Character::isLetterOrDigit)
                : Character.isLetterOrDigit(becomes);
    }

    /** Whether an ASCII character is a control that is no white space. */
    static boolean unseen(char ascii) {
        return (ascii < ' ' && "\t\n\r\f".indexOf(ascii) < 0) || ascii == 0x7F;
    }

    private static void unit(char unit, int at, Rewriting folded) {
        char becomes = FoldTable.of(unit);
        if (becomes == FoldTable.MARK) {
            char one = folded.size() == 0 ? 0 : FoldTable.composed(folded.last(), unit);
            if (one == 0) {
                folded.put(unit, at, at + 1);
            } else {
                folded.replaceLast(one, at + 1);
            }
        } else if (becomes == FoldTable.SPELLED) {
            folded.put(FoldTable.spelling(unit), at, at + 1);
        } else if (becomes != FoldTable.VANISHES) {
            folded.put(becomes, at, at + 1);
        }
    }

    private static int pair(String original, int at, Rewriting folded) {
        int code = original.codePointAt(at);
        int end = at + Character.charCount(code);
        int becomes = end - at == 1 ? FoldTable.VANISHES : FoldTable.ofPair(code);
        if (becomes == code) {
            folded.copy(original, at, end);
        } else if (becomes != FoldTable.VANISHES) {
            folded.putCode(becomes, at, end);
        }
        return end;
    }
}
