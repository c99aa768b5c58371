package dev.sluice.router.difficulty;

/**
 * How near a prompt lies to each of some typical ones, from 0 to 1. A weight for each is a second opinion beside the
 * weights of single features: what went wrong with the like of it.
 *
 * <p>Nearness is (1 - d / (64 s))^64 for a squared distance d of less than 64 s, and else 0: within a few hundredths a
 * Gaussian of width s, but of products alone, so the same number on any machine, and cheap.
 */
public final class Landmarks {
    private static final int SQUARINGS = 6;

    private final int count;
    private final int size;
    private final float[] columns;
    private final float[] squares;
    private final float narrowness;

    /**
     * @param points of one size each; at least one
     * @param width squared, of the bell around each
     */
    public Landmarks(float[][] points, double width) {
        count = points.length;
        size = points[0].length;
        columns = new float[size * count];
        squares = new float[count];
        narrowness = (float) (1 / (width * (1 << SQUARINGS)));
        for (int j = 0; j < count; j++) {
            for (int i = 0; i < size; i++) {
                columns[i * count + j] = points[j][i];
                squares[j] += points[j][i] * points[j][i];
            }
        }
    }

    public int count() {
        return count;
    }

    /** Dimension by dimension over all landmarks, which a compiler can do several at a time. */
    public float[] nearness(float[] at) {
        float[] near = new float[count];
        float square = 0;
        for (int i = 0; i < size; i++) {
            float value = at[i];
            square += value * value;
            int row = i * count;
            for (int j = 0; j < count; j++) {
                near[j] += value * columns[row + j];
            }
        }
        for (int j = 0; j < count; j++) {
            float distance = Math.max(0, square + squares[j] - 2 * near[j]);
            float bell = Math.max(0, 1 - distance * narrowness);
            for (int i = 0; i < SQUARINGS; i++) {
                bell *= bell;
            }
            near[j] = bell;
        }
        return near;
    }
}
