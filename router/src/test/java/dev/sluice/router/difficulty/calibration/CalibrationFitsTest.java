package dev.sluice.router.difficulty.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.groups.Tuple.tuple;

import dev.sluice.router.difficulty.Calibration;
import dev.sluice.router.difficulty.Calibration.Knot;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CalibrationFitsTest {
    private static List<Outcome> outcomes(double... scoresAndSuccesses) {
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < scoresAndSuccesses.length; i += 2) {
            outcomes.add(new Outcome("q" + i, scoresAndSuccesses[i], scoresAndSuccesses[i + 1]));
        }
        return outcomes;
    }

    /** Succeeds as often as a curve says, by the draw of the seed. */
    private static List<Outcome> drawn(Calibration truth, int count, Random random) {
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double score = random.nextDouble();
            outcomes.add(new Outcome("q" + i, score, random.nextDouble() < truth.at(score) ? 1 : 0));
        }
        return outcomes;
    }

    @Nested
    class Isotonic {
        @Test
        void adjacent_violators_share_their_mean() {
            assertThat(IsotonicFit.pooled(outcomes(0.3, 0.4, 0.1, 0.9, 0.4, 0.6, 0.2, 1.0, 0.5, 0.2)))
                    .extracting(
                            IsotonicFit.Block::first, IsotonicFit.Block::last, block -> Math.round(block.mean() * 1e9))
                    .containsExactly(
                            tuple(0.1, 0.2, 950_000_000L),
                            tuple(0.3, 0.4, 500_000_000L),
                            tuple(0.5, 0.5, 200_000_000L));
        }

        /** {@code min over a <= i of max over b >= i of the mean from a to b} (Barlow et al., 1972). */
        @RepeatedTest(200)
        void the_fit_is_that_of_the_min_max_formula(RepetitionInfo number) {
            Random random = new Random(number.getCurrentRepetition());
            int n = 1 + random.nextInt(40);
            List<Outcome> outcomes = new ArrayList<>();
            for (int i = 0; i < n; i++) {
                outcomes.add(new Outcome("q" + i, i / 40.0, random.nextInt(5) / 4.0));
            }
            List<IsotonicFit.Block> blocks = IsotonicFit.pooled(outcomes);
            for (int i = 0; i < n; i++) {
                double best = Double.POSITIVE_INFINITY;
                for (int a = 0; a <= i; a++) {
                    double most = 0;
                    for (int b = i; b < n; b++) {
                        most = Math.max(
                                most,
                                outcomes.subList(a, b + 1).stream()
                                        .mapToDouble(Outcome::success)
                                        .average()
                                        .orElseThrow());
                    }
                    best = Math.min(best, most);
                }
                double score = outcomes.get(i).score();
                double fitted = blocks.stream()
                        .filter(block -> block.first() <= score && score <= block.last())
                        .findFirst()
                        .orElseThrow()
                        .mean();
                assertThat(fitted).isCloseTo(best, within(1e-12));
            }
        }

        @Test
        void nobody_is_ever_certain() {
            Calibration fit = IsotonicFit.fit(outcomes(0.1, 1, 0.2, 1, 0.8, 0, 0.9, 0));
            assertThat(fit.at(0)).isEqualTo(3 / 4.0);
            assertThat(fit.at(1)).isEqualTo(1 / 4.0);
            assertThat(fit.at(0.5)).isCloseTo(0.5, within(1e-12));
        }
    }

    @Nested
    class Platt {
        @Test
        void the_curve_that_made_the_outcomes_comes_back() {
            Calibration.Platt truth = new Calibration.Platt(0.7, -1.3);
            List<Outcome> outcomes = new ArrayList<>();
            for (int i = 1; i < 20_000; i++) {
                double score = i / 20_000.0;
                outcomes.add(new Outcome("q" + i, score, truth.at(score)));
            }
            Calibration.Platt fit = PlattFit.fit(outcomes);
            assertThat(fit.intercept()).isCloseTo(0.7, within(0.002));
            assertThat(fit.slope()).isCloseTo(-1.3, within(0.002));
        }

        /** At the best curve the errors are neither high nor low, and lean to no side. */
        @RepeatedTest(50)
        void the_fit_is_where_the_loss_is_least(RepetitionInfo number) {
            Random random = new Random(number.getCurrentRepetition());
            List<Outcome> outcomes = drawn(new Calibration.Platt(random.nextGaussian(), -1), 60, random);
            Calibration.Platt fit = PlattFit.fit(outcomes);
            double good = outcomes.stream().mapToDouble(Outcome::success).sum();
            double high = (good + 1) / (good + 2);
            double low = 1 / (outcomes.size() - good + 2);
            double errors = 0;
            double leaning = 0;
            for (Outcome outcome : outcomes) {
                double error = fit.at(outcome.score()) - (low + outcome.success() * (high - low));
                errors += error;
                leaning += error * Calibration.Platt.logit(outcome.score());
            }
            assertThat(errors).isCloseTo(0, within(1e-3));
            assertThat(fit.slope() == 0 ? 0 : leaning).isCloseTo(0, within(1e-3));
        }

        @Test
        void outcomes_that_a_threshold_separates_give_a_finite_slope() {
            Calibration.Platt fit = PlattFit.fit(outcomes(0.1, 1, 0.2, 1, 0.3, 1, 0.7, 0, 0.8, 0, 0.9, 0));
            assertThat(fit.slope()).isBetween(-19.0, -0.5);
            assertThat(fit.at(0.1)).isGreaterThan(0.7);
        }

        @Test
        void where_harder_prompts_succeed_more_often_all_get_the_mean() {
            Calibration.Platt fit = PlattFit.fit(outcomes(0.1, 0, 0.2, 0, 0.3, 1, 0.7, 1, 0.8, 1, 0.9, 1));
            assertThat(fit.slope()).isZero();
            // Targets are (4 + 1) / (4 + 2) for good ones and 1 / (2 + 2) for the others.
            assertThat(fit.at(0.4)).isCloseTo((4 * 5 / 6.0 + 2 / 4.0) / 6, within(1e-6));
        }
    }

    @ParameterizedTest
    @EnumSource
    void no_figure_rises_with_the_score_whatever_the_outcomes(Method method) {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            Calibration fit = method.fit(drawn(new Calibration.Platt(0, -random.nextDouble()), 1 + seed, random));
            double last = 1;
            for (int step = 0; step <= 1000; step++) {
                double now = fit.at(step / 1000.0);
                assertThat(now).as("seed %s", seed).isBetween(0.0, last);
                last = now;
            }
        }
    }

    @Test
    void few_outcomes_get_two_parameters_and_many_a_free_form() {
        assertThat(Method.AUTO.with(999)).isEqualTo(Method.PLATT);
        assertThat(Method.AUTO.with(1000)).isEqualTo(Method.ISOTONIC);
        assertThat(Method.ISOTONIC.with(50)).isEqualTo(Method.ISOTONIC);
    }

    @Nested
    class Honest {
        @Test
        void an_outcome_has_no_part_in_its_own_prediction() {
            List<Outcome> outcomes = drawn(new Calibration.Platt(0, -1), 200, new Random(7));
            List<Double> predicted = CrossValidation.predicted(outcomes, Method.ISOTONIC);
            for (int i = 0; i < outcomes.size(); i += 7) {
                List<Outcome> other = new ArrayList<>(outcomes);
                Outcome one = outcomes.get(i);
                other.set(i, new Outcome(one.group(), one.score(), 1 - one.success()));
                assertThat(CrossValidation.predicted(other, Method.ISOTONIC).get(i))
                        .isEqualTo(predicted.get(i));
            }
        }

        @Test
        void outcomes_of_one_question_are_never_on_both_sides() {
            List<Outcome> outcomes = new ArrayList<>();
            Random random = new Random(3);
            for (int i = 0; i < 300; i++) {
                outcomes.add(new Outcome("q" + i / 3, random.nextDouble(), random.nextInt(2)));
            }
            List<Double> predicted = CrossValidation.predicted(outcomes, Method.ISOTONIC);
            List<Outcome> other = new ArrayList<>(outcomes);
            for (int i = 30; i < 33; i++) {
                other.set(i, new Outcome("q10", outcomes.get(i).score(), 0.5));
            }
            assertThat(CrossValidation.predicted(other, Method.ISOTONIC).subList(30, 33))
                    .isEqualTo(predicted.subList(30, 33));
        }

        @Test
        void noise_looks_better_to_a_fit_that_has_seen_it() {
            List<Outcome> noise = drawn(new Calibration.Platt(0, 0), 300, new Random(11));
            Calibration seen = Method.ISOTONIC.fit(noise);
            double flattered = Reliability.of(
                            noise,
                            noise.stream().map(one -> seen.at(one.score())).toList())
                    .brier();
            double honest = Reliability.of(noise, CrossValidation.predicted(noise, Method.ISOTONIC))
                    .brier();
            assertThat(honest).isGreaterThan(flattered).isGreaterThan(0.249);
        }

        @Test
        void what_is_learnt_from_a_curve_is_truer_than_a_wrong_one() {
            List<Outcome> outcomes = drawn(new Calibration.Platt(-1, -0.8), 600, new Random(5));
            Reliability before = Reliability.of(
                    outcomes, outcomes.stream().map(one -> 1 - one.score()).toList());
            for (Method method : List.of(Method.PLATT, Method.ISOTONIC)) {
                Reliability after = Reliability.of(outcomes, CrossValidation.predicted(outcomes, method));
                assertThat(after.ece()).isLessThan(before.ece() / 2);
                assertThat(after.brier()).isLessThan(before.brier());
                assertThat(after.logLoss()).isLessThan(before.logLoss());
            }
        }
    }

    @Test
    void reliability_is_counted_by_hand() {
        Reliability seen = Reliability.of(outcomes(0, 1, 0, 0, 0, 1, 0, 1), List.of(0.9, 0.1, 0.8, 0.1));
        assertThat(seen.bins())
                .extracting(Reliability.Bin::from, Reliability.Bin::count, Reliability.Bin::observed)
                .containsExactly(tuple(0.1, 2, 0.5), tuple(0.8, 1, 1.0), tuple(0.9, 1, 1.0));
        assertThat(seen.ece()).isCloseTo((0.8 + 0.2 + 0.1) / 4, within(1e-12));
        assertThat(seen.brier()).isCloseTo((0.01 + 0.01 + 0.04 + 0.81) / 4, within(1e-12));
        assertThat(seen.logLoss())
                .isCloseTo(-(Math.log(0.9) + Math.log(0.9) + Math.log(0.8) + Math.log(0.1)) / 4, within(1e-12));
    }

    @Test
    void between_knots_the_line_is_straight_and_outside_it_is_level() {
        Calibration curve = new Calibration.Isotonic(List.of(new Knot(0.2, 0.9), new Knot(0.6, 0.5)));
        assertThat(curve.at(0)).isEqualTo(0.9);
        assertThat(curve.at(0.2)).isEqualTo(0.9);
        assertThat(curve.at(0.3)).isCloseTo(0.8, within(1e-12));
        assertThat(curve.at(0.6)).isEqualTo(0.5);
        assertThat(curve.at(1)).isEqualTo(0.5);
    }
}
