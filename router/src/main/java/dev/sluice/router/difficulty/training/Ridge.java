package dev.sluice.router.difficulty.training;

/**
 * Least squares with a price on large weights: the weights w that make the weighted sum of (x·w - y)² plus the penalty
 * of w smallest, for several y at once. Sums grow row by row in the order given, so the same rows give the same bytes.
 * Quadratic in the features for each row, cubic once.
 */
final class Ridge {
    private final int size;
    private final int targets;
    private final double[][] products;
    private final double[][] answers;

    Ridge(int size, int targets) {
        this.size = size;
        this.targets = targets;
        products = new double[size][size];
        answers = new double[targets][size];
    }

    void add(float[] x, double[] y, double weight) {
        for (int i = 0; i < size; i++) {
            double at = weight * x[i];
            if (at != 0) {
                double[] row = products[i];
                for (int j = i; j < size; j++) {
                    row[j] += at * x[j];
                }
                for (int t = 0; t < targets; t++) {
                    answers[t][i] += at * y[t];
                }
            }
        }
    }

    /** All rows of another, with a sign: -1 takes them out again. */
    void add(Ridge other, double sign) {
        for (int i = 0; i < size; i++) {
            for (int j = i; j < size; j++) {
                products[i][j] += sign * other.products[i][j];
            }
            for (int t = 0; t < targets; t++) {
                answers[t][i] += sign * other.answers[t][i];
            }
        }
    }

    /** The price of a pair of weights; symmetric, and of all together never less than nothing. */
    interface Penalty {
        double of(int one, int other);
    }

    /** @return the weights, by target */
    double[][] solve(Penalty penalty) {
        double[][] lower = cholesky(penalty);
        double[][] weights = new double[targets][];
        for (int t = 0; t < targets; t++) {
            weights[t] = substitute(lower, answers[t]);
        }
        return weights;
    }

    private double[][] cholesky(Penalty penalty) {
        double[][] lower = new double[size][];
        for (int i = 0; i < size; i++) {
            lower[i] = new double[i + 1];
            for (int j = 0; j <= i; j++) {
                double sum = products[j][i] + penalty.of(i, j);
                double[] one = lower[i];
                double[] other = lower[j];
                for (int k = 0; k < j; k++) {
                    sum -= one[k] * other[k];
                }
                if (i == j) {
                    one[j] = Math.sqrt(Math.max(sum, 1e-9));
                } else {
                    one[j] = sum / other[j];
                }
            }
        }
        return lower;
    }

    private double[] substitute(double[][] lower, double[] answer) {
        double[] x = answer.clone();
        for (int i = 0; i < size; i++) {
            for (int k = 0; k < i; k++) {
                x[i] -= lower[i][k] * x[k];
            }
            x[i] /= lower[i][i];
        }
        for (int i = size - 1; i >= 0; i--) {
            for (int k = i + 1; k < size; k++) {
                x[i] -= lower[k][i] * x[k];
            }
            x[i] /= lower[i][i];
        }
        return x;
    }
}
