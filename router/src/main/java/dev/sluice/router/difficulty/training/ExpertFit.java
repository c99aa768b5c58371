package dev.sluice.router.difficulty.training;

import dev.sluice.router.difficulty.Blend;
import dev.sluice.router.difficulty.Encoder;
import dev.sluice.router.difficulty.Forest;
import dev.sluice.router.difficulty.Landmarks;
import dev.sluice.router.difficulty.Phrases;
import dev.sluice.router.difficulty.Scaling;
import dev.sluice.router.difficulty.Smooth;
import dev.sluice.router.difficulty.Weights;
import java.util.ArrayList;
import java.util.List;

/** Fits the weights for one kind of question: all opinions, and how they become a score. */
final class ExpertFit {
    private static final int LOCAL = 0;
    private static final int STRONG = 1;
    private static final int MOST_LANDMARKS = 192;
    /** Examples a landmark, at least. */
    private static final int A_LANDMARK = 4;

    private static final int ROUNDS = 6;
    /** Of a bell around a landmark, squared: the distance of two texts of one kind. */
    private static final double WIDTH = 1;

    /** Further directions of the words' vector are noise to a tree. */
    private static final int AXES_FOR_TREES = 32;

    /** Of fewer examples trees and single words learn the noise. */
    private static final int MANY = 3000;

    private static final int TREES = 100;
    private static final int TREES_FOR_FEW = 60;
    private static final double LEAF = 30;
    private static final double LEAF_FOR_FEW = 20;

    /** All but the strangest examples are familiar, with a margin for those that were not seen. */
    private static final double STRANGEST = 0.05;

    private static final double SPREAD = 0.12;

    private final List<Example> examples;
    private final float[][] numbers;
    private final int[][] buckets;
    private final Outcomes outcomes;
    private final Folds folds;
    private final boolean listening;
    private final double[] weights;
    private final double[][] held;

    /**
     * @param numbers of each example
     * @param buckets of each example's words
     * @param listening whether single words may be learned from
     */
    ExpertFit(List<Example> examples, float[][] numbers, int[][] buckets, boolean listening, Outcomes outcomes) {
        this.examples = examples;
        this.numbers = numbers;
        this.buckets = buckets;
        this.outcomes = outcomes;
        this.folds = new Folds(examples);
        this.listening = listening && examples.size() > MANY;
        this.weights = outcomes.weights();
        this.held = new double[2][examples.size()];
    }

    /** For each example, in order, the gain that was predicted without its question; once fitted. */
    double[] heldOut() {
        return Samples.difference(held[STRONG], held[LOCAL]);
    }

    /**
     * @param middle the gain whose score shall be 0.5; NaN for the median of the gains held out
     * @param margin of the nearness of the strangest examples, what still is familiar
     */
    Weights fit(double middle, double margin) {
        Scaling scaling = scaling();
        float[][] signs = new float[numbers.length][];
        float[][] places = new float[numbers.length][];
        for (int r = 0; r < numbers.length; r++) {
            signs[r] = scaling.scaled(numbers[r]);
            places[r] = scaling.place(numbers[r], signs[r]);
        }
        float[][] points = Clusters.of(places, Math.clamp(numbers.length / A_LANDMARK, 1, MOST_LANDMARKS), ROUNDS);
        Landmarks landmarks = new Landmarks(points, WIDTH);
        float[][] near = new float[numbers.length][];
        double[] nearest = new double[numbers.length];
        for (int r = 0; r < numbers.length; r++) {
            near[r] = landmarks.nearness(places[r]);
            for (float value : near[r]) {
                nearest[r] = Math.max(nearest[r], value);
            }
        }
        SmoothFit smooth = new SmoothFit(signs, near, points, landmarks, outcomes.targets(), weights, folds);
        add(smooth.fit());
        Boost boost = new Boost(numbers, Math.min(numbers[0].length, Encoder.signs() + AXES_FOR_TREES));
        List<Forest> local = new ArrayList<>();
        List<Forest> strong = new ArrayList<>();
        for (int used : List.of(boost.inputs(), Encoder.signs())) {
            add(treesHeld(boost, used));
            local.add(trees(boost, LOCAL, weights, used));
            strong.add(trees(boost, STRONG, weights, used));
        }
        for (double[] head : held) {
            for (int r = 0; r < head.length; r++) {
                head[r] /= 1 + local.size();
            }
        }
        Phrases phrases = phrases();
        Blend blend = new Blend(
                Double.isNaN(middle) ? Samples.quantile(heldOut(), weights, 0.5) : middle,
                SPREAD,
                Math.max(1e-3, margin * Samples.quantile(nearest, weights, STRANGEST)),
                Platt.fit(held[LOCAL], outcomes.local(), weights),
                Platt.fit(held[STRONG], outcomes.strong(), weights));
        return new Weights(
                scaling,
                new Smooth(points, WIDTH, Labels.of(examples, near), smooth.local(), smooth.strong()),
                local,
                strong,
                phrases,
                blend);
    }

    private Phrases phrases() {
        if (!listening) {
            return Phrases.NONE;
        }
        PhraseFit fit = new PhraseFit(buckets, outcomes.targets(), weights, folds);
        double[][] said = fit.held();
        for (int head = 0; head < held.length; head++) {
            for (int r = 0; r < held[head].length; r++) {
                held[head][r] += Phrases.SHARE * (said[head][r] - held[head][r]);
            }
        }
        return fit.fit();
    }

    private void add(double[][] opinion) {
        for (int head = 0; head < held.length; head++) {
            for (int r = 0; r < held[head].length; r++) {
                held[head][r] += opinion[head][r];
            }
        }
    }

    private double[][] treesHeld(Boost boost, int used) {
        double[][] said = new double[2][numbers.length];
        for (int fold = 0; fold < Folds.COUNT; fold++) {
            double[] without = folds.without(fold, weights);
            Forest local = trees(boost, LOCAL, without, used);
            Forest strong = trees(boost, STRONG, without, used);
            for (int r = 0; r < numbers.length; r++) {
                if (folds.of(r) == fold) {
                    said[LOCAL][r] = local.of(numbers[r]);
                    said[STRONG][r] = strong.of(numbers[r]);
                }
            }
        }
        return said;
    }

    private Forest trees(Boost boost, int head, double[] counted, int used) {
        boolean many = numbers.length > MANY;
        return boost.fit(
                outcomes.targets()[head], counted, used, many ? TREES : TREES_FOR_FEW, many ? LEAF : LEAF_FOR_FEW);
    }

    private Scaling scaling() {
        float[] mean = new float[Encoder.signs()];
        float[] deviation = new float[mean.length];
        for (int i = 0; i < mean.length; i++) {
            double sum = 0;
            for (float[] row : numbers) {
                sum += row[i];
            }
            double middle = sum / numbers.length;
            double squares = 0;
            for (float[] row : numbers) {
                squares += (row[i] - middle) * (row[i] - middle);
            }
            mean[i] = (float) middle;
            // A sign that hardly any example has would weigh too much where it stands.
            deviation[i] = (float) (Math.sqrt(squares / numbers.length) + 0.01);
        }
        return new Scaling(mean, deviation);
    }
}
