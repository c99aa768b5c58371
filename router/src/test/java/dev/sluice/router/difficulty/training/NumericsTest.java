package dev.sluice.router.difficulty.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.router.difficulty.Blend;
import dev.sluice.router.difficulty.Forest;
import dev.sluice.router.prompt.Prompts;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The numerical methods against what is known of their results. */
class NumericsTest {
    @Test
    void ridge_finds_the_weights_of_a_plane() {
        Ridge ridge = new Ridge(3, 1);
        Random random = new Random(1);
        for (int i = 0; i < 200; i++) {
            float a = random.nextFloat();
            float b = random.nextFloat();
            ridge.add(new float[] {1, a, b}, new double[] {2 - 3 * a + 0.5 * b}, 1);
        }
        double[] weights = ridge.solve((i, j) -> i == j ? 1e-9 : 0)[0];
        assertThat(weights).containsExactly(new double[] {2, -3, 0.5}, within(1e-5));
    }

    @Test
    void principal_axes_are_the_eigenvectors_the_longest_first() {
        double[][] axes = PrincipalAxes.of(new double[][] {{2, 1, 0}, {1, 2, 0}, {0, 0, 0.5}}, 2);
        double half = Math.sqrt(0.5);
        assertThat(axes[0]).containsExactly(new double[] {half, half, 0}, within(1e-9));
        assertThat(Math.abs(axes[1][0])).isCloseTo(half, within(1e-9));
        assertThat(axes[1][0]).isCloseTo(-axes[1][1], within(1e-9));
    }

    @Test
    void platt_gives_back_the_logistic_that_outcomes_follow() {
        double[] values = new double[401];
        double[] outcomes = new double[values.length];
        double[] weights = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (i - 200) / 50.0;
            outcomes[i] = 1 / (1 + Math.exp(-(1.5 * values[i] - 0.7)));
            weights[i] = 1;
        }
        Blend.Line line = Platt.fit(values, outcomes, weights);
        assertThat(line.slope()).isCloseTo(1.5, within(1e-3));
        assertThat(line.offset()).isCloseTo(-0.7, within(1e-3));
    }

    @Test
    void trees_learn_a_step_and_leave_out_rows_without_weight() {
        float[][] x = new float[400][];
        double[] y = new double[x.length];
        double[] weights = new double[x.length];
        Random random = new Random(3);
        for (int i = 0; i < x.length; i++) {
            x[i] = new float[] {random.nextFloat(), random.nextFloat()};
            boolean counts = i % 4 != 0;
            y[i] = counts ? (x[i][1] > 0.5 ? 1 : 0) : 100;
            weights[i] = counts ? 1 : 0;
        }
        Forest forest = new Boost(x, 2).fit(y, weights, 2, 60, 10);
        assertThat(forest.of(new float[] {0.3f, 0.9f})).isBetween(0.8, 1.1);
        assertThat(forest.of(new float[] {0.3f, 0.1f})).isBetween(-0.1, 0.2);
        Forest blind = new Boost(x, 2).fit(y, weights, 1, 60, 10);
        assertThat(blind.asked()).isLessThanOrEqualTo(1);
    }

    @Test
    void clusters_find_points_that_lie_together_and_are_the_same_each_time() {
        float[][] points = new float[90][];
        Random random = new Random(5);
        for (int i = 0; i < points.length; i++) {
            points[i] = new float[] {i % 3 * 10 + random.nextFloat(), random.nextFloat()};
        }
        float[][] centres = Clusters.of(points, 12, 6);
        assertThat(centres.length).isEqualTo(12);
        assertThat(Arrays.deepEquals(centres, Clusters.of(points, 12, 6))).isTrue();
        assertThat(Arrays.stream(centres)
                        .map(centre -> Math.round(centre[0] / 10))
                        .distinct())
                .hasSize(3);
    }

    @Test
    void all_rows_of_a_question_are_held_out_together() {
        Example one = example("q7@mmlu");
        Folds folds = new Folds(List.of(one, example("q7@gsm8k"), example("q7"), example("q8")));
        assertThat(folds.of(1)).isEqualTo(folds.of(0)).isEqualTo(folds.of(2));
        double[] without = folds.without(folds.of(0), new double[] {1, 2, 3, 4});
        assertThat(without[0]).isZero();
        assertThat(without[2]).isZero();
    }

    private static Example example(String id) {
        return new Example(id, "own", Prompts.user("x"), 1, 1);
    }
}
