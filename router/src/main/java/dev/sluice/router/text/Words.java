package dev.sluice.router.text;

import java.util.Arrays;

/** The words of a text that stand in the {@link Lexicon}, in order. It takes no memory until the first one comes. */
public final class Words {
    private static final int[] NONE = {};

    private int[] starts = NONE;
    private int[] ends = NONE;
    private long[] topics = {};
    private int size;
    private long all;

    void add(int start, int end, long bits) {
        if (size == starts.length) {
            int more = Math.max(8, size * 2);
            starts = Arrays.copyOf(starts, more);
            ends = Arrays.copyOf(ends, more);
            topics = Arrays.copyOf(topics, more);
        }
        starts[size] = start;
        ends[size] = end;
        topics[size++] = bits;
        all |= bits;
    }

    public int size() {
        return size;
    }

    public int start(int index) {
        return starts[index];
    }

    public int end(int index) {
        return ends[index];
    }

    public boolean is(int index, Topic topic) {
        return (topics[index] & topic.bit()) != 0;
    }

    /** The first word of this topic at or after the index; {@link #size} if there is none. */
    public int next(int index, Topic topic) {
        return next(index, topic.bit());
    }

    /** The first word of one of these topics ({@link Topic#mask}) at or after the index; {@link #size} if none is. */
    public int next(int index, long mask) {
        if ((all & mask) == 0) {
            return size;
        }
        int i = index;
        while (i < size && (topics[i] & mask) == 0) {
            i++;
        }
        return i;
    }

    /** Whether a word of one of these topics ({@link Topic#mask}) starts exactly here. */
    public boolean at(int offset, long mask) {
        int at = size == 0 ? -1 : Arrays.binarySearch(starts, 0, size, offset);
        return at >= 0 && (topics[at] & mask) != 0;
    }

    /** Whether a word of one of these topics ({@link Topic#mask}) ends exactly here. */
    public boolean endsAt(int offset, long mask) {
        int at = size == 0 ? -1 : Arrays.binarySearch(ends, 0, size, offset);
        return at >= 0 && (topics[at] & mask) != 0;
    }

    /** The first word that starts at or after the offset; {@link #size} if there is none. */
    public int from(int offset) {
        int at = Arrays.binarySearch(starts, 0, size, offset);
        return at >= 0 ? at : -at - 1;
    }

    /** Whether a word of this topic starts in the range. */
    public boolean between(int from, int to, Topic topic) {
        for (int i = from(from); i < size && starts[i] < to; i++) {
            if ((topics[i] & topic.bit()) != 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether a word of this topic stands near a value.
     *
     * @param before units before its start in which the word may start
     * @param after units behind its end in which the word may start
     */
    public boolean near(int start, int end, Topic topic, int before, int after) {
        return size > 0 && (between(start - before, start, topic) || between(end, end + after, topic));
    }
}
