package dev.sluice.router.difficulty;

import dev.sluice.router.difficulty.Difficulty.Feature;
import dev.sluice.router.prompt.Prompt;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Rates prompts by what became of others: how likely a local and a strong model succeed, and what the strong one adds,
 * each a weighted sum of the prompt's signs, of the mean vector of its words, and of how near it lies to some hundred
 * typical prompts. The sums were fitted to outcomes ({@code training.Trainer}), starting from what the signs are held
 * to mean. Bounded work, a few kilobytes of memory a prompt.
 */
public final class LearnedModel implements DifficultyModel {
    /** Smaller moves are not worth telling. */
    private static final double TOLD = 0.02;

    private static final Sign[] SIGNS = Sign.values();

    private static final Comparator<Feature> STRONGEST_FIRST =
            Comparator.comparingDouble((Feature feature) -> -Math.abs(feature.weight()));

    private final Provenance provenance;
    private final Weights weights;
    private final Encoder encoder;
    private final Landmarks landmarks;
    private final List<String> labels;

    public LearnedModel(WordTable table, Weights weights, Provenance provenance) {
        this.provenance = provenance;
        this.weights = weights;
        this.encoder = new Encoder(table, weights.rarity(), weights.centre());
        if (encoder.size() != weights.mean().length) {
            throw new IllegalArgumentException(
                    "weights of " + weights.mean().length + " numbers (expected " + encoder.size() + ")");
        }
        this.landmarks = new Landmarks(weights.landmarks(), weights.width());
        this.labels =
                weights.labels().stream().map(label -> "resembles " + label).toList();
    }

    /** What it was trained on. */
    public Provenance provenance() {
        return provenance;
    }

    /** SHA-256 of the table of words that it reads with. */
    public String words() {
        return encoder.table().sha256();
    }

    Weights weights() {
        return weights;
    }

    @Override
    public Difficulty rate(Prompt prompt) {
        float[] at = encoder.encode(prompt);
        for (int i = 0; i < at.length; i++) {
            at[i] = (at[i] - weights.mean()[i]) * weights.scale()[i];
        }
        float[] near = landmarks.nearness(at);
        double[] calibration = weights.calibration();
        double local = calibrated(sum(weights.local(), at, near), calibration[0], calibration[1]);
        double strong = calibrated(sum(weights.strong(), at, near), calibration[2], calibration[3]);
        double gain = sum(weights.gain(), at, near);
        double score = logistic((gain - weights.middle()) / weights.spread());
        return new Difficulty(score, local, strong, features(at, near));
    }

    private static double sum(float[] weights, float[] at, float[] near) {
        double sum = weights[0];
        for (int i = 0; i < at.length; i++) {
            sum += (double) weights[1 + i] * at[i];
        }
        int from = 1 + at.length;
        for (int j = 0; j < near.length; j++) {
            sum += (double) weights[from + j] * near[j];
        }
        return sum;
    }

    private static double calibrated(double value, double slope, double offset) {
        return logistic(slope * value + offset);
    }

    /** The strict one, so that a score is the same on any machine. */
    private static double logistic(double logit) {
        return 1 / (1 + StrictMath.exp(-logit));
    }

    /** A feature a sign, and one for what the prompt is about. */
    private List<Feature> features(float[] at, float[] near) {
        List<Feature> features = new ArrayList<>(16);
        float[] gain = weights.gain();
        for (int i = 0; i < SIGNS.length; i++) {
            tell(features, SIGNS[i].shown(), (double) gain[1 + i] * at[i]);
        }
        double about = 0;
        for (int i = SIGNS.length; i < at.length; i++) {
            about += (double) gain[1 + i] * at[i];
        }
        int nearest = 0;
        for (int j = 0; j < near.length; j++) {
            about += (double) gain[1 + at.length + j] * near[j];
            nearest = near[j] > near[nearest] ? j : nearest;
        }
        tell(features, near[nearest] > 0 ? labels.get(nearest) : "unlike what was learned from", about);
        features.sort(STRONGEST_FIRST);
        return features;
    }

    private void tell(List<Feature> features, String name, double moved) {
        double weight = moved / weights.spread();
        if (Math.abs(weight) >= TOLD) {
            features.add(new Feature(name, weight));
        }
    }
}
