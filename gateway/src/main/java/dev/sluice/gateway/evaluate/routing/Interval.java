package dev.sluice.gateway.evaluate.routing;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;

/** Where 95 % of some drawn values lie. */
record Interval(double low, double high) {
    private static final long SEED = 7;

    /** Of each measure, when the questions are drawn anew with replacement. */
    record Intervals(Interval apgr, Interval cpt50, Interval cpt80) {}

    /**
     * A bootstrap with a generator of fixed seed: the same questions and scores give the same intervals, though not to
     * the last digit those of a tool with another generator.
     *
     * @param draws how often; empty if 0, or if no draw has a gap between the models
     */
    static Optional<Intervals> bootstrap(Traffic traffic, int draws) {
        SplittableRandom random = new SplittableRandom(SEED);
        double[] apgr = new double[draws];
        double[] cpt50 = new double[draws];
        double[] cpt80 = new double[draws];
        int kept = 0;
        for (int draw = 0; draw < draws; draw++) {
            Optional<Measures.Recovery> drawn = Measures.recovery(Curve.of(traffic.resampled(random)));
            if (drawn.isPresent()) {
                apgr[kept] = drawn.get().exact().apgr();
                cpt50[kept] = drawn.get().exact().cpt50();
                cpt80[kept++] = drawn.get().exact().cpt80();
            }
        }
        return kept == 0
                ? Optional.empty()
                : Optional.of(new Intervals(of(apgr, kept), of(cpt50, kept), of(cpt80, kept)));
    }

    /** @param count how many of the values are there; they are put in order */
    static Interval of(double[] values, int count) {
        Arrays.sort(values, 0, count);
        return new Interval(values[(int) (0.025 * count)], values[Math.max(0, (int) (0.975 * count) - 1)]);
    }
}
