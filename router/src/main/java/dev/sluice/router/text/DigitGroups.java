package dev.sluice.router.text;

import java.util.Arrays;

/** A run of digits with separators between: {@code 4012 8888-8888 1881}. Groups are its unbroken runs of digits. */
public final class DigitGroups {
    /** What is wider apart belongs to two numbers. */
    private static final int WIDEST_GAP = 3;

    private final String text;
    private final int[] bounds;
    private final int digits;

    /**
     * @param bounds start and end of each group, alternating
     * @param digits how many digits all groups have
     */
    private DigitGroups(String text, int[] bounds, int digits) {
        this.text = text;
        this.bounds = bounds;
        this.digits = digits;
    }

    /** One past the last digit of the run that starts at {@code start}. */
    public static int end(String text, int start) {
        int end = start;
        for (int i = start; i < text.length() && i - end <= WIDEST_GAP; i++) {
            char unit = text.charAt(i);
            if (Clues.isDigit(unit)) {
                end = i + 1;
            } else if (!separates(unit)) {
                break;
            }
        }
        return end;
    }

    public static DigitGroups of(String text, int start, int end) {
        int[] bounds = new int[8];
        int size = 0;
        int digits = 0;
        boolean inside = false;
        for (int i = start; i <= end; i++) {
            boolean digit = i < end && Clues.isDigit(text.charAt(i));
            if (digit) {
                digits++;
            }
            if (digit != inside) {
                if (size == bounds.length) {
                    bounds = Arrays.copyOf(bounds, size * 2);
                }
                bounds[size++] = i;
                inside = digit;
            }
        }
        return new DigitGroups(text, Arrays.copyOf(bounds, size), digits);
    }

    /** The folded text it stands in. */
    public String text() {
        return text;
    }

    /** How many digits all groups have. */
    public int digits() {
        return digits;
    }

    public int groups() {
        return bounds.length / 2;
    }

    public int start(int group) {
        return bounds[2 * group];
    }

    public int end(int group) {
        return bounds[2 * group + 1];
    }

    public int length(int group) {
        return end(group) - start(group);
    }

    /** How many digits some groups have; counting stops at {@code enough}. */
    public int digits(int first, int last, int enough) {
        int sum = 0;
        for (int group = first; group <= last && sum < enough; group++) {
            sum += length(group);
        }
        return sum;
    }

    /** The digits of some groups, without separators. */
    public String digits(int first, int last) {
        StringBuilder plain = new StringBuilder();
        for (int group = first; group <= last; group++) {
            plain.append(text, start(group), end(group));
        }
        return plain.toString();
    }

    /** What stands between a group and the next. */
    public String gap(int group) {
        return text.substring(end(group), start(group + 1));
    }

    /** Whether a gap, or the border of the text, is exactly this one unit. */
    public boolean gapIs(int group, char separator) {
        return start(group + 1) - end(group) == 1 && text.charAt(end(group)) == separator;
    }

    /** The unit before a group; a space at the start of the text. */
    public char before(int group) {
        return start(group) == 0 ? ' ' : text.charAt(start(group) - 1);
    }

    /** The unit after a group; a space at the end of the text. */
    public char after(int group) {
        return end(group) == text.length() ? ' ' : text.charAt(end(group));
    }

    private static boolean separates(char unit) {
        return switch (unit) {
            case ' ', '-', '.', '(', ')', '/' -> true;
            default -> false;
        };
    }
}
