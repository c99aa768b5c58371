package dev.sluice.router.difficulty;

/**
 * A sum of small decision trees, each of three questions in a row: is this number at least so much? Immutable.
 *
 * @param base what the sum starts from
 * @param inputs the number each question asks for, seven a tree, level by level; -1 for a question that is not asked,
 *     which leads to the left
 * @param thresholds at least so much leads to the right
 * @param values what each node adds, fifteen a tree, level by level; only the last eight, the leaves, count, the others
 *     say how far each question moved the sum
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; read far more often than handed over
public record Forest(double base, int[] inputs, float[] thresholds, float[] values) {
    public static final int QUESTIONS = 7;
    public static final int NODES = 15;

    public Forest {
        if (inputs.length % QUESTIONS != 0
                || thresholds.length != inputs.length
                || values.length / NODES != inputs.length / QUESTIONS) {
            throw new IllegalArgumentException("trees that are not whole");
        }
    }

    /** The first so many numbers are all it asks for. */
    public int asked() {
        int most = 0;
        for (int input : inputs) {
            most = Math.max(most, input + 1);
        }
        return most;
    }

    /** The sum for these numbers. */
    public double of(float[] numbers) {
        double sum = base;
        for (int tree = 0, leaf = 0; tree < inputs.length; tree += QUESTIONS, leaf += NODES) {
            int node = 0;
            while (node < QUESTIONS) {
                int input = inputs[tree + node];
                node = 2 * node + (input >= 0 && numbers[input] >= thresholds[tree + node] ? 2 : 1);
            }
            sum += values[leaf + node];
        }
        return sum;
    }

    /**
     * The same, and adds to {@code moved}, for each number, how far the questions about it moved the sum, times a
     * factor.
     */
    public double explained(float[] numbers, double times, double[] moved) {
        double sum = base;
        for (int tree = 0, leaf = 0; tree < inputs.length; tree += QUESTIONS, leaf += NODES) {
            int node = 0;
            float before = values[leaf];
            while (node < QUESTIONS) {
                int input = inputs[tree + node];
                if (input < 0) {
                    node = 2 * node + 1;
                } else {
                    node = 2 * node + (numbers[input] >= thresholds[tree + node] ? 2 : 1);
                    float after = values[leaf + node];
                    moved[input] += times * (after - before);
                    before = after;
                }
            }
            sum += values[leaf + node];
        }
        return sum;
    }
}
