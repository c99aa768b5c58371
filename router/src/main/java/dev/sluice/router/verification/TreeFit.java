package dev.sluice.router.verification;

import dev.sluice.router.difficulty.Forest;
import dev.sluice.router.difficulty.training.Boost;
import java.util.Arrays;

/**
 * Grows trees on what a logistic function leaves over, so that signs which say something only together are heard: that
 * two samples differ says the more the farther the one lies from the middle of the numbers on offer. The trees take one
 * of Newton's steps on the logistic loss: the least squares of (label - p) / (p (1 - p)), each row weighing p (1 - p),
 * where p is what the function says. By boosting, as J. Friedman, T. Hastie and R. Tibshirani, Additive logistic
 * regression, Annals of Statistics 28 (2000), but from the function on, and with one step for all trees.
 */
final class TreeFit {
    /** With fewer rows trees learn the noise: of 785 questions they lost 0.03 of APGR, of 7180 they won 0.02. */
    static final int FEWEST = 3000;

    private static final int TREES = 100;
    /** Of p (1 - p): some thirty rows. */
    private static final double LEAST_LEAF = 5;

    private final double[][] rows;

    /** @param rows standardised signs; none for no trees */
    TreeFit(double[][] rows) {
        this.rows = rows;
    }

    /**
     * @param weights of the logistic function
     * @param labels from 0 to 1, one for each row
     */
    Forest fit(double[] weights, double[] labels) {
        if (rows.length == 0) {
            return Head.NO_TREES;
        }
        double[] left = new double[rows.length];
        double[] spreads = new double[rows.length];
        for (int at = 0; at < rows.length; at++) {
            double probability = 1 / (1 + StrictMath.exp(-Head.logit(weights, rows[at])));
            spreads[at] = probability * (1 - probability);
            left[at] = (labels[at] - probability) / spreads[at];
        }
        float[][] numbers = Arrays.stream(rows).map(Head::floats).toArray(float[][]::new);
        Forest forest = new Boost(numbers, numbers[0].length).fit(left, spreads, numbers[0].length, TREES, LEAST_LEAF);
        return new Forest((float) forest.base(), forest.inputs(), forest.thresholds(), rounded(forest.values()));
    }

    /** To five decimals: the rest is noise, and would make the text long. */
    private static float[] rounded(float[] values) {
        float[] rounded = new float[values.length];
        for (int at = 0; at < values.length; at++) {
            rounded[at] = (float) (Math.rint(values[at] * 1e5) / 1e5);
        }
        return rounded;
    }
}
