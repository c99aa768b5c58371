package dev.sluice.router.difficulty;

import java.util.List;

/**
 * What training found out about one kind of question. The arrays within are not copied; whoever hands them over keeps
 * no hand on them.
 *
 * @param local trees for the local model's success
 * @param strong as many for the strong model's
 * @param phrases what single words say; {@link Phrases#NONE} where there were too few examples
 */
public record Weights(
        Scaling scaling, Smooth smooth, List<Forest> local, List<Forest> strong, Phrases phrases, Blend blend) {
    public Weights {
        local = List.copyOf(local);
        strong = List.copyOf(strong);
        int numbers = smooth.landmarks()[0].length;
        if (local.size() != strong.size()
                || local.stream().anyMatch(trees -> trees.asked() > numbers)
                || strong.stream().anyMatch(trees -> trees.asked() > numbers)) {
            throw new IllegalArgumentException("trees that do not fit the landmarks");
        }
    }
}
