package dev.sluice.router.difficulty.training;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is to be learned of some examples.
 *
 * @param targets of the local head and of the strong one: half the one answer and half the mean over many models, which
 *     is smoother, moved to the answers' mean
 * @param local what the local model's answers were worth
 * @param strong what the strong model's were
 * @param weights 1 for every example; benchmarks count by their size
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Outcomes(double[][] targets, double[] local, double[] strong, double[] weights) {
    /**
     * @param centred whether the differences between benchmarks are taken off: for kinds of questions that none of them
     *     holds, these say nothing
     */
    static Outcomes of(List<Example> examples, boolean centred) {
        double[] weights = new double[examples.size()];
        Arrays.fill(weights, 1);
        double[] local = examples.stream().mapToDouble(Example::local).toArray();
        double[] strong = examples.stream().mapToDouble(Example::strong).toArray();
        double[] localPool = examples.stream().mapToDouble(Example::localPool).toArray();
        double[] strongPool = examples.stream().mapToDouble(Example::strongPool).toArray();
        double[][] targets = {smoothed(examples, local, localPool), smoothed(examples, strong, strongPool)};
        if (centred) {
            for (double[] target : targets) {
                centre(examples, target, weights);
            }
        }
        return new Outcomes(targets, local, strong, weights);
    }

    private static double[] smoothed(List<Example> examples, double[] own, double[] pool) {
        Map<String, double[]> off = new TreeMap<>();
        for (int r = 0; r < own.length; r++) {
            double[] sums = off.computeIfAbsent(examples.get(r).benchmark(), any -> new double[2]);
            sums[0] += own[r] - pool[r];
            sums[1]++;
        }
        double[] smoothed = new double[own.length];
        for (int r = 0; r < own.length; r++) {
            double[] sums = off.getOrDefault(examples.get(r).benchmark(), new double[] {0, 1});
            smoothed[r] = (own[r] + pool[r] + sums[0] / sums[1]) / 2;
        }
        return smoothed;
    }

    private static void centre(List<Example> examples, double[] target, double[] weights) {
        Map<String, double[]> means = new TreeMap<>();
        double all = 0;
        double mass = 0;
        for (int r = 0; r < target.length; r++) {
            double[] sums = means.computeIfAbsent(examples.get(r).benchmark(), any -> new double[2]);
            sums[0] += target[r];
            sums[1]++;
            all += weights[r] * target[r];
            mass += weights[r];
        }
        for (int r = 0; r < target.length; r++) {
            double[] sums = means.getOrDefault(examples.get(r).benchmark(), new double[] {0, 1});
            target[r] += all / mass - sums[0] / sums[1];
        }
    }
}
