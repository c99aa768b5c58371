package dev.sluice.router.difficulty.training;

import java.util.stream.IntStream;

/**
 * The directions in which vectors differ most: eigenvectors of their covariance by Jacobi's method, which turns one
 * pair of axes after the other until none is left that goes together. Only additions, products, quotients and roots in
 * a fixed order, which IEEE 754 rounds alike everywhere: the same numbers give the same bytes on any machine. Cubic in
 * the dimensions; 384 take some ten seconds.
 */
final class PrincipalAxes {
    private static final int MOST_SWEEPS = 30;
    private static final double SETTLED = 1e-22;

    private PrincipalAxes() {}

    /**
     * @param covariance symmetric; overwritten
     * @param count how many directions are wanted
     * @return the directions, the most telling first, each of length 1 and with its largest component positive
     */
    static double[][] of(double[][] covariance, int count) {
        int n = covariance.length;
        double[][] vectors = new double[n][n];
        for (int i = 0; i < n; i++) {
            vectors[i][i] = 1;
        }
        double all = squares(covariance, true);
        for (int sweep = 0; sweep < MOST_SWEEPS && squares(covariance, false) > SETTLED * all; sweep++) {
            for (int p = 0; p < n - 1; p++) {
                for (int q = p + 1; q < n; q++) {
                    turn(covariance, vectors, p, q);
                }
            }
        }
        return IntStream.range(0, n)
                .boxed()
                .sorted((i, j) -> Double.compare(covariance[j][j], covariance[i][i]))
                .limit(count)
                .map(i -> signed(vectors[i]))
                .toArray(double[][]::new);
    }

    private static double squares(double[][] matrix, boolean diagonal) {
        double sum = 0;
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < matrix.length; j++) {
                sum += diagonal || i != j ? matrix[i][j] * matrix[i][j] : 0;
            }
        }
        return sum;
    }

    private static void turn(double[][] a, double[][] vectors, int p, int q) {
        double between = a[p][q];
        if (between == 0) {
            return;
        }
        double theta = (a[q][q] - a[p][p]) / (2 * between);
        double t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        double c = 1 / Math.sqrt(t * t + 1);
        double s = t * c;
        rotate(a[p], a[q], c, s);
        for (double[] row : a) {
            double rowP = row[p];
            row[p] = c * rowP - s * row[q];
            row[q] = s * rowP + c * row[q];
        }
        rotate(vectors[p], vectors[q], c, s);
    }

    private static void rotate(double[] one, double[] other, double c, double s) {
        for (int i = 0; i < one.length; i++) {
            double first = one[i];
            one[i] = c * first - s * other[i];
            other[i] = s * first + c * other[i];
        }
    }

    private static double[] signed(double[] vector) {
        double largest = 0;
        for (double value : vector) {
            largest = Math.abs(value) > Math.abs(largest) ? value : largest;
        }
        double sign = largest < 0 ? -1 : 1;
        return java.util.Arrays.stream(vector).map(value -> sign * value).toArray();
    }
}
