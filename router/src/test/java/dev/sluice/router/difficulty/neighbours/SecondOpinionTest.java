package dev.sluice.router.difficulty.neighbours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.router.difficulty.Difficulty;
import dev.sluice.router.difficulty.Sketch;
import dev.sluice.router.difficulty.neighbours.Neighbourhood.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class SecondOpinionTest {
    private static final Sketch ASKED = new Sketch(0x0123_4567_89AB_CDEFL);
    private static final Difficulty OWN = new Difficulty(0.4, 0.7, 0.9, List.of(), ASKED, 0);

    @Test
    void without_near_neighbours_everything_is_exactly_the_models() {
        Neighbourhood far = outcomes(200, Neighbourhood.RADIUS + 1, 0.7, 0);
        assertThat(SecondOpinion.of(OWN, far, far)).isSameAs(OWN);
        assertThat(SecondOpinion.of(OWN, Neighbourhood.EMPTY, Neighbourhood.EMPTY))
                .isSameAs(OWN);
        Difficulty unknown = new Difficulty(0.4, 0.7, 0.9, List.of());
        assertThat(SecondOpinion.of(unknown, outcomes(200, 0, 0.7, 0), far)).isSameAs(unknown);
    }

    @Test
    void failures_of_the_local_model_make_a_prompt_harder_the_more_of_them_and_the_nearer() {
        double before = OWN.score();
        for (int count = 1; count <= 32; count *= 2) {
            Difficulty moved = SecondOpinion.of(OWN, outcomes(count, 4, 0.7, 0), Neighbourhood.EMPTY);
            assertThat(moved.score()).isGreaterThan(before);
            assertThat(moved.local()).isLessThan(OWN.local());
            assertThat(moved.strong()).isEqualTo(OWN.strong());
            assertThat(moved.neighbours()).isEqualTo(count);
            before = moved.score();
        }
        assertThat(before).isGreaterThan(0.75);
        assertThat(SecondOpinion.of(OWN, outcomes(8, 2, 0.7, 0), Neighbourhood.EMPTY)
                        .score())
                .isGreaterThan(SecondOpinion.of(OWN, outcomes(8, 12, 0.7, 0), Neighbourhood.EMPTY)
                        .score());
    }

    @Test
    void successes_of_the_local_model_and_failures_of_the_strong_one_make_it_easier() {
        Neighbourhood good = outcomes(20, 4, 0.7, 1);
        Neighbourhood bad = outcomes(20, 4, 0.9, 0);
        assertThat(SecondOpinion.of(OWN, good, Neighbourhood.EMPTY).score()).isLessThan(OWN.score());
        assertThat(SecondOpinion.of(OWN, Neighbourhood.EMPTY, bad).score()).isLessThan(OWN.score());
    }

    @Test
    void what_went_as_predicted_moves_nothing_but_is_told() {
        Difficulty moved = SecondOpinion.of(OWN, outcomes(20, 4, 0.7, 0.7), Neighbourhood.EMPTY);
        assertThat(moved.local()).isEqualTo(OWN.local());
        assertThat(moved.neighbours()).isEqualTo(20);
        assertThat(moved.features()).last().satisfies(feature -> {
            assertThat(feature.name()).isEqualTo("neighbours");
            assertThat(feature.weight()).isZero();
        });
    }

    @Test
    void however_many_they_are_some_of_the_prediction_counts() {
        Difficulty moved = SecondOpinion.of(OWN, outcomes(Neighbourhood.MOST, 0, 1, 0), Neighbourhood.EMPTY);
        double most = SecondOpinion.MOST / (SecondOpinion.PRIOR + SecondOpinion.MOST);
        assertThat(moved.local()).isEqualTo(0);
        assertThat(moved.score()).isLessThan(0.99);
        assertThat(SecondOpinion.of(OWN, outcomes(Neighbourhood.MOST, 0, 0.7, 0), Neighbourhood.EMPTY)
                        .local())
                .isEqualTo(0.7 - most * 0.7, within(1e-9));
    }

    @RepeatedTest(20)
    void figures_stay_shares_and_the_order_of_outcomes_makes_no_difference(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        List<Outcome> many = new ArrayList<>();
        for (int i = 0; i < Neighbourhood.MOST + 500; i++) {
            many.add(new Outcome(
                    i, random.nextInt(300), sketch(random, 10), random.nextDouble(), random.nextInt(3) / 2.0));
        }
        Neighbourhood local = Neighbourhood.EMPTY.with(many);
        Collections.shuffle(many, random);
        Neighbourhood shuffled = Neighbourhood.EMPTY.with(many.subList(0, 700)).with(many.subList(700, many.size()));
        Difficulty own =
                new Difficulty(random.nextDouble(), random.nextDouble(), random.nextDouble(), List.of(), ASKED, 0);
        Difficulty moved = SecondOpinion.of(own, local, Neighbourhood.EMPTY);
        assertThat(local.size()).isEqualTo(Neighbourhood.MOST);
        assertThat(moved.local()).isBetween(0.0, 1.0);
        assertThat(moved.score()).isBetween(0.0, 1.0);
        assertThat(SecondOpinion.of(own, local, Neighbourhood.EMPTY)).isEqualTo(moved);
        assertThat(SecondOpinion.of(own, Neighbourhood.EMPTY.with(many), Neighbourhood.EMPTY))
                .isEqualTo(moved);
        assertThat(SecondOpinion.of(own, shuffled, Neighbourhood.EMPTY)).isEqualTo(moved);
    }

    @Test
    void a_later_word_on_the_same_request_takes_the_place_of_the_first() {
        Neighbourhood first = Neighbourhood.EMPTY.with(List.of(new Outcome(1, 1, ASKED, 0.7, 0)));
        Neighbourhood second = first.with(List.of(new Outcome(1, 1, ASKED, 0.7, 1)));
        assertThat(second.size()).isEqualTo(1);
        assertThat(second.near(ASKED).surprise()).isPositive();
    }

    @Test
    void the_oldest_go_first_and_all_that_are_too_old_when_asked() {
        Neighbourhood full = outcomes(Neighbourhood.MOST, 0, 0.7, 0);
        Neighbourhood more = full.with(List.of(new Outcome(-1, Neighbourhood.MOST, ASKED, 0.7, 1)));
        assertThat(more.size()).isEqualTo(Neighbourhood.MOST);
        assertThat(more.since(0)).isSameAs(more);
        assertThat(more.since(1)).isSameAs(more);
        assertThat(more.since(2).size()).isEqualTo(Neighbourhood.MOST - 1);
        assertThat(more.since(Neighbourhood.MOST).size()).isEqualTo(1);
        assertThat(more.since(Neighbourhood.MOST + 1).size()).isZero();
    }

    private static Neighbourhood outcomes(int count, int distance, double predicted, double success) {
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            outcomes.add(new Outcome(i, i, new Sketch(ASKED.bits() ^ ((1L << distance) - 1)), predicted, success));
        }
        return Neighbourhood.EMPTY.with(outcomes);
    }

    private static Sketch sketch(Random random, int bits) {
        long bitsThatDiffer = 0;
        for (int i = 0; i < bits + random.nextInt(12); i++) {
            bitsThatDiffer |= 1L << random.nextInt(64);
        }
        return new Sketch(ASKED.bits() ^ bitsThatDiffer);
    }
}
