package dev.sluice.router.difficulty.training;

import dev.sluice.router.difficulty.Forest;
import java.util.Arrays;

/**
 * Gradient boosting for squared loss: each tree of three levels answers for what the ones before it left over. A number
 * is compared with at most 31 of its own quantiles, so the best question is found by sums over 32 bins, in a fixed
 * order: the same rows give the same trees. Linear in rows × numbers × trees.
 *
 * <p>Source: J. Friedman, Greedy function approximation: a gradient boosting machine, Annals of Statistics 29 (2001);
 * the gain of a question as in T. Chen and C. Guestrin, XGBoost (2016), with a price on the leaves' squares.
 */
public final class Boost {
    private static final int BINS = 32;
    private static final int LEVELS = 3;
    private static final double RATE = 0.05;
    private static final double PRICE = 10;
    private static final double LEAST_GAIN = 1e-9;

    private final int inputs;
    private final float[][] thresholds;
    private final byte[] bins;
    private final int rows;

    /** @param x rows of numbers, of which the first {@code inputs} are used; none is taken to be infinite */
    public Boost(float[][] x, int inputs) {
        this.inputs = inputs;
        this.rows = x.length;
        thresholds = new float[inputs][];
        bins = new byte[rows * inputs];
        float[] column = new float[rows];
        for (int i = 0; i < inputs; i++) {
            for (int r = 0; r < rows; r++) {
                column[r] = x[r][i];
            }
            Arrays.sort(column);
            thresholds[i] = quantiles(column);
            for (int r = 0; r < rows; r++) {
                bins[r * inputs + i] = (byte) bin(thresholds[i], x[r][i]);
            }
        }
    }

    int inputs() {
        return inputs;
    }

    private static float[] quantiles(float[] sorted) {
        float[] found = new float[BINS];
        int count = 0;
        for (int k = 1; k < BINS; k++) {
            float value = sorted[(int) ((long) k * sorted.length / BINS)];
            if (value > (count == 0 ? sorted[0] : found[count - 1])) {
                found[count++] = value;
            }
        }
        return Arrays.copyOf(found, count);
    }

    private static int bin(float[] thresholds, float value) {
        int bin = 0;
        while (bin < thresholds.length && thresholds[bin] <= value) {
            bin++;
        }
        return bin;
    }

    /**
     * @param y the outcome of each row
     * @param weights of the rows; those of 0 are left out
     * @param used the first so many numbers are asked for
     * @param leastLeaf the least sum of weights on either side of a question
     */
    public Forest fit(double[] y, double[] weights, int used, int trees, double leastLeaf) {
        double sum = 0;
        double all = 0;
        for (int r = 0; r < rows; r++) {
            sum += weights[r] * y[r];
            all += weights[r];
        }
        Growth growth = new Growth(weights, used, trees, leastLeaf);
        double base = sum / all;
        for (int r = 0; r < rows; r++) {
            growth.left[r] = y[r] - base;
        }
        for (int tree = 0; tree < trees; tree++) {
            growth.grow(tree);
        }
        return new Forest(base, growth.asked, growth.at, growth.values);
    }

    /** One forest while it grows. */
    private final class Growth {
        private final double[] weights;
        private final int used;
        private final double leastLeaf;
        private final double[] left = new double[rows];
        private final byte[] node = new byte[rows];
        private final int[] asked;
        private final float[] at;
        private final float[] values;
        private final double[] gradients = new double[(1 << (LEVELS - 1)) * inputs * BINS];
        private final double[] masses = new double[gradients.length];

        Growth(double[] weights, int used, int trees, double leastLeaf) {
            this.weights = weights;
            this.used = used;
            this.leastLeaf = leastLeaf;
            asked = new int[trees * Forest.QUESTIONS];
            at = new float[asked.length];
            values = new float[trees * Forest.NODES];
        }

        void grow(int tree) {
            Arrays.fill(node, (byte) 0);
            int[] bin = new int[Forest.QUESTIONS];
            for (int level = 0; level < LEVELS; level++) {
                int nodes = 1 << level;
                sums(nodes);
                for (int n = 0; n < nodes; n++) {
                    int question = nodes - 1 + n;
                    bin[question] = best(n, tree * Forest.QUESTIONS + question);
                }
                for (int r = 0; r < rows; r++) {
                    int question = nodes - 1 + node[r];
                    int input = asked[tree * Forest.QUESTIONS + question];
                    boolean right = input >= 0 && bins[r * inputs + input] > bin[question];
                    node[r] = (byte) (2 * node[r] + (right ? 1 : 0));
                }
            }
            leaves(tree);
        }

        private void sums(int nodes) {
            Arrays.fill(gradients, 0, nodes * used * BINS, 0);
            Arrays.fill(masses, 0, nodes * used * BINS, 0);
            for (int r = 0; r < rows; r++) {
                double mass = weights[r];
                if (mass == 0) {
                    continue;
                }
                double gradient = mass * left[r];
                int into = node[r] * used * BINS;
                int from = r * inputs;
                for (int i = 0; i < used; i++) {
                    int slot = into + i * BINS + bins[from + i];
                    gradients[slot] += gradient;
                    masses[slot] += mass;
                }
            }
        }

        /** Writes the best question of a node and returns the last bin that goes left. */
        private int best(int n, int question) {
            asked[question] = -1;
            double most = LEAST_GAIN;
            int chosen = 0;
            for (int i = 0; i < used; i++) {
                int from = (n * used + i) * BINS;
                double gradient = 0;
                double mass = 0;
                for (int b = 0; b < BINS; b++) {
                    gradient += gradients[from + b];
                    mass += masses[from + b];
                }
                double whole = gradient * gradient / (mass + PRICE);
                double below = 0;
                double massBelow = 0;
                for (int b = 0; b < thresholds[i].length; b++) {
                    below += gradients[from + b];
                    massBelow += masses[from + b];
                    double massAbove = mass - massBelow;
                    if (massBelow < leastLeaf || massAbove < leastLeaf) {
                        continue;
                    }
                    double above = gradient - below;
                    double gain = below * below / (massBelow + PRICE) + above * above / (massAbove + PRICE) - whole;
                    if (gain > most) {
                        most = gain;
                        asked[question] = i;
                        at[question] = thresholds[i][b];
                        chosen = b;
                    }
                }
            }
            return chosen;
        }

        private void leaves(int tree) {
            int leaves = 1 << LEVELS;
            double[] gradient = new double[Forest.NODES];
            double[] mass = new double[Forest.NODES];
            for (int r = 0; r < rows; r++) {
                gradient[leaves - 1 + node[r]] += weights[r] * left[r];
                mass[leaves - 1 + node[r]] += weights[r];
            }
            for (int n = leaves - 2; n >= 0; n--) {
                gradient[n] = gradient[2 * n + 1] + gradient[2 * n + 2];
                mass[n] = mass[2 * n + 1] + mass[2 * n + 2];
            }
            for (int n = 0; n < Forest.NODES; n++) {
                values[tree * Forest.NODES + n] = (float) (RATE * gradient[n] / (mass[n] + PRICE));
            }
            for (int r = 0; r < rows; r++) {
                left[r] -= values[tree * Forest.NODES + leaves - 1 + node[r]];
            }
        }
    }
}
