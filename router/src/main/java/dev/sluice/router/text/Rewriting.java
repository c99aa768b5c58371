package dev.sluice.router.text;

import java.util.Arrays;

/** Writes what a text becomes when a disguise is taken off; each unit remembers the units that it stands for. */
final class Rewriting {
    /** Units around a change in which detectors may look for what it means. */
    private static final int NEAR = 128;

    private char[] units;
    private int[] starts;
    private int[] ends;
    private int size;

    Rewriting() {
        this(8 * NEAR);
    }

    /** @param expected units; more are possible */
    Rewriting(int expected) {
        int capacity = Math.max(16, expected);
        units = new char[capacity];
        starts = new int[capacity];
        ends = new int[capacity];
    }

    int size() {
        return size;
    }

    char last() {
        return size == 0 ? ' ' : units[size - 1];
    }

    /** Units that stay as they are. */
    void copy(String text, int start, int end) {
        room(end - start);
        text.getChars(start, end, units, size);
        for (int i = start; i < end; i++) {
            starts[size] = i;
            ends[size++] = i + 1;
        }
    }

    /**
     * Units that stay as they are, of which a long stretch is cut to what stands near the changes before and behind it:
     * far from them this text says what the one before has said.
     */
    void keep(String text, int start, int end) {
        if (end - start <= 4 * NEAR) {
            copy(text, start, end);
            return;
        }
        int head = size == 0 ? start : blank(text, start + NEAR, 1);
        int tail = end == text.length() ? end : blank(text, end - NEAR, -1);
        copy(text, start, head);
        put('\n', head, head);
        copy(text, tail, end);
    }

    /** Numbers and words are not cut in two, so that none seems to be what it is not. */
    private static int blank(String text, int from, int step) {
        int at = from;
        while (Math.abs(at - from) < NEAR && text.charAt(at) > ' ') {
            at += step;
        }
        return at;
    }

    /** One unit in place of a range. */
    void put(char unit, int start, int end) {
        room(1);
        units[size] = unit;
        starts[size] = start;
        ends[size++] = end;
    }

    /** Several units, each of which stands for the whole range. */
    void put(CharSequence text, int start, int end) {
        for (int i = 0; i < text.length(); i++) {
            put(text.charAt(i), start, end);
        }
    }

    /** A code point in place of a range. */
    void putCode(int code, int start, int end) {
        if (Character.isBmpCodePoint(code)) {
            put((char) code, start, end);
        } else {
            put(Character.highSurrogate(code), start, end);
            put(Character.lowSurrogate(code), start, end);
        }
    }

    /** Exchanges the last unit for another that stands for the range up to {@code end}. */
    void replaceLast(char unit, int end) {
        units[size - 1] = unit;
        ends[size - 1] = end;
    }

    /** The text so far as what the view became. */
    View over(View view) {
        return view.become(new String(units, 0, size), starts, ends);
    }

    private void room(int more) {
        if (size + more > units.length) {
            int capacity = Math.max(size + more, units.length * 2);
            units = Arrays.copyOf(units, capacity);
            starts = Arrays.copyOf(starts, capacity);
            ends = Arrays.copyOf(ends, capacity);
        }
    }
}
