package dev.sluice.router.verification;

import dev.sluice.router.difficulty.Difficulty.Feature;
import java.util.List;

/**
 * How doubtful an answer is.
 *
 * @param score from 0, it stands, to 1, it surely fails
 * @param features what moved it, strongest first
 */
public record Doubt(double score, List<Feature> features) {
    public Doubt {
        if (!(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException("score: " + score + " (expected 0 to 1)");
        }
        features = List.copyOf(features);
    }
}
