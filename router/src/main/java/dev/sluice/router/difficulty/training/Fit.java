package dev.sluice.router.difficulty.training;

import dev.sluice.router.difficulty.Encoder;
import dev.sluice.router.difficulty.Landmarks;
import dev.sluice.router.difficulty.LearnedModel;
import dev.sluice.router.difficulty.Provenance;
import dev.sluice.router.difficulty.Weights;
import dev.sluice.router.difficulty.WordTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One training: numbers of all prompts, landmarks among them, then three heads by {@link Ridge}, with the penalty that
 * does best on questions held out.
 */
final class Fit {
    static double opt(String k, double d) {
        return Double.parseDouble(System.getProperty(k, "" + d));
    }

    static final int MOST_LANDMARKS = (int) opt("m", 512);
    /** Rows a landmark, at least. */
    static final double SIGN = opt("sign", .12);

    static final double WIDTH = opt("width", 1.0);
    static final double POOL = opt("pool", .5);
    static final double LS = opt("ls", 10);
    static final double LE = opt("le", 10);
    static final double LK = opt("lk", 3);
    static final double BAL = opt("bal", .5);
    static final double PRIOR = opt("prior", 1);
    private static final double[] PENALTIES = {0.3, 1, 3, 10};
    private static final int FOLDS = 4;
    private static final int ROUNDS = 6;
    private static final int HEADS = 3;
    private static final double LOCAL_PRIOR = -0.75;
    private static final double STRONG_PRIOR = 0.25;

    private final List<Example> examples;
    private final WordTable table;
    private final int signs = Encoder.signs();

    Fit(List<Example> examples, WordTable table) {
        this.examples = examples;
        this.table = table;
    }

    Trainer.Trained train(Provenance provenance) {
        float[] rarity = Rarity.of(examples, table);
        float[] centre = new float[table.dimensions()];
        float[][] x = encode(new Encoder(table, rarity, centre));
        for (int d = 0; d < centre.length; d++) {
            centre[d] = (float) mean(x, signs + d);
        }
        x = encode(new Encoder(table, rarity, centre));
        int size = x[0].length;
        float[] mean = new float[size];
        float[] scale = new float[size];
        Arrays.fill(scale, 1);
        for (int i = 0; i < signs; i++) {
            mean[i] = (float) mean(x, i);
            scale[i] = (float) (SIGN / Math.max(0.1, deviation(x, i, mean[i])));
        }
        for (float[] row : x) {
            for (int i = 0; i < size; i++) {
                row[i] = (row[i] - mean[i]) * scale[i];
            }
        }
        float[][] points = Clusters.of(x, Math.min(MOST_LANDMARKS, Math.max(8, x.length / 8)), ROUNDS);
        int[] nearest = new int[x.length];
        Clusters.assign(x, points, nearest);
        Landmarks landmarks = new Landmarks(points, WIDTH);
        double[] prior = Encoder.priors();
        for (int i = 0; i < signs; i++) {
            prior[i] *= PRIOR / scale[i];
        }
        int all = 1 + size + points.length;
        Ridge[] folds = new Ridge[FOLDS];
        Arrays.setAll(folds, fold -> new Ridge(all, HEADS));
        double[] importance = importance();
        float[] row = new float[all];
        double[] y = new double[HEADS];
        for (int p = 0; p < x.length; p++) {
            fill(row, x[p], landmarks);
            targets(examples.get(p), y);
            double held = dot(prior, x[p]);
            y[0] -= LOCAL_PRIOR * held;
            y[1] -= STRONG_PRIOR * held;
            y[2] -= held;
            folds[fold(examples.get(p))].add(row, y, importance[p]);
        }
        Ridge whole = new Ridge(all, HEADS);
        for (Ridge fold : folds) {
            whole.add(fold, 1);
        }
        double[] base = penalties(size, points.length);
        double[][] best = {};
        double least = Double.MAX_VALUE;
        double chosen = 1;
        for (double times : PENALTIES) {
            double[][] predicted = heldOut(x, landmarks, whole, folds, times(base, times), prior);
            double error = error(predicted[2], importance);
            if (error < least) {
                least = error;
                best = predicted;
                chosen = times;
            }
        }
        if (Boolean.getBoolean("v")) System.out.println("penalty x" + chosen + " error " + least);
        double[][] w = whole.solve(times(base, chosen));
        addPrior(w, prior);
        double[] local = outcomes(0);
        double[] strong = outcomes(1);
        double[] forLocal = Platt.fit(best[0], local, importance);
        double[] forStrong = Platt.fit(best[1], strong, importance);
        double middle = quantile(best[2], importance, 0.5);
        double spread = Math.max(0.02, (quantile(best[2], importance, 0.84) - quantile(best[2], importance, 0.16)) / 2);
        Weights weights = new Weights(
                rarity,
                centre,
                mean,
                scale,
                points,
                WIDTH,
                labels(nearest, points.length),
                floats(w[0]),
                floats(w[1]),
                floats(w[2]),
                new double[] {forLocal[0], forLocal[1], forStrong[0], forStrong[1]},
                middle,
                spread);
        return new Trainer.Trained(
                new LearnedModel(table, weights, provenance),
                Arrays.stream(best[2]).boxed().toList());
    }

    private float[][] encode(Encoder encoder) {
        float[][] x = new float[examples.size()][];
        for (int i = 0; i < x.length; i++) {
            x[i] = encoder.encode(examples.get(i).prompt());
        }
        return x;
    }

    private static double mean(float[][] x, int i) {
        double sum = 0;
        for (float[] row : x) {
            sum += row[i];
        }
        return sum / x.length;
    }

    private static double deviation(float[][] x, int i, double mean) {
        double sum = 0;
        for (float[] row : x) {
            sum += (row[i] - mean) * (row[i] - mean);
        }
        return Math.sqrt(sum / x.length);
    }

    /** Half way between every row alike and every benchmark alike. */
    private double[] importance() {
        Map<String, Integer> counts = new TreeMap<>();
        examples.forEach(example -> counts.merge(example.benchmark(), 1, Integer::sum));
        double[] importance = new double[examples.size()];
        for (int p = 0; p < importance.length; p++) {
            double share = (double) importance.length
                    / counts.size()
                    / counts.get(examples.get(p).benchmark());
            importance[p] = StrictMath.pow(share, BAL);
        }
        return importance;
    }

    private static void targets(Example example, double[] y) {
        y[0] = (1 - POOL) * example.local() + POOL * example.localPool();
        y[1] = (1 - POOL) * example.strong() + POOL * example.strongPool();
        y[2] = y[1] - y[0];
    }

    private double[] outcomes(int head) {
        double[] outcomes = new double[examples.size()];
        for (int p = 0; p < outcomes.length; p++) {
            outcomes[p] = head == 0 ? examples.get(p).local() : examples.get(p).strong();
        }
        return outcomes;
    }

    /** Questions keep together; by their names, so that further rows leave the others where they are. */
    private static int fold(Example example) {
        return Math.floorMod((example.question().hashCode() * 0x9E3779B1) >>> 8, FOLDS);
    }

    private static void fill(float[] row, float[] x, Landmarks landmarks) {
        row[0] = 1;
        System.arraycopy(x, 0, row, 1, x.length);
        System.arraycopy(landmarks.nearness(x), 0, row, 1 + x.length, landmarks.count());
    }

    private static double dot(double[] weights, float[] x) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * x[i];
        }
        return sum;
    }

    private double[] penalties(int size, int landmarks) {
        double[] penalties = new double[1 + size + landmarks];
        penalties[0] = 1e-3;
        Arrays.fill(penalties, 1, 1 + signs, LS * SIGN * SIGN);
        Arrays.fill(penalties, 1 + signs, 1 + size, LE);
        Arrays.fill(penalties, 1 + size, penalties.length, LK);
        return penalties;
    }

    private static double[] times(double[] values, double times) {
        return Arrays.stream(values).map(value -> value * times).toArray();
    }

    private double[][] heldOut(
            float[][] x, Landmarks landmarks, Ridge whole, Ridge[] folds, double[] penalties, double[] prior) {
        double[][] predicted = new double[HEADS][x.length];
        double[][][] weights = new double[FOLDS][][];
        for (int fold = 0; fold < FOLDS; fold++) {
            whole.add(folds[fold], -1);
            weights[fold] = whole.solve(penalties);
            whole.add(folds[fold], 1);
            addPrior(weights[fold], prior);
        }
        float[] row = new float[penalties.length];
        for (int p = 0; p < x.length; p++) {
            fill(row, x[p], landmarks);
            double[][] w = weights[fold(examples.get(p))];
            for (int head = 0; head < HEADS; head++) {
                predicted[head][p] = dot(w[head], row);
            }
        }
        return predicted;
    }

    private void addPrior(double[][] w, double[] prior) {
        for (int i = 0; i < signs; i++) {
            w[0][1 + i] += LOCAL_PRIOR * prior[i];
            w[1][1 + i] += STRONG_PRIOR * prior[i];
            w[2][1 + i] += prior[i];
        }
    }

    private double error(double[] predicted, double[] importance) {
        double[] y = new double[HEADS];
        double sum = 0;
        for (int p = 0; p < predicted.length; p++) {
            targets(examples.get(p), y);
            sum += importance[p] * (predicted[p] - y[2]) * (predicted[p] - y[2]);
        }
        return sum;
    }

    private static double quantile(double[] values, double[] weights, double share) {
        Integer[] order = new Integer[values.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (i, j) -> Double.compare(values[i], values[j]));
        double all = Arrays.stream(weights).sum();
        double sum = 0;
        for (int i : order) {
            sum += weights[i];
            if (sum >= share * all) {
                return values[i];
            }
        }
        return values[order[order.length - 1]];
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    private List<String> labels(int[] nearest, int count) {
        List<Map<String, Integer>> votes = new ArrayList<>();
        for (int j = 0; j < count; j++) {
            votes.add(new LinkedHashMap<>());
        }
        for (int p = 0; p < nearest.length; p++) {
            votes.get(nearest[p]).merge(examples.get(p).benchmark(), 1, Integer::sum);
        }
        return votes.stream()
                .map(vote -> vote.entrySet().stream()
                        .max(Map.Entry.comparingByValue())
                        .map(Map.Entry::getKey)
                        .orElse("nothing"))
                .toList();
    }
}
