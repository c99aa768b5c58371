package dev.sluice.router.sensitivity;

import java.util.Arrays;

/** Offsets in a text, in rising order. It takes no memory until the first one comes. */
final class Positions {
    private static final int[] NONE = {};

    private int[] offsets = NONE;
    private int size;

    void add(int offset) {
        if (size == offsets.length) {
            offsets = Arrays.copyOf(offsets, Math.max(8, size * 2));
        }
        offsets[size++] = offset;
    }

    int size() {
        return size;
    }

    int at(int index) {
        return offsets[index];
    }
}
