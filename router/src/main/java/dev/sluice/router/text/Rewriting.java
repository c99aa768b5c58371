package dev.sluice.router.text;

import java.util.Arrays;

/** Writes what a text becomes when a disguise is taken off; each unit remembers the units that it stands for. */
final class Rewriting {
    private char[] units;
    private int[] starts;
    private int[] ends;
    private int size;

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
            int capacity = Math.max(size + more, units.length + (units.length >> 1));
            units = Arrays.copyOf(units, capacity);
            starts = Arrays.copyOf(starts, capacity);
            ends = Arrays.copyOf(ends, capacity);
        }
    }
}
