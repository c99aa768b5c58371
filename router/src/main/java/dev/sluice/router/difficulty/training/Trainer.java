package dev.sluice.router.difficulty.training;

import dev.sluice.router.difficulty.DifficultyModels;
import dev.sluice.router.difficulty.LearnedModel;
import dev.sluice.router.difficulty.Provenance;
import dev.sluice.router.difficulty.WordTable;
import java.util.List;
import java.util.function.Consumer;

/** Fits difficulty models to outcomes. The same examples in the same order give the same model, to the byte. */
public final class Trainer {
    /** With fewer examples there is nothing to learn. */
    public static final int FEWEST = 40;

    private Trainer() {}

    /**
     * What a training gave.
     *
     * @param heldOut for each example, in order, the gain that was predicted by weights fitted without its question;
     *     unrounded, for the order of examples only
     */
    public record Trained(LearnedModel model, List<Double> heldOut) {
        public Trained {
            heldOut = List.copyOf(heldOut);
        }
    }

    /** With the shipped table of words. */
    public static LearnedModel train(List<Example> examples) {
        return train(examples, DifficultyModels.words(), Provenance.UNSTATED, step -> {})
                .model();
    }

    /**
     * @param progress takes a line for each step
     * @throws IllegalArgumentException if there are fewer than {@link #FEWEST} examples
     */
    public static Trained train(
            List<Example> examples, WordTable table, Provenance provenance, Consumer<String> progress) {
        if (examples.size() < FEWEST) {
            throw new IllegalArgumentException(
                    examples.size() + " outcomes (expected at least " + FEWEST + " to learn from)");
        }
        return new Fit(examples, table, progress).train(provenance);
    }
}
