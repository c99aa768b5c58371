package dev.sluice.router.difficulty.calibration;

import java.util.ArrayList;
import java.util.List;

/**
 * How true predicted successes are.
 *
 * @param bins by predicted success, ten of equal width, empty ones left out
 * @param ece expected calibration error: mean distance of predicted and observed, weighed by the bins' counts; 0 is
 *     best
 * @param brier mean square of predicted less observed; 0 is best
 * @param logLoss mean of the negative logarithm, in nats; 0 is best
 */
public record Reliability(List<Bin> bins, double ece, double brier, double logLoss) {
    private static final int BINS = 10;
    private static final double EDGE = 1e-6;

    /**
     * @param from lower end of its predictions; it is 0.1 wide
     * @param count of outcomes
     * @param predicted mean
     * @param observed mean
     */
    public record Bin(double from, int count, double predicted, double observed) {}

    public Reliability {
        bins = List.copyOf(bins);
    }

    /** @param predicted by outcome, in the order of {@code outcomes} */
    public static Reliability of(List<Outcome> outcomes, List<Double> predicted) {
        if (outcomes.isEmpty() || outcomes.size() != predicted.size()) {
            throw new IllegalArgumentException("predicted: " + predicted.size() + " (expected one for each of "
                    + outcomes.size() + " outcomes, and at least one)");
        }
        int[] counts = new int[BINS];
        double[] said = new double[BINS];
        double[] seen = new double[BINS];
        double squares = 0;
        double logs = 0;
        for (int i = 0; i < outcomes.size(); i++) {
            double p = predicted.get(i);
            double y = outcomes.get(i).success();
            int bin = Math.min(BINS - 1, (int) (p * BINS));
            counts[bin]++;
            said[bin] += p;
            seen[bin] += y;
            squares += (p - y) * (p - y);
            double inside = Math.clamp(p, EDGE, 1 - EDGE);
            logs -= y * Math.log(inside) + (1 - y) * Math.log(1 - inside);
        }
        int n = outcomes.size();
        List<Bin> bins = new ArrayList<>();
        double ece = 0;
        for (int bin = 0; bin < BINS; bin++) {
            if (counts[bin] > 0) {
                bins.add(new Bin(bin / (double) BINS, counts[bin], said[bin] / counts[bin], seen[bin] / counts[bin]));
                ece += Math.abs(said[bin] - seen[bin]) / n;
            }
        }
        return new Reliability(bins, ece, squares / n, logs / n);
    }
}
