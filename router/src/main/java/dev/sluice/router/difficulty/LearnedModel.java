package dev.sluice.router.difficulty;

import dev.sluice.router.difficulty.Difficulty.Feature;
import dev.sluice.router.prompt.Prompt;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Rates prompts by what became of others: how likely a local and a strong model succeed, and what the strong one adds.
 * Two opinions are blended, both fitted to outcomes ({@code training.Trainer}): one that changes slowly from a prompt to
 * the like of it ({@link Smooth}) and one of questions about single signs ({@link Forest}). Where a prompt is unlike all
 * that was learned from, what is held of its form ({@link Trait}) takes over, the more the stranger it is. Bounded work,
 * some ten kilobytes of memory a prompt.
 */
public final class LearnedModel implements DifficultyModel {
    /** Smaller moves of the score's logit are not worth telling. */
    private static final double TOLD = 0.05;

    /** Of the local model's failures on unfamiliar prompts, the strong one's. */
    private static final double FAILS_TOO = 0.35;

    private static final List<Sign> SIGNS = List.of(Sign.values());
    private static final List<Trait> TRAITS = List.of(Trait.values());

    private static final Comparator<Feature> STRONGEST_FIRST =
            Comparator.comparingDouble((Feature feature) -> -Math.abs(feature.weight()));

    private final Provenance provenance;
    private final Weights weights;
    private final Encoder encoder;
    private final Landmarks landmarks;
    private final List<String> resembling;

    public LearnedModel(WordTable table, Weights weights, Provenance provenance) {
        this.provenance = provenance;
        this.weights = weights;
        this.encoder = new Encoder(table, weights.vectors());
        Smooth smooth = weights.smooth();
        this.landmarks = new Landmarks(smooth.landmarks(), smooth.width());
        this.resembling =
                smooth.labels().stream().map(label -> "resembles " + label).toList();
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
        Encoder.Read read = encoder.read(prompt);
        float[] numbers = read.numbers();
        float[] signs = weights.scaling().scaled(numbers);
        float[] near = landmarks.nearness(weights.scaling().place(numbers, signs));
        Smooth smooth = weights.smooth();
        double local = Smooth.sum(smooth.local(), signs, near);
        double strong = Smooth.sum(smooth.strong(), signs, near);
        double localTrees = weights.localTrees().of(numbers);
        double strongTrees = weights.strongTrees().of(numbers);
        Blend blend = weights.blend();
        double gain = blend.smooth() * (strong - local) + blend.trees() * (strongTrees - localTrees);
        int nearest = nearest(near);
        double trust = blend.trust(near[nearest]);
        double held = held(read.tally());
        double score = mixed(trust, (gain - blend.middle()) / blend.spread(), held);
        double heldFailure = logistic(held);
        return new Difficulty(
                logistic(score),
                logistic(mixed(trust, blend.local().at((local + localTrees) / 2), logit(1 - heldFailure))),
                logistic(mixed(
                        trust, blend.strong().at((strong + strongTrees) / 2), logit(1 - FAILS_TOO * heldFailure))),
                features(read, signs, near, nearest, trust));
    }

    private static double mixed(double trust, double learned, double held) {
        return trust * learned + (1 - trust) * held;
    }

    private static double held(Tally tally) {
        double logit = Trait.NOTHING;
        for (Trait trait : TRAITS) {
            logit += trait.moves(tally);
        }
        return logit;
    }

    private static int nearest(float[] near) {
        int nearest = 0;
        for (int j = 1; j < near.length; j++) {
            nearest = near[j] > near[nearest] ? j : nearest;
        }
        return nearest;
    }

    /** The strict functions, so that a score is the same on any machine. */
    private static double logistic(double logit) {
        return 1 / (1 + StrictMath.exp(-logit));
    }

    private static double logit(double share) {
        return StrictMath.log(share / (1 - share));
    }

    /** By the names that people know them by; what the prompt is about comes as what it resembles. */
    private List<Feature> features(Encoder.Read read, float[] signs, float[] near, int nearest, double trust) {
        Blend blend = weights.blend();
        Smooth smooth = weights.smooth();
        double[] moved = new double[read.numbers().length];
        double times = trust / blend.spread();
        weights.strongTrees().explain(read.numbers(), times * blend.trees(), moved);
        weights.localTrees().explain(read.numbers(), -times * blend.trees(), moved);
        for (int i = 0; i < signs.length; i++) {
            moved[i] += times * blend.smooth() * (smooth.strong()[1 + i] - smooth.local()[1 + i]) * signs[i];
        }
        double about = 0;
        for (int i = signs.length; i < moved.length; i++) {
            about += moved[i];
        }
        for (int j = 0; j < near.length; j++) {
            int at = 1 + signs.length + j;
            about += times * blend.smooth() * (smooth.strong()[at] - smooth.local()[at]) * near[j];
        }
        List<Feature> features = new ArrayList<>(16);
        if (trust > 0) {
            add(features, resembling.get(nearest), about);
        }
        for (int i = 0; i < signs.length; i++) {
            add(features, SIGNS.get(i).shown(), moved[i]);
        }
        for (Trait trait : TRAITS) {
            add(features, trait.shown(), (1 - trust) * trait.moves(read.tally()));
        }
        features.removeIf(feature -> Math.abs(feature.weight()) < TOLD);
        features.sort(STRONGEST_FIRST);
        return features;
    }

    private static void add(List<Feature> features, String name, double weight) {
        if (weight == 0) {
            return;
        }
        for (int i = 0; i < features.size(); i++) {
            if (features.get(i).name().equals(name)) {
                features.set(i, new Feature(name, features.get(i).weight() + weight));
                return;
            }
        }
        features.add(new Feature(name, weight));
    }
}
