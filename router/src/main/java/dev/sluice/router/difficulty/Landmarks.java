package dev.sluice.router.difficulty;

/**
 * How near a prompt lies to each of some typical ones, from 0 to 1. A weight for each is a second opinion beside the
 * weights of single features: what went wrong with the like of it.
 *
 * <p>Nearness is (1 - d / (64 s))^64 for a squared distance d of less than 64 s, and else 0: within a few hundredths a
 * Gaussian of width s, but of products alone, so the same number on any machine, and cheap.
 */
public final class Landmarks {
    /** The power is 2 to this, and so many squarings. */
    private static final int SQUARINGS = 6;

    private final int count;
    private final int size;
    private final float[][] rows;
    private final float[] squares;
    private final float narrowness;

    /**
     * @param points of one size each; at least one
     * @param width squared, of the bell around each
     */
    public Landmarks(float[][] points, double width) {
        count = points.length;
        size = points[0].length;
        rows = new float[size][count];
        squares = new float[count];
        narrowness = (float) (1 / (width * (1 << SQUARINGS)));
        for (int j = 0; j < count; j++) {
            for (int i = 0; i < size; i++) {
                rows[i][j] = points[j][i];
                squares[j] += points[j][i] * points[j][i];
            }
        }
    }

    public int count() {
        return count;
    }

    /** How near a place lies to each landmark. */
    public float[] nearness(float[] at) {
        float[] near = new float[count];
        float square = 0;
        for (float value : at) {
            square += value * value;
        }
        int i = 0;
        for (; i + 4 <= size; i += 4) {
            add(near, rows[i], at[i], rows[i + 1], at[i + 1], rows[i + 2], at[i + 2], rows[i + 3], at[i + 3]);
        }
        for (; i < size; i++) {
            for (int j = 0; j < count; j++) {
                near[j] += at[i] * rows[i][j];
            }
        }
        bells(near, square);
        return near;
    }

    /**
     * Over all landmarks, of which a compiler takes several at a time; four dimensions, so that sums are stored less.
     */
    private static void add(
            float[] near,
            float[] first,
            float one,
            float[] second,
            float two,
            float[] third,
            float three,
            float[] fourth,
            float four) {
        for (int j = 0; j < near.length; j++) {
            near[j] += one * first[j] + two * second[j] + three * third[j] + four * fourth[j];
        }
    }

    private void bells(float[] near, float square) {
        float narrow = narrowness;
        for (int j = 0; j < near.length; j++) {
            float distance = Math.max(0, square + squares[j] - 2 * near[j]);
            float bell = Math.max(0, 1 - distance * narrow);
            bell *= bell;
            bell *= bell;
            bell *= bell;
            bell *= bell;
            bell *= bell;
            near[j] = bell * bell;
        }
    }
}
