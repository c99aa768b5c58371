package dev.sluice.router.sensitivity.number;

import dev.sluice.router.sensitivity.Findings;
import dev.sluice.router.text.Clues;
import dev.sluice.router.text.DigitGroups;
import java.util.List;

/** The search for numbers that stand in a layout which hardly anything else has, whatever the words around them. */
final class AloneSearch {
    /** Digits one by one in a row at whose begin and end a number is looked for; between, a long row is noise. */
    private static final int MOST_ONES = 64;

    /** No layout has more characters that count. */
    private static final int LONGEST = 64;

    /** What each check costs, in units. */
    private static final int CHECK = 3;

    private final FormatTable table;
    private final String text;
    private final Findings found;
    private final List<Hit> hits;
    private final char[] plain = new char[LONGEST];

    /** @param hits gets what is found */
    AloneSearch(FormatTable table, String text, Findings found, List<Hit> hits) {
        this.table = table;
        this.text = text;
        this.found = found;
        this.hits = hits;
    }

    /** Looks at each group of a number. */
    void in(DigitGroups number) {
        int ones = 0;
        for (int group = 0; group < number.groups(); group++) {
            ones = number.length(group) == 1 ? ones + 1 : 0;
            if (ones <= MOST_ONES || group + MOST_ONES >= number.groups() || number.length(group + MOST_ONES) > 1) {
                at(number.start(group));
            }
        }
    }

    /** Looks at what begins here. */
    void at(int start) {
        if (!opens(start)) {
            return;
        }
        Shapes layouts = table.alone();
        int node = Shapes.ROOT;
        int size = 0;
        int i = start;
        while (i < text.length()) {
            char unit = text.charAt(i++);
            node = layouts.next(node, unit);
            if (node == Shapes.NOWHERE) {
                break;
            }
            if (FormatSearch.asciiWord(unit)) {
                plain[size++] = unit;
            }
            int[] ending = layouts.at(node);
            if (ending != null && closes(i) && capitals(text, start, i) && !inThousands(start, i, size)) {
                check(ending, size, start, i);
            }
        }
        found.spend((i - start) / 2);
    }

    private void check(int[] ending, int size, int start, int end) {
        String number = new String(plain, 0, size);
        for (int layout : ending) {
            found.spend(CHECK);
            NumberFormat format = table.format(table.layoutFormat(layout));
            if (format.check().test(number)) {
                hits.add(new Hit(table.layoutFormat(layout), table.layoutConfidence(layout), start, end));
                return;
            }
        }
    }

    /** Whether it holds no small letter. */
    static boolean capitals(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (text.charAt(i) >= 'a' && text.charAt(i) <= 'z') {
                return false;
            }
        }
        return true;
    }

    /** Whether a number may begin here by itself: it continues neither a word nor a longer number. */
    private boolean opens(int start) {
        if (start == 0) {
            return true;
        }
        char before = text.charAt(start - 1);
        char further = start == 1 ? ' ' : text.charAt(start - 2);
        return switch (before) {
            case '-', '+' -> !FormatSearch.asciiWord(further) && before != '+';
            case '.', '/' -> !Clues.isDigit(further);
            case '_', '$' -> false;
            default -> !word(before);
        };
    }

    private boolean closes(int end) {
        if (end == text.length()) {
            return true;
        }
        char after = text.charAt(end);
        char further = end + 1 == text.length() ? ' ' : text.charAt(end + 1);
        return switch (after) {
            case '-' -> !FormatSearch.asciiWord(further);
            case '.', '/' -> !Clues.isDigit(further);
            case '_', '%' -> false;
            default -> !word(after);
        };
    }

    /**
     * Whether a comma joins it to another number, as thousands or in a list of numbers. What holds separators or
     * letters of its own is a field of a table.
     */
    private boolean inThousands(int start, int end, int digits) {
        boolean before = start > 1 && text.charAt(start - 1) == ',' && Clues.isDigit(text.charAt(start - 2));
        boolean after = end + 1 < text.length() && text.charAt(end) == ',' && Clues.isDigit(text.charAt(end + 1));
        return (before || after) && digits == end - start && Clues.isDigit(text.charAt(start));
    }

    private static boolean word(char unit) {
        return FormatSearch.asciiWord(unit) || (unit >= 128 && unit < 0x2E80 && Character.isLetterOrDigit(unit));
    }
}
