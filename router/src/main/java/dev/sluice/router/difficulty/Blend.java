package dev.sluice.router.difficulty;

/**
 * How a predicted gain becomes a score, and predicted successes probabilities.
 *
 * @param middle the gain whose score is 0.5
 * @param spread the further gain that takes the score to 0.73; more than 0
 * @param familiar from this nearness to a landmark on, all is believed, from a little more than half of it on, some
 * @param local slope and offset of the logit of the local model's success
 * @param strong the same of the strong model
 */
public record Blend(double middle, double spread, double familiar, Line local, Line strong) {
    private static final double STRANGE = 0.6;

    public Blend {
        if (!(spread > 0) || !(familiar > 0)) {
            throw new IllegalArgumentException(
                    "a spread of " + spread + " and nearness of " + familiar + " (expected more than 0)");
        }
    }

    /** A line's slope and offset. */
    public record Line(double slope, double offset) {
        double at(double value) {
            return slope * value + offset;
        }
    }

    /** How much of what was learned holds for a prompt whose nearest landmark is that near, from 0 to 1. */
    double trust(double nearness) {
        double held = Math.clamp((nearness / familiar - STRANGE) / (1 - STRANGE), 0, 1);
        return held * held * (3 - 2 * held);
    }
}
