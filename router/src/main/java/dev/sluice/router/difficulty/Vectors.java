package dev.sluice.router.difficulty;

/**
 * How the vectors of a text's words become one.
 *
 * @param rarity what each piece of the table weighs, by id
 * @param centre the mean over all texts, taken off so that what they share does not hide what parts them
 * @param axes the directions in which texts differ most, each as long as a vector of the table
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; read far more often than handed over
public record Vectors(float[] rarity, float[] centre, float[][] axes) {
    public Vectors {
        for (float[] axis : axes) {
            if (axis.length != centre.length) {
                throw new IllegalArgumentException(
                        "an axis of " + axis.length + " dimensions (expected " + centre.length + ")");
            }
        }
    }

    /** How many numbers a text becomes. */
    public int size() {
        return axes.length;
    }

    /** Writes where a mean vector lies along the axes, the whole made of length 1. */
    void direction(float[] mean, float[] into, int from) {
        double square = 0;
        for (int axis = 0; axis < axes.length; axis++) {
            float[] along = axes[axis];
            float sum = 0;
            for (int i = 0; i < along.length; i++) {
                sum += along[i] * (mean[i] - centre[i]);
            }
            into[from + axis] = sum;
            square += (double) sum * sum;
        }
        float length = (float) Math.sqrt(square);
        for (int axis = 0; axis < axes.length && length > 0; axis++) {
            into[from + axis] /= length;
        }
    }
}
