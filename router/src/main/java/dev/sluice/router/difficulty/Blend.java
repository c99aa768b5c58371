package dev.sluice.router.difficulty;

/**
 * How the opinions become one.
 *
 * @param smooth what a gain of the smooth heads counts
 * @param trees what a gain of the trees counts
 * @param middle the sum of both whose score is 0.5
 * @param spread the further sum that takes the score to 0.73; more than 0
 * @param familiar from this nearness to a landmark on, all is believed; down to {@link #STRANGE} of it, nothing
 * @param local slope and offset of the logit of the local model's success, of the mean of both opinions
 * @param strong the same of the strong model
 */
public record Blend(
        double smooth, double trees, double middle, double spread, double familiar, Line local, Line strong) {
    private static final double STRANGE = 0.6;

    public Blend {
        if (!(spread > 0) || !(familiar > 0)) {
            throw new IllegalArgumentException("a spread of " + spread + " and nearness of " + familiar
                    + " (expected more than 0)");
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
        double share = (nearness / familiar - STRANGE) / (1 - STRANGE);
        double held = Math.clamp(share, 0, 1);
        return held * held * (3 - 2 * held);
    }
}
