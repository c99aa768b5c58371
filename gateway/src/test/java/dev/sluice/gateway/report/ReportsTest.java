package dev.sluice.gateway.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.config.GatewaySettings;
import dev.sluice.gateway.journal.JournalLimits;
import dev.sluice.gateway.ledger.Entries;
import dev.sluice.gateway.ledger.JdbcLedger;
import dev.sluice.gateway.ledger.LedgerEntry;
import dev.sluice.gateway.ledger.Outcome;
import dev.sluice.gateway.ledger.Role;
import dev.sluice.gateway.ledger.Store;
import dev.sluice.router.price.Cost;
import dev.sluice.router.price.Usage;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportsTest {
    private static final Cost UNKNOWN = new Cost.Unknown("no price");

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Store store;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Reports reports;

    @BeforeEach
    void open() throws Exception {
        GatewaySettings.Storage storage =
                new GatewaySettings.Storage(folder, Optional.empty(), Optional.empty(), Optional.empty());
        store = new Store(storage);
        reports = new Reports(store, storage, Clock.fixed(Entries.NOON, ZoneOffset.UTC));
        try (JdbcLedger ledger = JdbcLedger.open(folder, store, JournalLimits.DEFAULT)) {
            // A sum of doubles would lose the last digit.
            Cost exact = Entries.known(9_007_199_254_740_993L);
            ledger.record(
                    Entries.entry("r1", 1, Outcome.FAILED, null, Entries.known(0), Entries.known(0), Entries.NOON));
            ledger.record(Entries.entry("r1", 2, Outcome.SERVED, Usage.reported(100, 20), exact, exact, Entries.NOON));
            ledger.record(Entries.entry(
                    "r2", 1, Outcome.SERVED, Usage.estimated(7, 3), UNKNOWN, Entries.known(5), Entries.NOON));
            ledger.record(Entries.entry(
                    "r3",
                    1,
                    Outcome.SERVED,
                    Usage.reported(1, 1),
                    Entries.known(250),
                    Entries.known(1_000),
                    Instant.parse("2026-11-23T23:59:59.999999Z")));
            ledger.flush(Duration.ofSeconds(60));
        }
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void sums_are_exact_and_unknown_costs_are_counted_apart() throws Exception {
        assertThat(reports.spend(Map.of("by", "route", "format", "csv")).body())
                .isEqualTo("route,currency,requests,attempts,served,failed,input_tokens,cached_tokens,output_tokens,"
                        + "cost,unknown_costs,estimated,without_usage,baseline,saved,verified_away,samples,"
                        + "verification,unknown_verification,shadows,shadow_cost,unknown_shadow_costs\r\n"
                        + "llama-1/smollm2,USD,3,4,3,1,108,0,24,9007199.254741243,1,1,1,9007199.254741998,"
                        + "0.000000750,0,0,0.000000000,0,0,0.000000000,0\r\n");
    }

    @Test
    void a_group_without_any_known_cost_shows_unknown_and_never_zero() throws Exception {
        try (JdbcLedger ledger = JdbcLedger.open(folder, store, JournalLimits.DEFAULT)) {
            ledger.record(Entries.entry(
                    "r9", 1, Outcome.SERVED, null, UNKNOWN, UNKNOWN, Instant.parse("2026-12-01T00:00:00Z")));
            ledger.flush(Duration.ofSeconds(60));
        }
        Map<String, String> december = Map.of("from", "2026-12-01", "to", "2026-12-02");
        assertThat(reports.spend(december).body()).contains("\"cost\":null", "\"unknown_costs\":1");
        assertThat(reports.spend(with(december, "table")).body())
                .contains("unknown")
                .contains("1 attempt whose cost is unknown")
                .doesNotContain("0.000000 USD  1");
        assertThat(reports.spend(with(december, "csv")).body()).contains(",0,0,0,,1,0,1,");
    }

    @Test
    void what_nobody_got_is_counted_apart_and_unknown_costs_of_it_are_told() throws Exception {
        Instant december = Instant.parse("2026-12-01T00:00:00Z");
        try (JdbcLedger ledger = JdbcLedger.open(folder, store, JournalLimits.DEFAULT)) {
            ledger.record(beside("r7", 1, Outcome.SERVED, Entries.known(1_000), Role.ANSWER, december));
            ledger.record(beside("r7", 1000, Outcome.SERVED, Entries.known(3_000), Role.SHADOW, december));
            ledger.record(beside("r8", 1, Outcome.WITHHELD, Entries.known(4_000), Role.VERIFIED_AWAY, december));
            ledger.record(beside("r8", 2, Outcome.WITHHELD, UNKNOWN, Role.SAMPLE, december));
            ledger.record(beside("r8", 1000, Outcome.FAILED, UNKNOWN, Role.SHADOW, december));
            ledger.flush(Duration.ofSeconds(60));
        }
        Map<String, String> asked = Map.of("from", "2026-12-01", "to", "2026-12-02");
        assertThat(reports.spend(asked).body())
                .contains("\"requests\":2,\"attempts\":5,\"served\":1,\"failed\":0,")
                .contains("\"verification\":\"0.000004000\",\"unknown_verification\":1,\"shadows\":2,"
                        + "\"shadow_cost\":\"0.000003000\",\"unknown_shadow_costs\":1");
        assertThat(reports.spend(with(asked, "table")).body())
                .contains("Verification: 1 local answer that did not stand and 1 further sample, at least 0.000004 USD"
                        + " of the cost; what 1 of them cost is unknown.\n")
                .contains("Shadows: 2 attempts whose answers nobody got, at least 0.000003 USD of the cost;"
                        + " what 1 of them cost is unknown.\n");
    }

    private static LedgerEntry beside(String id, int attempt, Outcome outcome, Cost cost, Role role, Instant at) {
        return Entries.entry(id, attempt, outcome, Usage.reported(1, 1), cost, Entries.known(0), at, role);
    }

    @Test
    void verification_of_which_no_cost_is_known_is_unknown_and_not_free() throws Exception {
        Instant december = Instant.parse("2026-12-01T00:00:00Z");
        try (JdbcLedger ledger = JdbcLedger.open(folder, store, JournalLimits.DEFAULT)) {
            ledger.record(beside("r7", 1, Outcome.SERVED, Entries.known(1_000), Role.ANSWER, december));
            ledger.record(beside("r7", 2, Outcome.WITHHELD, UNKNOWN, Role.SAMPLE, december));
            ledger.flush(Duration.ofSeconds(60));
        }
        Map<String, String> asked = Map.of("from", "2026-12-01", "to", "2026-12-02");
        assertThat(reports.spend(asked).body()).contains("\"verification\":null,\"unknown_verification\":1");
        assertThat(reports.spend(with(asked, "csv")).body()).contains(",0,1,,1,0,0.000000000,0\r\n");
        assertThat(reports.spend(with(asked, "table")).body()).contains("1 further sample, at unknown cost.\n");
    }

    @Test
    void the_first_day_is_in_and_the_last_is_not() throws Exception {
        String day = reports.spend(Map.of("by", "day", "from", "2026-11-23", "to", "2026-11-24", "format", "csv"))
                .body();
        assertThat(day.lines().skip(1)).singleElement().asString().startsWith("2026-11-23,USD,1,1,1,0,");
        assertThat(reports.spend(Map.of("by", "day", "format", "csv")).body().lines())
                .hasSize(3);
    }

    @Test
    void the_table_has_numbers_to_the_right_and_a_line_of_totals() throws Exception {
        String table = reports.spend(Map.of("by", "team", "format", "table")).body();
        assertThat(table.lines().toList())
                .startsWith("Spend by team, 2026-11-01 up to and excluding 2026-11-25 (UTC)")
                .anyMatch(line -> line.startsWith("team-a ") && line.endsWith("USD"))
                .anyMatch(line -> line.startsWith("total ") && line.contains(" 9,007,199.254741 USD"))
                .anyMatch(line -> line.equals("Not in the cost: 1 attempt whose cost is unknown."));
    }

    @Test
    void a_question_that_makes_no_sense_is_answered_with_what_was_expected() throws Exception {
        assertThat(reports.spend(Map.of("by", "colour")).status()).isEqualTo(400);
        assertThat(reports.spend(Map.of("from", "yesterday")).body())
                .contains("\"yesterday\" (expected a date of the form 2026-11-24)");
        assertThat(reports.spend(Map.of("from", "2026-11-24", "to", "2026-11-24"))
                        .body())
                .contains("the end is not included");
        assertThat(reports.audit(Map.of("head", "x")).status()).isEqualTo(400);
    }

    private static Map<String, String> with(Map<String, String> asked, String format) {
        return Map.of("from", asked.getOrDefault("from", ""), "to", asked.getOrDefault("to", ""), "format", format);
    }
}
