package dev.sluice.router.difficulty;

/**
 * Brings signs to one measure.
 *
 * @param mean of each sign
 * @param deviation standard deviation of each, more than 0
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; read far more often than handed over
public record Scaling(float[] mean, float[] deviation) {
    private static final float FARTHEST = 4;

    /** The signs' whole share in a distance is as much as that of the words. */
    private static final float SHARE = (float) (1 / Math.sqrt(Encoder.signs()));

    public Scaling {
        if (mean.length != Encoder.signs() || deviation.length != mean.length) {
            throw new IllegalArgumentException(
                    "scaling of " + mean.length + " signs (expected " + Encoder.signs() + ")");
        }
    }

    /** How many deviations each sign is from its mean, at most four. */
    public float[] scaled(float[] numbers) {
        float[] scaled = new float[mean.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = Math.clamp((numbers[i] - mean[i]) / deviation[i], -FARTHEST, FARTHEST);
        }
        return scaled;
    }

    /** Where a prompt lies among others, given its numbers and its scaled signs. */
    public float[] place(float[] numbers, float[] scaled) {
        float[] place = numbers.clone();
        for (int i = 0; i < scaled.length; i++) {
            place[i] = SHARE * scaled[i];
        }
        return place;
    }
}
