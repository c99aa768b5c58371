package dev.sluice.router.difficulty;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much model a prompt needs.
 *
 * @param score from 0, anything will do, to 1, only the strongest; what decisions are ordered by. Only its order and
 *     its quantiles mean something: it is no probability
 * @param local how likely an answer of a small local model is good, from 0 to 1
 * @param strong how likely an answer of a strong model is good, from 0 to 1
 * @param features what moved the score, strongest first
 * @param sketch what the prompt is about, for finding others like it; null if nobody asked for one
 * @param neighbours how many outcomes of prompts like it have moved all three figures; 0: they are the model's own
 */
public record Difficulty(
        double score,
        double local,
        double strong,
        List<Feature> features,
        @Nullable Sketch sketch,
        int neighbours) {
    /**
     * One property of the prompt and how far it moved the score.
     *
     * @param name lower case, such as {@code code}
     * @param weight positive if it made the prompt harder
     */
    public record Feature(String name, double weight) {}

    public Difficulty {
        requireShare("score", score);
        requireShare("local", local);
        requireShare("strong", strong);
        features = List.copyOf(features);
    }

    /** The model's own figures, without a sketch. */
    public Difficulty(double score, double local, double strong, List<Feature> features) {
        this(score, local, strong, features, null, 0);
    }

    /**
     * Where nothing but the score is known: the strong model always succeeds, the local one as often as the score says.
     */
    public Difficulty(double score, List<Feature> features) {
        this(score, 1 - score, 1, features);
    }

    private static void requireShare(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + ": " + value + " (expected 0 to 1)");
        }
    }
}
