package dev.sluice.gateway.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.config.GatewaySettings;
import dev.sluice.gateway.journal.JournalLimits;
import dev.sluice.router.price.Cost;
import dev.sluice.router.price.Usage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every ledger promises, whatever its database. Each test begins with an empty table and an empty folder. */
abstract class LedgerContract {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final JournalLimits SMALL = new JournalLimits(16_384, 1 << 24);

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    /** Settings of an empty database. */
    abstract GatewaySettings.Storage storage(Path folder);

    /** Settings of a database that is not there. */
    GatewaySettings.Storage away() {
        return new GatewaySettings.Storage(
                folder, Optional.of("jdbc:postgresql://127.0.0.1:1/none"), Optional.of("nobody"), Optional.empty());
    }

    @Test
    void every_column_comes_back_as_it_was_recorded() throws Exception {
        Usage usage = new Usage(100, 30, 20, 50, 10, Usage.Source.ESTIMATED);
        try (Store store = new Store(storage(folder));
                JdbcLedger ledger = JdbcLedger.open(folder, store, SMALL)) {
            ledger.record(Entries.entry(
                    "r1", 2, Outcome.CUT, usage, Entries.known(7), new Cost.Unknown("no reference"), Entries.NOON));
            ledger.flush(LONG);
            assertThat(row(
                            store,
                            "SELECT attempt, outcome, failure, input_tokens, cached_tokens, cache_write_tokens,"
                                    + " output_tokens, reasoning_tokens, usage_source, cost_nanos, cost_unknown_why, price_id,"
                                    + " baseline_nanos, currency, locality, stream, first_byte_ms, total_ms, utc_day"
                                    + " FROM ledger_entry"))
                    .isEqualTo("2|CUT|connect|100|30|20|50|10|ESTIMATED|7|null|price-1|null|USD|IN_HOUSE|" + trueWord()
                            + "|null|40|2026-11-24");
        }
    }

    String trueWord() {
        return "TRUE";
    }

    @Test
    void an_unknown_cost_is_null_with_its_reason() throws Exception {
        try (Store store = new Store(storage(folder));
                JdbcLedger ledger = JdbcLedger.open(folder, store, SMALL)) {
            Cost unknown = new Cost.Unknown("no price for llama-1/smollm2");
            ledger.record(Entries.entry("r1", 1, Outcome.SERVED, null, unknown, unknown, Entries.NOON));
            ledger.flush(LONG);
            assertThat(row(store, "SELECT cost_nanos, cost_unknown_why, price_id, input_tokens FROM ledger_entry"))
                    .isEqualTo("null|no price for llama-1/smollm2|null|null");
        }
    }

    @Test
    void the_same_fact_twice_counts_once() throws Exception {
        try (Store store = new Store(storage(folder));
                JdbcLedger ledger = JdbcLedger.open(folder, store, SMALL)) {
            ledger.record(Entries.served("r1"));
            ledger.record(Entries.served("r1"));
            ledger.flush(LONG);
            ledger.record(Entries.served("r1"));
            ledger.record(Entries.served("r2"));
            ledger.flush(LONG);
            assertThat(row(store, "SELECT COUNT(*) FROM ledger_entry")).isEqualTo("2");
        }
    }

    @Test
    void what_becomes_of_a_withheld_answer_replaces_that_and_nothing_replaces_it_in_turn() throws Exception {
        LedgerEntry withheld = withheld("r1");
        LedgerEntry served = Entries.served("r1");
        String columns = "SELECT COUNT(*), MAX(outcome), MAX(role), SUM(cost_nanos), SUM(baseline_nanos)"
                + " FROM ledger_entry WHERE request_id = ";
        try (Store store = new Store(storage(folder));
                JdbcLedger ledger = JdbcLedger.open(folder, store, SMALL)) {
            ledger.record(withheld);
            ledger.flush(LONG);
            assertThat(row(store, columns + "'r1'")).isEqualTo("1|WITHHELD|VERIFIED_AWAY|1000|0");
            ledger.amend(served);
            ledger.flush(LONG);
            assertThat(row(store, columns + "'r1'")).isEqualTo("1|SERVED|ANSWER|1000|5000");
            // As after a crash, when a part of the journal comes again, and in one batch.
            ledger.record(withheld);
            ledger.amend(served);
            ledger.record(withheld("r2"));
            ledger.amend(Entries.served("r2"));
            ledger.amend(Entries.served("r3"));
            ledger.flush(LONG);
            for (String id : List.of("'r1'", "'r2'", "'r3'")) {
                assertThat(row(store, columns + id)).isEqualTo("1|SERVED|ANSWER|1000|5000");
            }
        }
    }

    private static LedgerEntry withheld(String requestId) {
        return Entries.entry(
                requestId,
                1,
                Outcome.WITHHELD,
                Usage.reported(100, 20),
                Entries.known(1_000),
                Entries.known(0),
                Entries.NOON,
                Role.VERIFIED_AWAY);
    }

    @Test
    void closing_at_any_moment_and_going_on_from_old_files_loses_and_doubles_nothing() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int recorded = 0;
        Path old = folder.resolve("old");
        for (int run = 0; run < 8; run++) {
            try (Store store = new Store(storage(folder));
                    JdbcLedger ledger = JdbcLedger.open(folder, store, SMALL)) {
                int count = random.nextInt(300);
                for (int i = 0; i < count; i++) {
                    ledger.record(Entries.served("r" + recorded++));
                }
                if (random.nextBoolean()) {
                    ledger.flush(LONG);
                }
            }
            // As after a crash between the database's commit and the deletion of the segment: it is there again.
            copy(folder.resolve("ledger-journal"), old);
        }
        copy(old, folder.resolve("ledger-journal"));
        try (Store store = new Store(storage(folder));
                JdbcLedger ledger = JdbcLedger.open(folder, store, SMALL)) {
            ledger.flush(LONG);
            assertThat(row(store, "SELECT COUNT(*), COUNT(DISTINCT request_id), SUM(cost_nanos) FROM ledger_entry"))
                    .as("seed %s", seed)
                    .isEqualTo(recorded + "|" + recorded + "|" + recorded * 1000L);
        }
    }

    @Test
    void a_database_that_is_away_costs_no_fact() throws Exception {
        try (Store nowhere = new Store(away());
                JdbcLedger ledger = JdbcLedger.open(folder, nowhere, SMALL)) {
            for (int i = 0; i < 500; i++) {
                ledger.record(Entries.served("r" + i));
            }
            assertThat(ledger.accepting()).isTrue();
        }
        try (Store store = new Store(storage(folder));
                JdbcLedger ledger = JdbcLedger.open(folder, store, SMALL)) {
            ledger.flush(LONG);
            assertThat(row(store, "SELECT COUNT(*) FROM ledger_entry")).isEqualTo("500");
        }
    }

    @Test
    void a_full_journal_turns_new_requests_away_but_still_takes_facts() throws Exception {
        try (Store nowhere = new Store(away());
                JdbcLedger ledger = JdbcLedger.open(folder, nowhere, new JournalLimits(16_384, 50_000))) {
            int recorded = 0;
            while (ledger.accepting()) {
                ledger.record(Entries.served("r" + recorded++));
                assertThat(recorded).isLessThan(1000);
            }
            ledger.record(Entries.served("late"));
        }
        try (Store store = new Store(storage(folder));
                JdbcLedger ledger = JdbcLedger.open(folder, store, SMALL)) {
            ledger.flush(LONG);
            assertThat(ledger.accepting()).isTrue();
            assertThat(row(store, "SELECT COUNT(*) FROM ledger_entry WHERE request_id = 'late'"))
                    .isEqualTo("1");
        }
    }

    @Test
    void eight_threads_record_forty_thousand_facts() throws Exception {
        try (Store store = new Store(storage(folder));
                JdbcLedger ledger = JdbcLedger.open(folder, store, JournalLimits.DEFAULT);
                ExecutorService pool = Executors.newFixedThreadPool(8)) {
            List<Future<?>> writers = new ArrayList<>();
            for (int thread = 0; thread < 8; thread++) {
                String name = "t" + thread + "-";
                writers.add(pool.submit(() -> {
                    for (int i = 0; i < 5000; i++) {
                        ledger.record(Entries.served(name + i));
                    }
                }));
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
            ledger.flush(LONG);
            assertThat(row(store, "SELECT COUNT(*), SUM(cost_nanos) FROM ledger_entry"))
                    .isEqualTo("40000|40000000");
        }
    }

    static String row(Store store, String sql) throws SQLException {
        try (Connection connection = store.connection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            assertThat(row.next()).isTrue();
            StringBuilder out = new StringBuilder();
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                out.append(i > 1 ? "|" : "").append(row.getString(i));
            }
            return out.toString();
        }
    }

    private static void copy(Path from, Path to) throws Exception {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(file.getFileName());
                if (file.toString().endsWith(".journal") && !Files.exists(target)) {
                    Files.copy(file, target);
                }
            }
        }
    }
}
