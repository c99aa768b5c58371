package dev.sluice.router.difficulty.training;

import java.util.Arrays;

/** Sums over weighted samples, in the order given. */
final class Samples {
    private Samples() {}

    static double[] difference(double[] one, double[] other) {
        double[] difference = new double[one.length];
        for (int r = 0; r < one.length; r++) {
            difference[r] = one[r] - other[r];
        }
        return difference;
    }

    static double[] mean(double[] one, double[] other) {
        double[] mean = new double[one.length];
        for (int r = 0; r < one.length; r++) {
            mean[r] = (one[r] + other[r]) / 2;
        }
        return mean;
    }

    static double deviation(double[] values, double[] weights) {
        double all = 0;
        double sum = 0;
        for (int r = 0; r < values.length; r++) {
            all += weights[r];
            sum += weights[r] * values[r];
        }
        double mean = sum / all;
        double squares = 0;
        for (int r = 0; r < values.length; r++) {
            squares += weights[r] * (values[r] - mean) * (values[r] - mean);
        }
        return Math.sqrt(squares / all);
    }

    /** The least value below or at which that share of the weight lies. */
    static double quantile(double[] values, double[] weights, double share) {
        Integer[] order = new Integer[values.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (i, j) -> Double.compare(values[i], values[j]));
        double all = 0;
        for (double weight : weights) {
            all += weight;
        }
        double sum = 0;
        for (int i : order) {
            sum += weights[i];
            if (sum >= share * all) {
                return values[i];
            }
        }
        return values[order[order.length - 1]];
    }

    static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
