package dev.sluice.router.difficulty.training;

import dev.sluice.router.difficulty.Landmarks;

/**
 * Fits the smooth heads: least squares with a price on large weights, for the landmarks on the square of the function
 * that their bells add up to, so that near landmarks share one opinion. The price is chosen among a few by what does
 * best on questions held out.
 */
final class SmoothFit {
    private static final int HEADS = 2;
    private static final double[] PRICES = {0.3, 1, 3, 10};
    /** How much dearer the signs' weights are than the landmarks'. */
    private static final double OF_A_SIGN = 300;

    private static final double FREE = 1e-6;
    private static final double FIRM = 1e-4;

    private final float[][] signs;
    private final float[][] near;
    private final float[][] kernel;
    private final double[][] y;
    private final double[] weights;
    private final Folds folds;
    private final int size;
    private double[][] found = {};

    /**
     * @param signs scaled, of each row
     * @param near nearness to each landmark, of each row
     * @param points of the landmarks
     * @param y what came out, for each head and row
     */
    SmoothFit(
            float[][] signs,
            float[][] near,
            float[][] points,
            Landmarks landmarks,
            double[][] y,
            double[] weights,
            Folds folds) {
        this.signs = signs;
        this.near = near;
        this.y = y;
        this.weights = weights;
        this.folds = folds;
        this.size = 1 + signs[0].length + points.length;
        this.kernel = new float[points.length][];
        for (int j = 0; j < points.length; j++) {
            kernel[j] = landmarks.nearness(points[j]);
        }
    }

    float[] local() {
        return Samples.floats(found[0]);
    }

    float[] strong() {
        return Samples.floats(found[1]);
    }

    /** @return for each head and row, what was predicted without its question */
    double[][] fit() {
        Ridge[] parts = new Ridge[Folds.COUNT];
        Ridge whole = new Ridge(size, HEADS);
        for (int fold = 0; fold < parts.length; fold++) {
            parts[fold] = new Ridge(size, HEADS);
        }
        float[] row = new float[size];
        double[] outcome = new double[HEADS];
        for (int r = 0; r < signs.length; r++) {
            fill(row, r);
            outcome[0] = y[0][r];
            outcome[1] = y[1][r];
            parts[folds.of(r)].add(row, outcome, weights[r]);
        }
        for (Ridge part : parts) {
            whole.add(part, 1);
        }
        double[][] best = {};
        double least = Double.MAX_VALUE;
        for (double price : PRICES) {
            double[][] held = held(whole, parts, price);
            double error = error(held);
            if (error < least) {
                least = error;
                best = held;
                found = solve(whole, price);
            }
        }
        return best;
    }

    private void fill(float[] row, int r) {
        row[0] = 1;
        System.arraycopy(signs[r], 0, row, 1, signs[r].length);
        System.arraycopy(near[r], 0, row, 1 + signs[r].length, near[r].length);
    }

    private double[][] held(Ridge whole, Ridge[] parts, double price) {
        double[][] held = new double[HEADS][signs.length];
        float[] row = new float[size];
        for (int fold = 0; fold < parts.length; fold++) {
            whole.add(parts[fold], -1);
            double[][] solved = solve(whole, price);
            whole.add(parts[fold], 1);
            for (int r = 0; r < signs.length; r++) {
                if (folds.of(r) == fold) {
                    fill(row, r);
                    for (int head = 0; head < HEADS; head++) {
                        held[head][r] = dot(solved[head], row);
                    }
                }
            }
        }
        return held;
    }

    private double[][] solve(Ridge ridge, double price) {
        int from = 1 + signs[0].length;
        return ridge.solve((i, j) -> {
            if (i >= from && j >= from) {
                return price * (kernel[i - from][j - from] + (i == j ? FIRM : 0));
            }
            return i != j ? 0 : i == 0 ? FREE : price * OF_A_SIGN;
        });
    }

    private static double dot(double[] solved, float[] row) {
        double sum = 0;
        for (int i = 0; i < row.length; i++) {
            sum += solved[i] * row[i];
        }
        return sum;
    }

    private double error(double[][] held) {
        double error = 0;
        for (int r = 0; r < signs.length; r++) {
            double off = (held[1][r] - held[0][r]) - (y[1][r] - y[0][r]);
            error += weights[r] * off * off;
        }
        return error;
    }
}
