package dev.sluice.loadtest.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The middle of some figures, and how far they lie apart. */
record Spread(double median, double smallest, double largest) {
    /** Empty if there are no figures. Of an even number the mean of the two in the middle counts. */
    static Optional<Spread> of(List<Double> figures) {
        if (figures.isEmpty()) {
            return Optional.empty();
        }
        double[] sorted = figures.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
        return Optional.of(new Spread(median, sorted[0], sorted[sorted.length - 1]));
    }

    /**
     * Of the ratios within each round: what a round's bad minute does to both sides cancels. Empty if a side has no
     * figures; a round in which the yardstick is 0 (below what its clock can count) has no ratio.
     */
    static Optional<Spread> ofRatios(List<Double> figures, List<Double> yardstick) {
        return of(IntStream.range(0, Math.min(figures.size(), yardstick.size()))
                .filter(round -> yardstick.get(round) > 0)
                .mapToObj(round -> figures.get(round) / yardstick.get(round))
                .toList());
    }
}
