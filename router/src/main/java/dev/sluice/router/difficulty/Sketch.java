package dev.sluice.router.difficulty;

/**
 * What a prompt is about, in {@value #BITS} bits: prompts of like words have like sketches, and from a sketch no word
 * can be read. Each bit says on which side of one plane through the centre the mean of the prompt's word vectors lies
 * (M. Charikar, "Similarity estimation techniques from rounding algorithms", 2002), so the share of bits in which two
 * differ estimates the angle between them.
 *
 * @param bits one per plane
 */
public record Sketch(long bits) {
    /** How many bits there are. */
    public static final int BITS = 64;

    /**
     * In how many bits they differ, from 0, the same words, to {@value #BITS}; unrelated prompts differ in about half.
     */
    public int distance(Sketch other) {
        return Long.bitCount(bits ^ other.bits);
    }
}
