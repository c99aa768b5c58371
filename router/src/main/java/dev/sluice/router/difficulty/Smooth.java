package dev.sluice.router.difficulty;

import java.util.List;

/**
 * The heads that change slowly from a prompt to the like of it: a weighted sum of the scaled signs and of the nearness
 * to each landmark.
 *
 * @param landmarks typical prompts' places
 * @param width of the bell around each, squared
 * @param labels what each landmark's like are called, for people
 * @param local weights for the local model: 1, the signs, the landmarks
 * @param strong the same for the strong model
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; read far more often than handed over
public record Smooth(float[][] landmarks, double width, List<String> labels, float[] local, float[] strong) {
    public Smooth {
        labels = List.copyOf(labels);
        int all = 1 + Encoder.signs() + landmarks.length;
        if (landmarks.length == 0
                || labels.size() != landmarks.length
                || local.length != all
                || strong.length != all
                || !(width > 0)) {
            throw new IllegalArgumentException("smooth heads that do not fit their landmarks");
        }
        for (float[] landmark : landmarks) {
            if (landmark.length != landmarks[0].length) {
                throw new IllegalArgumentException("landmarks of different size");
            }
        }
    }

    static double sum(float[] weights, float[] signs, float[] near) {
        double sum = weights[0];
        for (int i = 0; i < signs.length; i++) {
            sum += (double) weights[1 + i] * signs[i];
        }
        int from = 1 + signs.length;
        for (int j = 0; j < near.length; j++) {
            sum += (double) weights[from + j] * near[j];
        }
        return sum;
    }
}
