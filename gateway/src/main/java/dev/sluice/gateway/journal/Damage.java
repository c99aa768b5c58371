package dev.sluice.gateway.journal;

/**
 * A stretch of a segment that cannot be read although readable records follow it.
 *
 * @param file the segment's name
 * @param offset where it begins, in bytes
 * @param firstSequence the first record that is missing
 * @param records how many are missing; 0 if the stretch held none
 */
public record Damage(String file, int offset, long firstSequence, long records) {
    @Override
    public String toString() {
        return file + " at byte " + offset + ": " + records + " records lost from sequence " + firstSequence + " on";
    }
}
