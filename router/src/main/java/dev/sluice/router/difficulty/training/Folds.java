package dev.sluice.router.difficulty.training;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Parts of the examples, each to be held out once. All rows of one question are in the same part, and which one depends
 * on the question alone, so that further rows leave the others where they are.
 */
final class Folds {
    static final int COUNT = 5;

    private final int[] folds;

    Folds(List<Example> examples) {
        folds = examples.stream()
                .mapToInt(example -> Integer.remainderUnsigned(hash(example.question()), COUNT))
                .toArray();
    }

    int of(int row) {
        return folds[row];
    }

    /** The weights with those of one part set to 0. */
    double[] without(int fold, double[] weights) {
        double[] without = weights.clone();
        for (int r = 0; r < without.length; r++) {
            if (folds[r] == fold) {
                without[r] = 0;
            }
        }
        return without;
    }

    /** FNV-1a, 32 bits. */
    private static int hash(String text) {
        int hash = 0x811C9DC5;
        for (byte next : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (next & 0xFF)) * 0x01000193;
        }
        return hash;
    }
}
