package dev.sluice.gateway.evaluate.routing;

import java.util.Optional;

/**
 * How well a score orders some questions; the package says what each number means.
 *
 * @param questions how many there are
 * @param local mean quality if the local model answers all
 * @param strong mean quality if the strong model answers all
 * @param recovery empty if both are equally good, so that there is no gap to recover
 * @param gainAuc how often, of two questions of which the strong model does better on one only, that one has the higher
 *     score; empty if there are no such two
 * @param failureAuc the same for questions that the local model fails (below 0.5) and others
 */
record Measures(
        int questions,
        double local,
        double strong,
        Optional<Recovery> recovery,
        Optional<Double> gainAuc,
        Optional<Double> failureAuc) {
    /** The bins of RouteLLM's tables. */
    private static final int BINS = 10;

    private static final double NO_GAP = 1e-12;

    /**
     * How soon the gap between both models is closed.
     *
     * @param exact on the curve with all its points
     * @param q95 share of strong calls at which the quality reaches 95 % of the strong model's
     * @param binned on ten equal bins, to be set beside RouteLLM's tables
     */
    record Recovery(Gap exact, double q95, Gap binned) {}

    /**
     * @param apgr area under the recovered share of the gap
     * @param cpt50 share of strong calls that recovers half of it
     * @param cpt80 share of strong calls that recovers four fifths of it
     */
    record Gap(double apgr, double cpt50, double cpt80) {
        private static Gap of(Curve recovered) {
            return new Gap(recovered.area(), recovered.firstReaches(0.5), recovered.firstReaches(0.8));
        }
    }

    static Measures of(Traffic traffic) {
        return new Measures(
                traffic.size(),
                traffic.localQuality(),
                traffic.strongQuality(),
                recovery(Curve.of(traffic)),
                auc(traffic, at -> traffic.strong(at) > traffic.local(at)),
                auc(traffic, at -> traffic.local(at) < 0.5));
    }

    static Optional<Recovery> recovery(Curve quality) {
        double local = quality.first();
        double gap = quality.last() - local;
        if (Math.abs(gap) < NO_GAP) {
            return Optional.empty();
        }
        Curve recovered = quality.map(value -> (value - local) / gap);
        return Optional.of(new Recovery(
                Gap.of(recovered), quality.firstReaches(0.95 * quality.last()), Gap.of(recovered.binned(BINS))));
    }

    /** Says of the question at a place in the order whether it is one of those to be found. */
    private interface Label {
        boolean at(int place);
    }

    /** By the sum of ranks (Mann–Whitney); ties count half, weights do not count. */
    private static Optional<Double> auc(Traffic traffic, Label label) {
        int n = traffic.size();
        double ranks = 0;
        long found = 0;
        int end = n;
        while (end > 0) {
            int start = end - 1;
            while (start > 0 && traffic.score(start - 1) == traffic.score(end - 1)) {
                start--;
            }
            // Ranks count from the lowest score, which stands last.
            double rank = ((n - end + 1) + (n - start)) / 2.0;
            for (int at = start; at < end; at++) {
                if (label.at(at)) {
                    ranks += rank;
                    found++;
                }
            }
            end = start;
        }
        long others = n - found;
        return found == 0 || others == 0
                ? Optional.empty()
                : Optional.of((ranks - found * (found + 1) / 2.0) / ((double) found * others));
    }
}
