package dev.sluice.router.text;

import java.util.Arrays;

/** Offsets in a text, in rising order. It takes no memory until the first one comes. */
public final class Positions {
    private static final int[] NONE = {};

    private int[] offsets = NONE;
    private int size;

    void add(int offset) {
        if (size == offsets.length) {
            offsets = Arrays.copyOf(offsets, Math.max(8, size * 2));
        }
        offsets[size++] = offset;
    }

    public int size() {
        return size;
    }

    public int at(int index) {
        return offsets[index];
    }
}
