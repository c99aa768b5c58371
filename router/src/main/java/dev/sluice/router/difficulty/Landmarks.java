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

    /** How near a place lies to each landmark. */
    public float[] nearness(float[] at) {
        float[] near = new float[count];
        float square = 0;
        for (float value : at) {
            square += value * value;
        }
        int i = 0;
        for (; i + 4 <= size; i += 4) {
            addFour(near, at, i);
        }
        for (; i < size; i++) {
            for (int j = 0; j < count; j++) {
                near[j] += at[i] * columns[i * count + j];
            }
        }
        bells(near, square);
        return near;
    }

    /**
     * Over all landmarks, which a compiler can do several at a time; four dimensions, so that each sum is stored less.
     */
    private void addFour(float[] near, float[] at, int i) {
        float[] from = columns;
        int n = count;
        int first = i * n;
        int second = first + n;
        int third = second + n;
        int fourth = third + n;
        float one = at[i];
        float two = at[i + 1];
        float three = at[i + 2];
        float four = at[i + 3];
        for (int j = 0; j < n; j++) {
            near[j] +=
                    one * from[first + j] + two * from[second + j] + three * from[third + j] + four * from[fourth + j];
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
