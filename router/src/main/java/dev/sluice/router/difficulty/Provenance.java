package dev.sluice.router.difficulty;

import java.util.List;

/**
 * What a model was trained on; without a date, so that the same data gives the same file.
 *
 * @param sources in the order they were read
 */
public record Provenance(List<Source> sources) {
    /** For models that are trained and used at once, such as in a measurement. */
    public static final Provenance UNSTATED = new Provenance(List.of());

    public Provenance {
        sources = List.copyOf(sources);
    }

    /**
     * One file of outcomes.
     *
     * @param name without its folder
     * @param sha256 of the file as it is, packed or not; 64 lower-case hexadecimal digits
     * @param rows how many it gave
     */
    public record Source(String name, String sha256, int rows) {}
}
