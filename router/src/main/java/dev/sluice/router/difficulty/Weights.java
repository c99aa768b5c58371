package dev.sluice.router.difficulty;

import java.util.List;

/**
 * What training found out. The arrays are not copied; whoever hands them over keeps no hand on them.
 *
 * @param rarity what each piece of the table weighs, by id
 * @param centre the mean vector of all texts
 * @param mean of each number of the encoder
 * @param scale what a number's distance from its mean is multiplied by
 * @param landmarks typical prompts, in numbers as {@code mean} and {@code scale} leave them
 * @param width of the bell around each landmark, squared
 * @param labels what each landmark's like are called, for people
 * @param local weights of the local model's success: 1, the numbers, the nearnesses
 * @param strong the same of the strong model
 * @param gain the same of what the strong model adds
 * @param calibration of {@code local}, then of {@code strong}: slope and offset of a logit each
 * @param middle the gain whose score is 0.5
 * @param spread the further gain that takes the score to 0.73
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; megabytes, read far more often than handed over
public record Weights(
        float[] rarity,
        float[] centre,
        float[] mean,
        float[] scale,
        float[][] landmarks,
        double width,
        List<String> labels,
        float[] local,
        float[] strong,
        float[] gain,
        double[] calibration,
        double middle,
        double spread) {
    public Weights {
        labels = List.copyOf(labels);
        int inputs = mean.length;
        int all = 1 + inputs + landmarks.length;
        boolean fits = scale.length == inputs
                && labels.size() == landmarks.length
                && landmarks.length > 0
                && landmarks[0].length == inputs
                && local.length == all
                && strong.length == all
                && gain.length == all
                && calibration.length == 4
                && width > 0
                && spread > 0;
        if (!fits) {
            throw new IllegalArgumentException("weights that do not belong together");
        }
    }
}
