package dev.sluice.gateway.feedback;

import static dev.sluice.gateway.feedback.RoutingFacts.NOON;
import static dev.sluice.gateway.feedback.RoutingFacts.fact;
import static dev.sluice.gateway.feedback.RoutingFacts.judged;
import static dev.sluice.gateway.feedback.RoutingFacts.rows;
import static dev.sluice.gateway.feedback.RoutingFacts.said;
import static dev.sluice.gateway.feedback.RoutingFacts.sketched;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.config.GatewaySettings;
import dev.sluice.gateway.RunningGateway;
import dev.sluice.gateway.feedback.Feedback.Kind;
import dev.sluice.gateway.feedback.Feedback.Source;
import dev.sluice.gateway.journal.JournalLimits;
import dev.sluice.gateway.ledger.Store;
import dev.sluice.gateway.report.Reports;
import dev.sluice.router.difficulty.Sketch;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the routing book promises, whatever its database. Each test begins with empty tables and an empty folder. */
abstract class RoutingBookContract {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final JournalLimits SMALL = new JournalLimits(16_384, 1 << 24);

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    private final AtomicInteger foreign = new AtomicInteger();
    private final List<RatedRequest> heard = new CopyOnWriteArrayList<>();
    private final List<Instant> forgotten = new ArrayList<>();

    /** Settings of an empty database. */
    abstract GatewaySettings.Storage storage(Path folder);

    /** Settings of a database that is not there. */
    private GatewaySettings.Storage away() {
        return new GatewaySettings.Storage(
                folder, Optional.of("jdbc:postgresql://127.0.0.1:1/none"), Optional.of("nobody"), Optional.empty());
    }

    private RoutingBook open(Store store) {
        return RoutingBook.open(folder, store, SMALL, foreign::addAndGet, Optional.of(heard::addAll));
    }

    @Test
    void every_column_comes_back_as_it_was_recorded() throws Exception {
        try (Store store = new Store(storage(folder));
                RoutingBook book = open(store)) {
            assertThat(book.record(fact("req_1", "team-a"))).isTrue();
            assertThat(give(book, said("req_1", "team-a", Kind.SCORE, 0.75, 0))).isEqualTo(Receipt.RECORDED);
            book.flush(LONG);
            assertThat(rows(store, """
                            SELECT request_id, team, alias, mode, route, local_route, strong_route, score,
                                local_success, strong_success, threshold, model_version, settings_version
                            FROM routing_fact"""))
                    .containsExactly("req_1|team-a|gpt-4o|auto|local/small|local/small|cloud/big|0.25|0.7|0.9|0.5"
                            + "|Structural-1|abcdef012345");
            assertThat(rows(store, "SELECT request_id, team, kind, source, quality FROM feedback"))
                    .containsExactly("req_1|team-a|SCORE|USER|0.75");
        }
    }

    @Test
    void what_a_decision_did_not_have_is_null() throws Exception {
        try (Store store = new Store(storage(folder));
                RoutingBook book = open(store)) {
            book.record(fact("req_1", "team-a", "cloud/big", null, null));
            book.flush(LONG);
            assertThat(rows(store, "SELECT local_route, strong_route, threshold FROM routing_fact"))
                    .containsExactly("null|null|null");
        }
    }

    @Test
    void the_same_fact_twice_counts_once() throws Exception {
        try (Store store = new Store(storage(folder));
                RoutingBook book = open(store)) {
            book.record(fact("req_1", "team-a"));
            book.record(fact("req_1", "team-a"));
            book.flush(LONG);
            book.record(fact("req_1", "team-a"));
            book.flush(LONG);
            assertThat(rows(store, "SELECT COUNT(*) FROM routing_fact")).containsExactly("1");
        }
    }

    @Test
    void what_a_shadow_said_comes_back_as_it_was_recorded_and_counts_once() throws Exception {
        try (Store store = new Store(storage(folder));
                RoutingBook book = open(store)) {
            for (int i = 0; i < 2; i++) {
                assertThat(book.record(new ShadowOutcome("req_1", NOON, "local/small", "cloud/big", true)))
                        .isTrue();
                book.record(new ShadowOutcome("req_2", NOON, "cloud/small", "local/big", false));
                book.flush(LONG);
            }
            assertThat(rows(store, """
                            SELECT request_id, route, abler_route, CASE WHEN succeeded THEN 'yes' ELSE 'no' END
                            FROM shadow_outcome ORDER BY request_id"""))
                    .containsExactly("req_1|local/small|cloud/big|yes", "req_2|cloud/small|local/big|no");
            Duration kept = Duration.ofDays(400);
            try (Retention early = new Retention(store, kept, before -> {}, at(NOON.plus(kept)));
                    Retention late = new Retention(
                            store, kept, before -> {}, at(NOON.plus(kept).plusSeconds(1)))) {
                assertThat(early.sweep()).isZero();
                assertThat(late.sweep()).isEqualTo(2);
            }
        }
    }

    @Test
    void the_report_tells_what_the_requests_own_team_and_a_shadow_said() throws Exception {
        GatewaySettings.Storage storage = storage(folder);
        try (Store store = new Store(storage);
                RoutingBook book = open(store)) {
            book.record(fact("req_1", "team-a"));
            book.record(fact("req_2", "team-a"));
            book.flush(LONG);
            give(book, said("req_1", "team-a", Kind.SCORE, 0.75, 0));
            give(book, said("req_1", "team-b", Kind.SCORE, 0, 0));
            book.record(new ShadowOutcome("req_1", NOON, "local/small", "cloud/big", true));
            book.record(new ShadowOutcome("req_2", NOON, "local/mini", "local/small", false));
            book.record(new ShadowOutcome("req_3", NOON, "local/small", "cloud/big", true));
            book.flush(LONG);
            String told =
                    new Reports(store, storage, at(NOON)).outcomes(Map.of()).body();
            assertThat(told.lines().map(line -> line.replaceAll("\"mode\".*?,|\"local\".*?\"model_version\".*?,", "")))
                    .containsExactly(
                            line(
                                    "req_1",
                                    "local/small",
                                    "\"abler\":\"cloud/big\",\"kind\":\"AGREEMENT\"",
                                    "SHADOW",
                                    "1.0"),
                            line("req_1", "local/small", "\"kind\":\"SCORE\"", "USER", "0.75"),
                            line(
                                    "req_2",
                                    "local/mini",
                                    "\"abler\":\"local/small\",\"kind\":\"AGREEMENT\"",
                                    "SHADOW",
                                    "0.0"));
        }
    }

    private static String line(String id, String route, String kind, String source, String quality) {
        return "{\"id\":\"" + id + "\",\"route\":\"" + route + "\"," + kind + ",\"source\":\"" + source
                + "\",\"quality\":" + quality + ",\"at\":\"" + NOON + "\"}";
    }

    @Test
    void a_later_word_takes_the_place_of_an_earlier_one_and_other_kinds_and_sources_stay() throws Exception {
        try (Store store = new Store(storage(folder));
                RoutingBook book = open(store)) {
            book.record(fact("req_1", "team-a"));
            give(book, said("req_1", "team-a", Kind.RATING, 1, 0));
            give(book, said("req_1", "team-a", Kind.RATING, 1, 0));
            give(book, said("req_1", "team-a", Kind.REGENERATED, 0, 1));
            give(book, new Feedback("req_1", "team-a", Kind.RATING, Source.TEST, NOON, 1));
            book.flush(LONG);
            give(book, said("req_1", "team-a", Kind.RATING, 0, 2));
            book.flush(LONG);
            // As after a crash between the database's commit and the journal's: the older comes once more.
            give(book, said("req_1", "team-a", Kind.RATING, 1, 0));
            book.flush(LONG);
            assertThat(rows(store, "SELECT kind, source, quality FROM feedback ORDER BY kind, source"))
                    .containsExactly("RATING|TEST|" + one(), "RATING|USER|" + zero(), "REGENERATED|USER|" + zero());
        }
    }

    @Test
    void a_request_whose_fact_is_still_in_the_journal_is_known_and_another_teams_is_not() throws Exception {
        try (Store store = new Store(storage(folder));
                RoutingBook book = open(store)) {
            for (int i = 0; i < 8; i++) {
                book.record(fact("req_" + i, "team-a"));
                assertThat(give(book, said("req_" + i, "team-a", Kind.RATING, 1, 0)))
                        .isEqualTo(Receipt.RECORDED);
                book.record(fact("req_b" + i, "team-b"));
                assertThat(give(book, said("req_b" + i, "team-a", Kind.RATING, 1, 0)))
                        .isEqualTo(Receipt.UNKNOWN);
            }
            assertThat(give(book, said("req_none", "team-a", Kind.RATING, 1, 0)))
                    .isEqualTo(Receipt.UNKNOWN);
            book.flush(LONG);
            assertThat(rows(store, "SELECT COUNT(*) FROM feedback WHERE team = 'team-a' AND quality = 1"))
                    .containsExactly("8");
        }
    }

    @Test
    void another_teams_request_is_looked_for_as_long_as_one_that_nobody_made() throws Exception {
        try (Store store = new Store(storage(folder));
                RoutingBook book = open(store)) {
            book.record(fact("req_b", "team-b"));
            book.flush(LONG);
            for (String id : List.of("req_b", "req_none")) {
                book.record(fact("req_after_" + id, "team-c"));
                assertThat(give(book, said(id, "team-a", Kind.RATING, 1, 0))).isEqualTo(Receipt.UNKNOWN);
                // Both waited until the journal was empty.
                assertThat(rows(store, "SELECT request_id FROM routing_fact WHERE request_id LIKE 'req_after%'"))
                        .contains("req_after_" + id);
            }
        }
    }

    @Test
    void what_is_older_than_it_is_kept_goes_in_batches_and_the_rest_stays() throws Exception {
        try (Store store = new Store(storage(folder));
                RoutingBook book = open(store)) {
            for (int i = 0; i < 2_345; i++) {
                assertThat(book.record(fact("req_old" + i, "team-a"))).isTrue();
            }
            book.flush(LONG);
            give(book, said("req_old7", "team-a", Kind.RATING, 1, 0));
            give(book, said("req_old7", "team-a", Kind.SCORE, 1, 60));
            give(book, said("req_old8", "team-a", Kind.RATING, 1, 60));
            book.flush(LONG);
            Duration kept = Duration.ofDays(400);
            try (Retention early = new Retention(store, kept, forgotten::add, at(NOON.plus(kept)));
                    Retention late = new Retention(
                            store, kept, forgotten::add, at(NOON.plus(kept).plusSeconds(1)))) {
                assertThat(early.sweep()).isZero();
                assertThat(late.sweep()).isEqualTo(2_346);
            }
            assertThat(forgotten).containsExactly(NOON, NOON.plusSeconds(1));
            assertThat(rows(store, "SELECT COUNT(*) FROM routing_fact")).containsExactly("0");
            assertThat(rows(store, "SELECT request_id, kind FROM feedback ORDER BY request_id"))
                    .containsExactly("req_old7|SCORE", "req_old8|RATING");
        }
    }

    private static Clock at(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    @Test
    void while_the_database_is_away_feedback_is_accepted_and_sorted_out_at_the_drain() throws Exception {
        try (Store nowhere = new Store(away());
                RoutingBook book = open(nowhere)) {
            book.record(fact("req_1", "team-a"));
            book.record(fact("req_2", "team-b"));
            assertThat(give(book, said("req_1", "team-a", Kind.RATING, 1, 0))).isEqualTo(Receipt.ACCEPTED);
            assertThat(give(book, said("req_2", "team-a", Kind.RATING, 0, 0))).isEqualTo(Receipt.ACCEPTED);
            assertThat(give(book, said("req_3", "team-a", Kind.RATING, 0, 0))).isEqualTo(Receipt.ACCEPTED);
        }
        try (Store store = new Store(storage(folder));
                RoutingBook book = open(store)) {
            book.flush(LONG);
            assertThat(rows(store, "SELECT COUNT(*) FROM routing_fact")).containsExactly("2");
            assertThat(rows(
                            store,
                            "SELECT f.request_id FROM feedback f JOIN routing_fact r"
                                    + " ON r.request_id = f.request_id AND r.team = f.team"))
                    .containsExactly("req_1");
            assertThat(rows(store, "SELECT COUNT(*) FROM feedback WHERE request_id = 'req_2'"))
                    .containsExactly("0");
            RunningGateway.eventually("the foreign one is counted", () -> foreign.get() == 1);
        }
    }

    @Test
    void closing_at_any_moment_loses_nothing() throws Exception {
        for (int run = 0; run < 5; run++) {
            try (Store store = new Store(storage(folder));
                    RoutingBook book = open(store)) {
                for (int i = 0; i < 100; i++) {
                    book.record(fact("req_" + run + "_" + i, "team-a"));
                }
                give(book, said("req_" + run + "_99", "team-a", Kind.RATING, 1, 0));
            }
        }
        try (Store store = new Store(storage(folder));
                RoutingBook book = open(store)) {
            book.flush(LONG);
            assertThat(rows(store, "SELECT COUNT(*) FROM routing_fact")).containsExactly("500");
            assertThat(rows(store, "SELECT COUNT(*) FROM feedback")).containsExactly("5");
        }
    }

    /** How this database writes a DOUBLE PRECISION of 1. */
    String one() {
        return "1.0";
    }

    private String zero() {
        return one().replace("1", "0");
    }

    private static Receipt give(RoutingBook book, Feedback said) {
        return Objects.requireNonNull(book.give(List.of(said)).block(LONG));
    }

    @Test
    void the_latest_scores_come_back_also_those_that_another_run_left_in_the_journal() throws Exception {
        try (Store nowhere = new Store(away());
                RoutingBook book = open(nowhere)) {
            for (int i = 0; i < 5; i++) {
                assertThat(book.record(fact("req_" + i, "team-a"))).isTrue();
            }
            assertThat(book.record(fact("req_named", "team-b", "cloud/big", null, null, "named")))
                    .isTrue();
        }
        try (Store store = new Store(storage(folder));
                RoutingBook book = open(store)) {
            book.flush(LONG);
            PastScore past = new PastScore(
                    "gpt-4o", "team-a", 0.25, "Structural-1", List.of("local/small", "local/small", "cloud/big"));
            assertThat(book.recent(100)).hasSize(5).containsOnly(past);
            assertThat(book.recent(3)).hasSize(3);
        }
    }

    @Test
    void what_is_said_of_a_request_with_a_sketch_is_heard_at_the_drain_and_recalled_later() throws Exception {
        try (Store store = new Store(storage(folder));
                RoutingBook book = open(store)) {
            book.record(sketched(fact("req_1", "team-a"), -7));
            book.record(sketched(fact("req_2", "team-a", "cloud/big", "local/small", "cloud/big"), 9));
            book.record(sketched(fact("req_3", "team-a", "local/third", "local/small", "cloud/big"), 9));
            book.record(fact("req_4", "team-a"));
            book.flush(LONG);
            for (String id : List.of("req_2", "req_3", "req_4")) {
                give(book, said(id, "team-a", Kind.REGENERATED, 0, 0));
            }
            give(book, said("req_1", "team-a", Kind.REGENERATED, 0, 0));
            give(book, said("req_1", "team-a", Kind.RATING, 1, 1));
            book.flush(LONG);
            give(book, said("req_1", "team-a", Kind.SCORE, 0.5, 2));
            book.flush(LONG);
            RatedRequest first =
                    new RatedRequest("req_1", NOON, "team-a", "local/small", 0.7, "Structural-1", new Sketch(-7), 0.75);
            RatedRequest second =
                    new RatedRequest("req_2", NOON, "team-a", "cloud/big", 0.9, "Structural-1", new Sketch(9), 0);
            assertThat(heard).contains(second).endsWith(first);
            assertThat(heard).extracting(RatedRequest::requestId).containsOnly("req_1", "req_2");
            assertThat(book.rated(100)).containsExactly(first, second);
            assertThat(book.recent(9)).extracting(PastScore::score).containsExactlyInAnyOrder(0.5, 0.5, 0.5, 0.25);
            assertThat(rows(store, "SELECT sketch, neighbours FROM routing_fact ORDER BY request_id"))
                    .containsExactly("-7|12", "9|12", "9|12", "null|null");
        }
    }

    @Test
    void the_latest_doubts_come_back_latest_first_and_only_of_answers_that_were_judged() throws Exception {
        RoutingFact.Judged stood = new RoutingFact.Judged("local/small", 0.125, false, "doubts-1");
        RoutingFact.Judged fell = new RoutingFact.Judged("local/small", 0.875, true, "doubts-1");
        try (Store nowhere = new Store(away());
                RoutingBook book = open(nowhere)) {
            book.record(fact("req_0", "team-a"));
            book.record(judged("req_1", 1, stood));
            book.record(judged("req_2", 2, fell));
        }
        try (Store store = new Store(storage(folder));
                RoutingBook book = open(store)) {
            book.flush(LONG);
            PastDoubt first = new PastDoubt("team-a", stood, "Structural-1");
            PastDoubt second = new PastDoubt("team-a", fell, "Structural-1");
            assertThat(book.recentDoubts(100)).containsExactly(second, first);
            assertThat(book.recentDoubts(1)).containsExactly(second);
        }
    }
}
