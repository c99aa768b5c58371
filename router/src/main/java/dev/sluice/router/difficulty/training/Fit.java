package dev.sluice.router.difficulty.training;

import dev.sluice.router.difficulty.Blend;
import dev.sluice.router.difficulty.Encoder;
import dev.sluice.router.difficulty.Forest;
import dev.sluice.router.difficulty.Landmarks;
import dev.sluice.router.difficulty.LearnedModel;
import dev.sluice.router.difficulty.Provenance;
import dev.sluice.router.difficulty.Scaling;
import dev.sluice.router.difficulty.Smooth;
import dev.sluice.router.difficulty.Vectors;
import dev.sluice.router.difficulty.Weights;
import dev.sluice.router.difficulty.WordTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One training, step by step: numbers of all prompts, then both opinions, then how they are blended. */
final class Fit {
    static double opt(String k, double d) { return Double.parseDouble(System.getProperty(k, "" + d)); }
    private static final int AXES = (int) opt("axes", 64);
    private static final int TREE_AXES = (int) opt("tax", 32);
    private static final int MOST_LANDMARKS = (int) opt("m", 384);
    private static final int ROUNDS = 6;
    private static final double WIDTH = opt("width", 1);
    private static final double LINEAR = opt("lin", 300);
    private static final double[] PENALTIES = {0.3, 1, 3, 10};
    private static final double TREE_WEIGHT = opt("tw", 1);
    private static final double BALANCE = opt("bal", 0.5);
    private static final double FAMILIAR = opt("fam", 0.8);
    private static final int MANY = 3000;

    private final List<Example> examples;
    private final WordTable table;
    private final int signs = Encoder.signs();

    Fit(List<Example> examples, WordTable table) {
        this.examples = examples;
        this.table = table;
    }

    Trainer.Trained train(Provenance provenance) {
        Vectors vectors = vectors();
        float[][] x = new float[examples.size()][];
        Encoder encoder = new Encoder(table, vectors);
        for (int r = 0; r < x.length; r++) {
            x[r] = encoder.encode(examples.get(r).prompt());
        }
        Scaling scaling = scaling(x);
        float[][] scaled = new float[x.length][];
        float[][] places = new float[x.length][];
        for (int r = 0; r < x.length; r++) {
            scaled[r] = scaling.scaled(x[r]);
            places[r] = scaling.place(x[r], scaled[r]);
        }
        float[][] points = Clusters.of(places, Math.min(MOST_LANDMARKS, Math.max(8, x.length / 4)), ROUNDS);
        Landmarks landmarks = new Landmarks(points, WIDTH);
        float[][] near = new float[x.length][];
        double[] nearest = new double[x.length];
        for (int r = 0; r < x.length; r++) {
            near[r] = landmarks.nearness(places[r]);
            for (float value : near[r]) {
                nearest[r] = Math.max(nearest[r], value);
            }
        }
        double[] weights = importance();
        Folds folds = new Folds(examples);
        double[][] y = targets();
        SmoothFit smooth = new SmoothFit(scaled, near, points, landmarks, y, weights, folds);
        double[][] smoothHeld = smooth.fit(LINEAR, PENALTIES);
        Boost boost = new Boost(x, Math.min(x[0].length, signs + TREE_AXES));
        int trees = x.length > MANY ? 100 : 60;
        double leaf = x.length > MANY ? 30 : 20;
        double[][] treesHeld = new double[2][x.length];
        for (int fold = 0; fold < Folds.COUNT; fold++) {
            double[] without = folds.without(fold, weights);
            for (int head = 0; head < 2; head++) {
                Forest forest = boost.fit(y[head], without, trees, leaf);
                for (int r = 0; r < x.length; r++) {
                    if (folds.of(r) == fold) {
                        treesHeld[head][r] = forest.of(x[r]);
                    }
                }
            }
        }
        Forest local = boost.fit(y[0], weights, trees, leaf);
        Forest strong = boost.fit(y[1], weights, trees, leaf);
        double[] gainSmooth = Samples.difference(smoothHeld[1], smoothHeld[0]);
        double[] gainTrees = Samples.difference(treesHeld[1], treesHeld[0]);
        double forSmooth = 1 / Math.max(1e-6, Samples.deviation(gainSmooth, weights));
        double forTrees = TREE_WEIGHT / Math.max(1e-6, Samples.deviation(gainTrees, weights));
        double[] gain = new double[x.length];
        double[][] mean = new double[2][x.length];
        for (int r = 0; r < x.length; r++) {
            gain[r] = forSmooth * gainSmooth[r] + forTrees * gainTrees[r];
            mean[0][r] = (smoothHeld[0][r] + treesHeld[0][r]) / 2;
            mean[1][r] = (smoothHeld[1][r] + treesHeld[1][r]) / 2;
        }
        Blend blend = new Blend(
                forSmooth,
                forTrees,
                Samples.quantile(gain, weights, 0.5),
                Math.max(1e-6, (Samples.quantile(gain, weights, 0.84) - Samples.quantile(gain, weights, 0.16)) / 2),
                Math.max(1e-3, FAMILIAR * Samples.quantile(nearest, weights, 0.05)),
                Platt.fit(mean[0], examples.stream().mapToDouble(Example::local).toArray(), weights),
                Platt.fit(mean[1], examples.stream().mapToDouble(Example::strong).toArray(), weights));
        if (Boolean.getBoolean("v")) System.out.println(blend);
        Weights found = new Weights(
                vectors,
                scaling,
                new Smooth(points, WIDTH, labels(near, points.length), smooth.local(), smooth.strong()),
                local,
                strong,
                blend);
        return new Trainer.Trained(
                new LearnedModel(table, found, provenance), Arrays.stream(gain).boxed().toList());
    }

    private Vectors vectors() {
        float[] rarity = Rarity.of(examples, table);
        int size = table.dimensions();
        Encoder encoder = new Encoder(table, new Vectors(rarity, new float[size], new float[0][]));
        double[] sums = new double[size];
        double[][] covariance = new double[size][size];
        for (Example example : examples) {
            float[] mean = encoder.meanVector(example.prompt());
            for (int i = 0; i < size; i++) {
                sums[i] += mean[i];
                for (int j = 0; j < size; j++) {
                    covariance[i][j] += (double) mean[i] * mean[j];
                }
            }
        }
        float[] centre = new float[size];
        int n = examples.size();
        for (int i = 0; i < size; i++) {
            centre[i] = (float) (sums[i] / n);
        }
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                covariance[i][j] = covariance[i][j] / n - (sums[i] / n) * (sums[j] / n);
            }
        }
        double[][] axes = PrincipalAxes.of(covariance, AXES);
        float[][] kept = new float[axes.length][];
        for (int axis = 0; axis < axes.length; axis++) {
            kept[axis] = Samples.floats(axes[axis]);
        }
        return new Vectors(rarity, centre, kept);
    }

    private Scaling scaling(float[][] x) {
        float[] mean = new float[signs];
        float[] deviation = new float[signs];
        for (int i = 0; i < signs; i++) {
            double sum = 0;
            for (float[] row : x) {
                sum += row[i];
            }
            double middle = sum / x.length;
            double squares = 0;
            for (float[] row : x) {
                squares += (row[i] - middle) * (row[i] - middle);
            }
            mean[i] = (float) middle;
            deviation[i] = (float) (Math.sqrt(squares / x.length) + 0.01);
        }
        return new Scaling(mean, deviation);
    }

    /** Half way between every row alike and every benchmark alike. */
    private double[] importance() {
        Map<String, Integer> counts = new TreeMap<>();
        examples.forEach(example -> counts.merge(example.benchmark(), 1, Integer::sum));
        double[] importance = new double[examples.size()];
        double sum = 0;
        for (int r = 0; r < importance.length; r++) {
            importance[r] = StrictMath.pow(counts.get(examples.get(r).benchmark()), -BALANCE);
            sum += importance[r];
        }
        for (int r = 0; r < importance.length; r++) {
            importance[r] *= importance.length / sum;
        }
        return importance;
    }

    /** Half one answer, half the mean over many models, which is smoother. */
    private double[][] targets() {
        double[][] targets = new double[2][examples.size()];
        for (int r = 0; r < examples.size(); r++) {
            Example example = examples.get(r);
            targets[0][r] = (example.local() + example.localPool()) / 2;
            targets[1][r] = (example.strong() + example.strongPool()) / 2;
        }
        return targets;
    }

    private List<String> labels(float[][] near, int count) {
        List<Map<String, Integer>> votes = new ArrayList<>();
        for (int j = 0; j < count; j++) {
            votes.add(new LinkedHashMap<>());
        }
        for (int r = 0; r < near.length; r++) {
            int nearest = 0;
            for (int j = 1; j < count; j++) {
                nearest = near[r][j] > near[r][nearest] ? j : nearest;
            }
            votes.get(nearest).merge(examples.get(r).benchmark(), 1, Integer::sum);
        }
        return votes.stream()
                .map(vote -> vote.entrySet().stream()
                        .max(Map.Entry.comparingByValue())
                        .map(entry -> Benchmarks.shown(entry.getKey()))
                        .orElse("nothing"))
                .toList();
    }
}
