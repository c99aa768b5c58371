package dev.sluice.router.verification;

import dev.sluice.router.difficulty.Forest;
import java.util.List;

/**
 * Two logistic functions of the same signs: how likely the local answer is right, and how likely a strong model's would
 * be. To the logit of each a sum of small trees may be added, for what signs say only together.
 *
 * @param names of the signs, in their order
 * @param means of the signs where they were fitted
 * @param scales their standard deviations; a sign that never moved has scale 0 and counts for nothing
 * @param local weights per standard deviation, then the intercept
 * @param strong the same for the strong model
 * @param localTrees what is added to the logit; {@link #NO_TREES} where there were too few examples to grow any
 * @param strongTrees the same for the strong model
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and seen by this package and its training alone
record Head(
        List<String> names,
        double[] means,
        double[] scales,
        double[] local,
        double[] strong,
        Forest localTrees,
        Forest strongTrees) {
    /** Adds nothing. */
    static final Forest NO_TREES = new Forest(0, new int[0], new float[0], new float[0]);

    /**
     * Standard deviations from the mean; beyond, nothing was seen from which to learn, and a prompt unlike those of the
     * training would be judged by how unlike it is.
     */
    private static final double FARTHEST = 3;

    Head {
        names = List.copyOf(names);
        int n = names.size();
        if (means.length != n || scales.length != n || local.length != n + 1 || strong.length != n + 1) {
            throw new IllegalArgumentException("a head of " + n + " signs with other numbers of weights");
        }
        if (localTrees.asked() > n || strongTrees.asked() > n) {
            throw new IllegalArgumentException("a head of " + n + " signs whose trees ask for others");
        }
    }

    /** @throws IllegalArgumentException if these are other signs than those it was fitted on */
    double[] standardised(Signs signs) {
        if (!signs.names().equals(names)) {
            throw new IllegalArgumentException("signs " + signs.names() + " (expected " + names + ")");
        }
        double[] values = signs.values();
        for (int at = 0; at < values.length; at++) {
            values[at] = standardised(values[at], means[at], scales[at]);
        }
        return values;
    }

    static double standardised(double value, double mean, double scale) {
        return scale == 0 ? 0 : Math.clamp((value - mean) / scale, -FARTHEST, FARTHEST);
    }

    static double logit(double[] weights, double[] values) {
        double sum = weights[values.length];
        for (int at = 0; at < values.length; at++) {
            sum += weights[at] * values[at];
        }
        return sum;
    }

    /** As the trees are asked. */
    static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int at = 0; at < values.length; at++) {
            floats[at] = (float) values[at];
        }
        return floats;
    }
}
