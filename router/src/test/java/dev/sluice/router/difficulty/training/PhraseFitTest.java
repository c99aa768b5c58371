package dev.sluice.router.difficulty.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.router.difficulty.DifficultyModels;
import dev.sluice.router.difficulty.Encoder;
import dev.sluice.router.difficulty.Phrases;
import dev.sluice.router.prompt.Prompts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PhraseFitTest {
    private static final List<String> WORDS = List.of("river", "garden", "bread", "holiday", "letter", "kitchen");

    private final List<Example> examples = new ArrayList<>();
    private final int[][] rows;
    private final double[][] targets;
    private final double[] weights;

    /** The local model fails where bread follows the river, not where the river follows bread. */
    PhraseFitTest() {
        Random random = new Random(5);
        Encoder encoder = new Encoder(DifficultyModels.words());
        for (int i = 0; i < 600; i++) {
            boolean hard = random.nextBoolean();
            String text = WORDS.get(random.nextInt(WORDS.size()))
                    + (hard ? " river bread " : " bread river ")
                    + WORDS.get(random.nextInt(WORDS.size()));
            boolean fails = hard == random.nextInt(10) > 0;
            examples.add(new Example("q" + i, "own", Prompts.user(text), fails ? 0 : 1, 1));
        }
        rows = examples.stream()
                .map(example -> encoder.buckets(example.prompt()))
                .toArray(int[][]::new);
        targets = new double[][] {
            examples.stream().mapToDouble(Example::local).toArray(), new double[examples.size()],
        };
        Arrays.fill(targets[1], 1);
        weights = new double[examples.size()];
        Arrays.fill(weights, 1);
    }

    private PhraseFit fit() {
        return new PhraseFit(rows, targets, weights, new Folds(examples));
    }

    @Test
    void it_learns_what_the_order_of_two_words_says() {
        double[] held = fit().held()[0];
        double[] sums = new double[2];
        int[] counts = new int[2];
        for (int r = 0; r < held.length; r++) {
            int outcome = (int) examples.get(r).local();
            sums[outcome] += held[r];
            counts[outcome]++;
        }
        assertThat(sums[1] / counts[1]).isGreaterThan(sums[0] / counts[0] + 0.1);
    }

    @Test
    void where_all_outcomes_are_alike_words_say_nothing() {
        Phrases.Worth strong = fit().fit().strong();
        assertThat(strong.base()).isEqualTo(1);
        assertThat(strong.values()).containsOnly(0);
    }

    @Test
    void the_same_rows_give_the_same_bytes() {
        assertThat(fit().fit().local().values()).isEqualTo(fit().fit().local().values());
    }

    @Test
    void a_question_is_predicted_without_its_own_outcome() {
        double before = fit().held()[0][17];
        targets[0][17] = 1 - targets[0][17];
        assertThat(fit().held()[0][17]).isEqualTo(before);
    }
}
