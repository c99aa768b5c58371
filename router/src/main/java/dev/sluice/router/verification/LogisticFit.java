package dev.sluice.router.verification;

/**
 * Logistic regression with shares as labels and weights drawn towards 0, by Newton's method. The loss is convex and has
 * one lowest point; from 0 a dozen steps reach it. Costs rows × columns² a step.
 */
final class LogisticFit {
    private static final int STEPS = 30;
    private static final double DONE = 1e-9;
    /** Keeps the intercept free, and the equations solvable. */
    private static final double FREE = 1e-9;

    private LogisticFit() {}

    /**
     * @param rows standardised signs
     * @param labels from 0 to 1, one for each row
     * @param penalty per squared weight, halved; the intercept has none
     * @return a weight for each column, then the intercept
     */
    static double[] fit(double[][] rows, double[] labels, double penalty) {
        int n = rows[0].length + 1;
        double[] weights = new double[n];
        for (int step = 0; step < STEPS; step++) {
            double[] gradient = new double[n];
            double[][] curvature = new double[n][n];
            for (int at = 0; at < rows.length; at++) {
                add(rows[at], labels[at], weights, gradient, curvature);
            }
            for (int i = 0; i < n; i++) {
                double drawn = i < n - 1 ? penalty : FREE;
                gradient[i] += drawn * weights[i];
                curvature[i][i] += drawn;
            }
            double[] move = solve(curvature, gradient);
            double largest = 0;
            for (int i = 0; i < n; i++) {
                weights[i] -= move[i];
                largest = Math.max(largest, Math.abs(move[i]));
            }
            if (largest < DONE) {
                break;
            }
        }
        return weights;
    }

    private static void add(double[] row, double label, double[] weights, double[] gradient, double[][] curvature) {
        int n = weights.length;
        double probability = 1 / (1 + StrictMath.exp(-Head.logit(weights, row)));
        double spread = probability * (1 - probability);
        for (int i = 0; i < n; i++) {
            double value = i < n - 1 ? row[i] : 1;
            if (value != 0) {
                gradient[i] += value * (probability - label);
                for (int j = 0; j <= i; j++) {
                    curvature[i][j] += spread * value * (j < n - 1 ? row[j] : 1);
                }
            }
        }
    }

    /** By Cholesky's method; only the lower half of the matrix is read, and it is overwritten. */
    private static double[] solve(double[][] matrix, double[] right) {
        int n = right.length;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = matrix[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= matrix[i][k] * matrix[j][k];
                }
                matrix[i][j] = i == j ? Math.sqrt(sum) : sum / matrix[j][j];
            }
        }
        double[] solution = right.clone();
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < i; k++) {
                solution[i] -= matrix[i][k] * solution[k];
            }
            solution[i] /= matrix[i][i];
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int k = i + 1; k < n; k++) {
                solution[i] -= matrix[k][i] * solution[k];
            }
            solution[i] /= matrix[i][i];
        }
        return solution;
    }
}
