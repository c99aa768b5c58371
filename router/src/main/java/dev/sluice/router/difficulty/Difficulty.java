package dev.sluice.router.difficulty;

import java.util.List;

/**
 * How much model a prompt needs.
 *
 * @param score from 0, anything will do, to 1, only the strongest
 * @param features what moved the score, strongest first
 */
public record Difficulty(double score, List<Feature> features) {
    /**
     * One property of the prompt and how far it moved the score.
     *
     * @param name lower case, such as {@code code}
     * @param weight positive if it made the prompt harder
     */
    public record Feature(String name, double weight) {}

    public Difficulty {
        if (!(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException("score: " + score + " (expected 0 to 1)");
        }
        features = List.copyOf(features);
    }
}
