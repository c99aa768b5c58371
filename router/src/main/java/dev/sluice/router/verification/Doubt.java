package dev.sluice.router.verification;

import dev.sluice.router.difficulty.Difficulty.Feature;
import java.util.List;

/**
 * How doubtful an answer is, and so how much there is to win from a strong model.
 *
 * @param score from 0, it stands, to 1, it has a flaw. In between the expected gain: how much likelier a strong model's
 *     answer is right than this one, given all that is known. 0.3 says that of ten such answers a strong model would
 *     set three right on balance; up to 0.02 it is expected to do no better
 * @param features what moved the likelihood that the answer fails, strongest first, in units of its logit; positive
 *     speaks against the answer
 */
public record Doubt(double score, List<Feature> features) {
    public Doubt {
        if (!(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException("score: " + score + " (expected 0 to 1)");
        }
        features = List.copyOf(features);
    }
}
