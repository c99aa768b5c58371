package dev.sluice.router.text;

import java.util.Arrays;
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

    /** The first original unit that the unit at {@code offset} stands for; {@code offset} is below the length. */
    public int start(int offset) {
        int[] map = starts;
        return map == null ? offset : map[offset];
    }

    /** One past the last original unit that the unit before {@code offset} stands for; 0 for 0. */
    public int end(int offset) {
        int[] map = ends;
        return map == null ? offset : offset == 0 ? 0 : map[offset - 1];
    }

    /**
     * What this text becomes when a further disguise is taken off.
     *
     * @param starts for each unit of {@code text} the first unit of this text that it stands for; may be longer
     * @param ends for each unit of {@code text} one past the last unit of this text that it stands for; may be longer
     */
    public View become(String text, int[] starts, int[] ends) {
        int[] first = Arrays.copyOf(starts, text.length());
        int[] last = Arrays.copyOf(ends, text.length());
        if (this.starts != null) {
            for (int i = 0; i < first.length; i++) {
                first[i] = start(first[i]);
                last[i] = end(last[i]);
            }
        }
        return new View(text, first, last);
    }
}
