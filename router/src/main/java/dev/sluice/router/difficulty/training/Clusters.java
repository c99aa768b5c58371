package dev.sluice.router.difficulty.training;

import java.util.Arrays;
import java.util.Random;

/**
 * Typical points among many: k-means, from starts drawn with a fixed seed. The same points in the same order give the
 * same centres.
 */
final class Clusters {
    private static final long SEED = 20_240_601;

    private Clusters() {}

    /** At most {@code count} centres; fewer only if there are fewer points. */
    static float[][] of(float[][] points, int count, int rounds) {
        int k = Math.min(count, points.length);
        int[] order = shuffled(points.length);
        float[][] centres = new float[k][];
        for (int j = 0; j < k; j++) {
            centres[j] = points[order[j]].clone();
        }
        int[] nearest = new int[points.length];
        for (int round = 0; round < rounds; round++) {
            assign(points, centres, nearest);
            centres = means(points, nearest, centres);
        }
        return centres;
    }

    private static int[] shuffled(int size) {
        int[] order = new int[size];
        Arrays.setAll(order, i -> i);
        Random random = new Random(SEED);
        for (int i = size - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
        return order;
    }

    /** Writes for each point which centre is nearest. */
    static void assign(float[][] points, float[][] centres, int[] nearest) {
        int k = centres.length;
        int size = centres[0].length;
        float[] columns = new float[size * k];
        float[] squares = new float[k];
        for (int j = 0; j < k; j++) {
            for (int i = 0; i < size; i++) {
                columns[i * k + j] = centres[j][i];
                squares[j] += centres[j][i] * centres[j][i];
            }
        }
        float[] dots = new float[k];
        for (int p = 0; p < points.length; p++) {
            Arrays.fill(dots, 0);
            for (int i = 0; i < size; i++) {
                float value = points[p][i];
                for (int j = 0; j < k; j++) {
                    dots[j] += value * columns[i * k + j];
                }
            }
            int best = 0;
            for (int j = 1; j < k; j++) {
                if (squares[j] - 2 * dots[j] < squares[best] - 2 * dots[best]) {
                    best = j;
                }
            }
            nearest[p] = best;
        }
    }

    private static float[][] means(float[][] points, int[] nearest, float[][] before) {
        int size = before[0].length;
        double[][] sums = new double[before.length][size];
        int[] counts = new int[before.length];
        for (int p = 0; p < points.length; p++) {
            counts[nearest[p]]++;
            for (int i = 0; i < size; i++) {
                sums[nearest[p]][i] += points[p][i];
            }
        }
        float[][] means = new float[before.length][];
        for (int j = 0; j < before.length; j++) {
            means[j] = before[j];
            if (counts[j] > 0) {
                means[j] = new float[size];
                for (int i = 0; i < size; i++) {
                    means[j][i] = (float) (sums[j][i] / counts[j]);
                }
            }
        }
        return means;
    }
}
