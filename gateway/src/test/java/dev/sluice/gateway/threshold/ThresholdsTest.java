package dev.sluice.gateway.threshold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.router.Router;
import dev.sluice.router.catalogue.Backend;
import dev.sluice.router.catalogue.Locality;
import dev.sluice.router.catalogue.Model;
import dev.sluice.router.catalogue.Protocol;
import dev.sluice.router.catalogue.Route;
import dev.sluice.router.decision.Decision;
import dev.sluice.router.decision.Reason;
import dev.sluice.router.decision.Verdict;
import dev.sluice.router.mode.Escalation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;

class ThresholdsTest {
    private static final long SEED = Long.getLong("sluice.seed", System.nanoTime());
    private static final Escalation FIFTH = new Escalation("my-app", 0.2, 0.2);
    private static final Route HOUSE = route("house", Locality.IN_HOUSE);
    private static final Route AWAY = route("away", Locality.EXTERNAL);
    private static final Verdict OPEN = verdict(Verdict.Outcome.MAY_ESCALATE, Set.of("away"));
    private static final Verdict CLOSED = verdict(Verdict.Outcome.LOCAL_ONLY, Set.of());

    private final Thresholds thresholds = new Thresholds();
    private final Random random = new Random(SEED);

    private static Route route(String name, Locality locality) {
        return Route.of(
                new Backend(name, name, locality, Protocol.PASS_THROUGH), new Model("m", 1, 0, 100, Set.of(), "MIT"));
    }

    private static Verdict verdict(Verdict.Outcome outcome, Set<String> providers) {
        return new Verdict(
                outcome,
                "rule",
                List.of(),
                providers,
                Optional.empty(),
                "house@1",
                outcome,
                false,
                List.of(),
                Optional.empty(),
                List.of(),
                List.of());
    }

    private static Decision.Send decision(boolean leaves, Verdict verdict) {
        List<Route> routes =
                verdict.outcome().escalates() ? leaves ? List.of(AWAY, HOUSE) : List.of(HOUSE, AWAY) : List.of(HOUSE);
        return new Decision.Send(routes, new Reason(Reason.Code.EASY, "test"), verdict, List.of());
    }

    /** Whether it went out, decided as the router does. */
    private boolean goesOut(Escalation escalation, String team, double score, Verdict verdict) {
        boolean over = score >= thresholds.threshold(escalation, team).orElse(Router.FIRST_THRESHOLD);
        thresholds.decided(escalation, team, score, decision(over, verdict));
        return over && verdict.outcome().escalates();
    }

    private double share(String team, int requests, DoubleSupplier scores) {
        int out = 0;
        for (int i = 0; i < requests; i++) {
            out += goesOut(FIFTH, team, scores.getAsDouble(), OPEN) ? 1 : 0;
        }
        return out / (double) requests;
    }

    private double around(double middle, double width) {
        return Math.clamp(middle + width * random.nextGaussian(), 0, 1);
    }

    @Test
    void the_share_holds_within_three_points_whatever_the_traffic_turns_into() {
        List<DoubleSupplier> traffic = List.of(
                () -> around(0.3, 0.1),
                () -> around(0.7, 0.1),
                () -> around(0.2, 0.02),
                () -> random.nextDouble(),
                () -> random.nextInt(10) < 7 ? 0.25 : 0.75,
                () -> around(0.95, 0.05),
                () -> 0.5,
                () -> around(0.1, 0.05));
        share("tests", 200, traffic.getFirst());
        for (int shift = 0; shift < 40; shift++) {
            DoubleSupplier next = traffic.get(random.nextInt(traffic.size()));
            assertThat(share("tests", 700, next))
                    .as("seed %s, shift %s", SEED, shift)
                    .isCloseTo(0.2, within(0.03));
        }
    }

    @Test
    void the_hardest_are_those_that_go_out() {
        share("tests", 1000, () -> random.nextDouble());
        int wrong = 0;
        for (int i = 0; i < 1000; i++) {
            double score = random.nextDouble();
            wrong += goesOut(FIFTH, "tests", score, OPEN) == score >= 0.8 ? 0 : 1;
        }
        assertThat(wrong)
                .as("seed %s: decisions other than by the true quantile", SEED)
                .isLessThan(80);
    }

    @Test
    void every_team_and_every_name_has_a_threshold_of_its_own() {
        for (int i = 0; i < 2000; i++) {
            goesOut(FIFTH, "easy", around(0.2, 0.05), OPEN);
            goesOut(FIFTH, "hard", around(0.8, 0.05), OPEN);
            goesOut(new Escalation("other", 0.5, 0.5), "easy", around(0.2, 0.05), OPEN);
        }
        assertThat(thresholds.threshold(FIFTH, "easy").orElseThrow()).isBetween(0.2, 0.3);
        assertThat(thresholds.threshold(FIFTH, "hard").orElseThrow()).isBetween(0.8, 0.9);
        assertThat(thresholds.held())
                .extracting(Thresholds.Held::alias, Thresholds.Held::team, Thresholds.Held::budget)
                .containsExactly(
                        tuple("my-app", "easy", 0.2), tuple("my-app", "hard", 0.2), tuple("other", "easy", 0.5));
        assertThat(thresholds.held()).allSatisfy(held -> assertThat(held.escalated() / (double) held.requests())
                .isCloseTo(held.budget(), within(0.03)));
    }

    @Test
    void what_must_stay_in_the_house_does_not_count() {
        int out = 0;
        int open = 0;
        for (int i = 0; i < 4000; i++) {
            // What is kept in is harder than all that may leave.
            boolean kept = random.nextBoolean();
            open += kept ? 0 : 1;
            out += goesOut(FIFTH, "tests", kept ? around(0.9, 0.05) : around(0.3, 0.1), kept ? CLOSED : OPEN) ? 1 : 0;
        }
        assertThat(out / (double) open).as("seed %s", SEED).isCloseTo(0.2, within(0.03));
        assertThat(thresholds.held().getFirst().requests()).isEqualTo(open);
    }

    @Test
    void until_enough_have_come_the_first_threshold_counts() {
        for (int i = 0; i < ScoreWindow.ENOUGH; i++) {
            assertThat(thresholds.threshold(FIFTH, "tests")).isEmpty();
            goesOut(FIFTH, "tests", 0.3, OPEN);
        }
        assertThat(thresholds.threshold(FIFTH, "tests")).isPresent();
    }

    @Test
    void a_request_that_asks_for_a_smaller_share_gets_a_higher_threshold() {
        share("tests", 1000, () -> random.nextDouble());
        double fifth = thresholds.threshold(FIFTH, "tests").orElseThrow();
        double twentieth = thresholds
                .threshold(new Escalation("my-app", 0.2, 0.05), "tests")
                .orElseThrow();
        assertThat(twentieth).isGreaterThan(fifth + 0.05);
    }

    @Test
    void whoever_asks_for_less_does_not_make_others_escalate_more() {
        int out = 0;
        for (int i = 0; i < 4000; i++) {
            goesOut(new Escalation("my-app", 0.2, i % 2 == 0 ? 0 : 0.05), "tests", random.nextDouble(), OPEN);
            out += goesOut(FIFTH, "tests", random.nextDouble(), OPEN) ? 1 : 0;
        }
        assertThat(out / 4000.0).as("seed %s", SEED).isCloseTo(0.2, within(0.03));
        assertThat(thresholds.held().getFirst().requests()).isEqualTo(4000);
    }

    @Test
    void none_and_all_need_no_traffic() {
        assertThat(thresholds.threshold(new Escalation("a", 0, 0), "tests").orElseThrow())
                .isGreaterThan(1);
        assertThat(thresholds.threshold(new Escalation("b", 1, 1), "tests")).hasValue(0);
    }

    @Test
    void many_at_once_hold_the_share_too() throws Exception {
        AtomicInteger out = new AtomicInteger();
        int each = 2000;
        List<Future<?>> callers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int thread = 0; thread < 8; thread++) {
                Random own = new Random(SEED + thread);
                callers.add(threads.submit(() -> {
                    for (int i = 0; i < each; i++) {
                        double middle = i < each / 2 ? 0.3 : 0.6;
                        double score = Math.clamp(middle + 0.1 * own.nextGaussian(), 0, 1);
                        if (goesOut(FIFTH, "tests", score, OPEN)) {
                            out.incrementAndGet();
                        }
                    }
                }));
            }
        }
        for (Future<?> caller : callers) {
            caller.get();
        }
        assertThat(out.get() / (8.0 * each)).as("seed %s", SEED).isCloseTo(0.2, within(0.03));
        assertThat(thresholds.held().getFirst().requests()).isEqualTo(8L * each);
    }
}
