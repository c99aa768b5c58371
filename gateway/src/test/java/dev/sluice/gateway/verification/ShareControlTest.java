package dev.sluice.gateway.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.config.VerifySettings.Escalation;
import dev.sluice.router.verification.Doubt;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ShareControlTest {
    private static final int WINDOW = ShareControl.WINDOW;
    private static final Threshold.Traffic OURS = new Threshold.Traffic("r", "ours");
    private static final Threshold.Traffic THEIRS = new Threshold.Traffic("r", "theirs");

    /** What traffic may turn into from one request to the next. */
    private static final List<ToDoubleFunction<Random>> PHASES = List.of(
            random -> random.nextDouble() * 0.3,
            random -> 0.6 + random.nextDouble() * 0.4,
            random -> 0.5,
            random -> random.nextDouble() * 0.1,
            random -> Math.pow(random.nextDouble(), 3),
            random -> random.nextBoolean() ? 0.2 : 0.9);

    private static List<Boolean> decided(ShareControl control, double target, List<Double> doubts) {
        List<Boolean> went = new ArrayList<>();
        doubts.forEach(doubt -> went.add(control.goesOn(target, doubt, false)));
        return went;
    }

    private static List<Double> shifting(Random random, int each) {
        List<Double> doubts = new ArrayList<>();
        PHASES.forEach(phase -> {
            for (int i = 0; i < each; i++) {
                doubts.add(phase.applyAsDouble(random));
            }
        });
        return doubts;
    }

    private static double share(List<Boolean> went) {
        return (double) went.stream().filter(each -> each).count() / went.size();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.02, 0.05, 0.2, 0.5, 0.8, 0.95})
    void the_share_over_the_window_holds_within_three_points_though_the_traffic_shifts(double target) {
        for (int seed = 0; seed < 5; seed++) {
            List<Boolean> went = decided(new ShareControl(), target, shifting(new Random(seed), 1_000));
            for (int to = WINDOW; to <= went.size(); to++) {
                assertThat(share(went.subList(to - WINDOW, to)))
                        .as("target %s, seed %d, up to %d", target, seed, to)
                        .isBetween(target - 0.03, target + 0.03);
            }
        }
    }

    @Test
    void mostly_the_most_doubtful_go_on() {
        Random random = new Random(7);
        ShareControl control = new ShareControl();
        int right = 0;
        int gone = 0;
        for (int i = 0; i < 4_000; i++) {
            double doubt = random.nextDouble();
            boolean goes = control.goesOn(0.2, doubt, false);
            if (i >= WINDOW && goes) {
                gone++;
                right += doubt >= 0.8 ? 1 : 0;
            }
        }
        assertThat((double) right / gone).isGreaterThan(0.8);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100, 255, 256, 300})
    void one_that_recalls_what_came_before_goes_on_as_the_one_that_saw_it(int since) {
        Random random = new Random(since);
        ShareControl unbroken = new ShareControl();
        ShareControl begun = new ShareControl();
        List<PastAnswer> before = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            double doubt = random.nextDouble();
            before.add(0, new PastAnswer(doubt, unbroken.goesOn(0.2, doubt, false)));
        }
        for (int i = 0; i < since; i++) {
            double doubt = random.nextDouble();
            boolean goes = unbroken.goesOn(0.2, doubt, false);
            begun.count(doubt, goes);
        }
        begun.recall(before);
        List<Double> after = shifting(random, 60);
        assertThat(decided(begun, 0.2, after)).isEqualTo(decided(unbroken, 0.2, after));
    }

    @Test
    void the_same_doubts_in_the_same_order_give_the_same_decisions() {
        List<Double> doubts = shifting(new Random(3), 300);
        assertThat(decided(new ShareControl(), 0.2, doubts)).isEqualTo(decided(new ShareControl(), 0.2, doubts));
    }

    @Test
    void answers_with_a_flaw_always_go_on_and_use_the_budget() {
        Random random = new Random(5);
        ShareControl control = new ShareControl();
        int gone = 0;
        for (int i = 0; i < 2_000; i++) {
            boolean flawed = i % 10 == 0;
            boolean goes = control.goesOn(0.2, flawed ? 1 : random.nextDouble(), flawed);
            assertThat(goes || !flawed).isTrue();
            gone += goes ? 1 : 0;
        }
        assertThat(gone / 2_000.0).isBetween(0.17, 0.23);
    }

    @Test
    void a_fixed_threshold_stays_and_the_share_is_told() {
        Threshold threshold = new Threshold();
        Escalation above = new Escalation.Above(0.6);
        assertThat(threshold.current(OURS)).isEqualTo(1);
        assertThat(threshold.isPassed(OURS, above, new Doubt(0.6, List.of()), false))
                .isFalse();
        assertThat(threshold.isPassed(OURS, above, new Doubt(0.61, List.of()), false))
                .isTrue();
        assertThat(threshold.isPassed(OURS, above, new Doubt(0.1, List.of()), true))
                .isTrue();
        assertThat(threshold.isPassed(OURS, above, new Doubt(0, List.of()), false))
                .isFalse();
        assertThat(threshold.current(OURS)).isEqualTo(0.6);
        assertThat(threshold.share(OURS)).isEqualTo(0.5);
        assertThat(threshold.share(THEIRS)).isZero();
    }

    @Test
    void who_asks_for_less_is_judged_alike_and_changes_nothing_for_others() {
        Threshold threshold = new Threshold();
        Random random = new Random(13);
        Escalation share = new Escalation.Share(0.2);
        int gone = 0;
        for (int i = 0; i < 2_000; i++) {
            Doubt doubt = new Doubt(random.nextDouble(), List.of());
            gone += threshold.isPassed(OURS, share, doubt, false) ? 1 : 0;
            double known = threshold.current(OURS);
            threshold.wouldBePassed(OURS, share, new Doubt(random.nextDouble(), List.of()), false);
            threshold.wouldBePassed(OURS, share, new Doubt(1, List.of()), true);
            assertThat(threshold.current(OURS)).isEqualTo(known);
        }
        assertThat(gone / 2_000.0).isBetween(0.17, 0.23);
        assertThat(threshold.wouldBePassed(OURS, share, new Doubt(0.99, List.of()), false))
                .isTrue();
        assertThat(threshold.wouldBePassed(OURS, share, new Doubt(0.3, List.of()), false))
                .isFalse();
        assertThat(threshold.wouldBePassed(OURS, share, new Doubt(1, List.of()), true))
                .isTrue();
        assertThat(threshold.isAmong(OURS, 0.05, new Doubt(0.99, List.of()))).isTrue();
        assertThat(threshold.isAmong(OURS, 0.05, new Doubt(0.85, List.of()))).isFalse();
        assertThat(threshold.isAmong(OURS, 0, new Doubt(1, List.of()))).isFalse();
    }

    @Test
    void one_team_uses_up_no_other_team_s_share() {
        Threshold threshold = new Threshold();
        Random random = new Random(17);
        Escalation share = new Escalation.Share(0.2);
        int gone = 0;
        for (int i = 0; i < 2_000; i++) {
            threshold.isPassed(THEIRS, share, new Doubt(1, List.of()), true);
            gone += threshold.isPassed(OURS, share, new Doubt(random.nextDouble(), List.of()), false) ? 1 : 0;
        }
        assertThat(gone / 2_000.0).isBetween(0.17, 0.23);
        assertThat(threshold.share(OURS)).isBetween(0.17, 0.23);
        assertThat(threshold.share(THEIRS)).isEqualTo(1);
    }

    @Test
    void the_steered_threshold_is_told() {
        Threshold threshold = new Threshold();
        Random random = new Random(11);
        Escalation share = new Escalation.Share(0.2);
        for (int i = 0; i < 1_000; i++) {
            threshold.isPassed(OURS, share, new Doubt(random.nextDouble(), List.of()), false);
        }
        assertThat(threshold.current(OURS)).isBetween(0.6, 0.95);
        assertThat(threshold.share(OURS)).isBetween(0.17, 0.23);
    }
}
