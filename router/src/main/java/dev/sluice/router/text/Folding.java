package dev.sluice.router.text;

/** Takes off the disguises that sit in single characters; {@link FoldTable} says what becomes of each. */
final class Folding {
    private Folding() {}

    /** The text without them. */
    static View of(View view) {
        String original = view.text();
        int size = original.length();
        Rewriting folded = new Rewriting(size);
        int i = 0;
        while (i < size) {
            int same = i;
            while (same < size && !changes(original.charAt(same))) {
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
            unit(unit, i, folded);
            i++;
        }
        return folded.over(view);
    }

    /** Whether a unit may change. */
    static boolean changes(char unit) {
        return unit >= 0x80
                && (Character.isHighSurrogate(unit) ? FoldTable.changesPair(unit) : FoldTable.of(unit) != unit);
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
        int becomes = end - at == 1 ? code : FoldTable.ofPair(code);
        if (becomes == code) {
            folded.copy(original, at, end);
        } else if (becomes != FoldTable.VANISHES) {
            folded.putCode(becomes, at, end);
        }
        return end;
    }
}
