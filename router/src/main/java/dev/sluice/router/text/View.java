package dev.sluice.router.text;

import org.jspecify.annotations.Nullable;

/**
 * A text to search, and where each of its units stands in the caller's string: the string itself, or what it becomes
 * when a disguise is taken off. Offsets are UTF-16 units.
 */
public final class View {
    private final String text;
    private final int @Nullable [] starts;
    private final int @Nullable [] ends;

    private View(String text, int @Nullable [] starts, int @Nullable [] ends) {
        this.text = text;
        this.starts = starts;
        this.ends = ends;
    }

    /** The caller's string as it is. */
    public static View of(String text) {
        return new View(text, null, null);
    }

    public String text() {
        return text;
    }

    /** The first original unit that a range of this text stands for; the range is not empty. */
    public int start(int from, int to) {
        int[] map = starts;
        if (map == null) {
            return from;
        }
        int first = map[from];
        for (int i = from + 1; i < to; i++) {
            first = Math.min(first, map[i]); // mirror writing runs backwards
        }
        return first;
    }

    /** One past the last original unit that a range of this text stands for; the range is not empty. */
    public int end(int from, int to) {
        int[] map = ends;
        if (map == null) {
            return to;
        }
        int last = map[to - 1];
        for (int i = from; i < to - 1; i++) {
            last = Math.max(last, map[i]);
        }
        return last;
    }

    /**
     * What this text becomes when a further disguise is taken off.
     *
     * @param starts for each unit of {@code text} the first unit of this text that it stands for; may be longer; taken
     *     over, so the caller must not use it afterwards
     * @param ends for each unit of {@code text} one past the last unit of this text that it stands for; likewise
     */
    View become(String text, int[] starts, int[] ends) {
        int[] first = this.starts;
        if (first != null) {
            compose(first, text.length(), starts, ends);
        }
        return new View(text, starts, ends);
    }

    /** Units of one code share their range, so its way back is sought once: linear, however long the ranges are. */
    private void compose(int[] first, int size, int[] starts, int[] ends) {
        int from = -1;
        int to = -1;
        int start = 0;
        int end = 0;
        for (int i = 0; i < size; i++) {
            if (starts[i] != from || ends[i] != to) {
                from = starts[i];
                to = ends[i];
                start = from < to ? start(from, to) : first[Math.max(0, from - 1)];
                end = from < to ? end(from, to) : start;
            }
            starts[i] = start;
            ends[i] = end;
        }
    }
}
