package dev.sluice.router.difficulty;

import org.jspecify.annotations.Nullable;

/**
 * Makes sketches. The planes are the same in every process and release, as long as vectors are of the same length:
 * sketches of before a restart compare with those after it. They are no secret: whoever has the shipped table of words
 * can sketch a guess and see whether something like it was asked.
 */
final class Sketcher {
    private static final long SEED = 0x5EED_0F51_0CE5L;

    /** By dimension, then plane; each 1 or -1. */
    private final float[][] planes;

    Sketcher(int dimensions) {
        planes = new float[dimensions][Sketch.BITS];
        for (int i = 0; i < dimensions; i++) {
            long signs = mixed(SEED + i);
            for (int bit = 0; bit < Sketch.BITS; bit++) {
                planes[i][bit] = (signs >>> bit & 1) == 0 ? -1 : 1;
            }
        }
    }

    /**
     * @param numbers a vector begins there, as long as planes have dimensions
     * @return null for a vector of zeros, which has no direction
     */
    @Nullable
    Sketch of(float[] numbers, int from) {
        float[] sides = new float[Sketch.BITS];
        boolean any = false;
        for (int i = 0; i < planes.length; i++) {
            float value = numbers[from + i];
            any |= value != 0;
            float[] signs = planes[i];
            for (int bit = 0; bit < Sketch.BITS; bit++) {
                sides[bit] += value * signs[bit];
            }
        }
        long bits = 0;
        for (int bit = 0; bit < Sketch.BITS; bit++) {
            if (sides[bit] > 0) {
                bits |= 1L << bit;
            }
        }
        return any ? new Sketch(bits) : null;
    }

    /** SplitMix64 (G. Steele and others, 2014). */
    private static long mixed(long number) {
        long z = number * 0x9E3779B97F4A7C15L;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
