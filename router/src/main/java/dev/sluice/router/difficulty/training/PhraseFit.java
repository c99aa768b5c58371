package dev.sluice.router.difficulty.training;

import dev.sluice.router.difficulty.Phrases;

/**
 * Fits what words say: least squares with a price on large weights, where a prompt is the set of its buckets, each
 * counting the more the fewer prompts have it, over the root of their number. By conjugate gradients (M. Hestenes and
 * E. Stiefel, 1952), whose sums run row by row in the order given, so the same rows give the same bytes. A step costs
 * twice the buckets of all rows.
 */
final class PhraseFit {
    private static final int STEPS = 40;
    /** Of the squared residual, where to stop. */
    private static final double DONE = 1e-8;

    /** Chosen by cross-validation over questions: 60 to 200 differ by 0.001 of APGR, 300 loses 0.004. */
    private static final double PRICE = 100;

    /** A bucket of fewer prompts says nothing. */
    private static final int FEWEST = 3;

    private final int[][] rows;
    private final double[][] targets;
    private final double[] weights;
    private final Folds folds;

    /**
     * @param rows the buckets of each example
     * @param targets of the local head and of the strong one
     */
    PhraseFit(int[][] rows, double[][] targets, double[] weights, Folds folds) {
        this.rows = rows;
        this.targets = targets;
        this.weights = weights;
        this.folds = folds;
    }

    Phrases fit() {
        Solved local = solve(targets[0], weights);
        Solved strong = solve(targets[1], weights);
        return new Phrases(Phrases.Worth.of(local.base, local.values), Phrases.Worth.of(strong.base, strong.values));
    }

    /** For each head and row, what was predicted without its question. */
    double[][] held() {
        double[][] held = new double[targets.length][rows.length];
        for (int fold = 0; fold < Folds.COUNT; fold++) {
            double[] without = folds.without(fold, weights);
            for (int head = 0; head < held.length; head++) {
                Solved solved = solve(targets[head], without);
                for (int r = 0; r < rows.length; r++) {
                    if (folds.of(r) == fold) {
                        held[head][r] = solved.base + dot(rows[r], solved.values);
                    }
                }
            }
        }
        return held;
    }

    /** @param values what each bucket adds, over the root of how many a prompt has */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Solved(double base, double[] values) {}

    private Solved solve(double[] y, double[] counted) {
        double sum = 0;
        double mass = 0;
        for (int r = 0; r < rows.length; r++) {
            sum += counted[r] * y[r];
            mass += counted[r];
        }
        double base = sum / mass;
        double[] rarity = rarity(counted);
        double[] residual = new double[Phrases.BUCKETS];
        for (int r = 0; r < rows.length; r++) {
            spread(rows[r], counted[r] * (y[r] - base), residual);
        }
        times(residual, rarity);
        double[] found = new double[residual.length];
        double[] way = residual.clone();
        double left = square(residual);
        double enough = DONE * left;
        for (int step = 0; step < STEPS && left > enough; step++) {
            double[] image = image(way, rarity, counted);
            double length = left / dot(way, image);
            for (int b = 0; b < found.length; b++) {
                found[b] += length * way[b];
                residual[b] -= length * image[b];
            }
            double before = left;
            left = square(residual);
            for (int b = 0; b < found.length; b++) {
                way[b] = residual[b] + left / before * way[b];
            }
        }
        times(found, rarity);
        return new Solved(base, found);
    }

    /** The logarithm of how many prompts there are for each that has a bucket; 0 for too few of them. */
    private double[] rarity(double[] counted) {
        int[] having = new int[Phrases.BUCKETS];
        int all = 0;
        for (int r = 0; r < rows.length; r++) {
            if (counted[r] > 0) {
                all++;
                for (int bucket : rows[r]) {
                    having[bucket]++;
                }
            }
        }
        double[] rarity = new double[having.length];
        for (int b = 0; b < rarity.length; b++) {
            rarity[b] = having[b] < FEWEST ? 0 : StrictMath.log((all + 1.0) / (having[b] + 1.0));
        }
        return rarity;
    }

    /** The normal equations' left side. */
    private double[] image(double[] way, double[] rarity, double[] counted) {
        double[] scaled = way.clone();
        times(scaled, rarity);
        double[] image = new double[way.length];
        for (int r = 0; r < rows.length; r++) {
            if (counted[r] > 0) {
                spread(rows[r], counted[r] * dot(rows[r], scaled), image);
            }
        }
        times(image, rarity);
        for (int b = 0; b < image.length; b++) {
            image[b] += PRICE * way[b];
        }
        return image;
    }

    private static double dot(int[] row, double[] values) {
        double sum = 0;
        for (int bucket : row) {
            sum += values[bucket];
        }
        return row.length == 0 ? 0 : sum / Math.sqrt(row.length);
    }

    private static void spread(int[] row, double value, double[] into) {
        double each = value / Math.sqrt(Math.max(1, row.length));
        for (int bucket : row) {
            into[bucket] += each;
        }
    }

    private static void times(double[] values, double[] factors) {
        for (int b = 0; b < values.length; b++) {
            values[b] *= factors[b];
        }
    }

    private static double dot(double[] one, double[] other) {
        double sum = 0;
        for (int b = 0; b < one.length; b++) {
            sum += one[b] * other[b];
        }
        return sum;
    }

    private static double square(double[] values) {
        return dot(values, values);
    }
}
