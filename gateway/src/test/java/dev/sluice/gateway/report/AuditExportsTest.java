package dev.sluice.gateway.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.config.GatewaySettings;
import dev.sluice.gateway.audit.Actor;
import dev.sluice.gateway.audit.AuditEntry;
import dev.sluice.gateway.audit.Facts;
import dev.sluice.gateway.audit.JdbcAuditTrail;
import dev.sluice.gateway.journal.JournalLimits;
import dev.sluice.gateway.ledger.Store;
import dev.sluice.router.decision.Caller;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditExportsTest {
    private static final Caller CALLER = new Caller("payroll <b>app</b>", "finance");
    private static final Caller GONE = new Caller("payroll-gadfly", "finance");

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Store store;

    @SuppressWarnings("NullAway.Init") // set before each test
    private AuditExports exports;

    @BeforeEach
    void open() throws Exception {
        GatewaySettings.Storage storage =
                new GatewaySettings.Storage(folder, Optional.empty(), Optional.empty(), Optional.empty());
        store = new Store(storage);
        Clock clock = Clock.fixed(Facts.NOON, ZoneOffset.UTC);
        exports = new AuditExports(store, storage, clock);
        try (JdbcAuditTrail trail = JdbcAuditTrail.open(storage, store, JournalLimits.DEFAULT, nobody -> "none")) {
            Actor actor = trail.actor(CALLER, Facts.NOON);
            trail.record(Facts.kept("kept-1", actor));
            trail.record(Facts.kept("kept-2", trail.actor(GONE, Facts.NOON)));
            for (int i = 0; i < 3; i++) {
                AuditEntry entry = Facts.released("left-" + i, actor);
                trail.record(entry);
                trail.record(Facts.leaving(entry, 1));
                if (i < 2) {
                    trail.record(Facts.served(entry, 1));
                }
            }
            trail.flush(Duration.ofSeconds(60));
            assertThat(new Erasure(trail, store, clock).erase(GONE.name()).body())
                    .contains("1 pseudonym is destroyed", "The ledger keeps");
            assertThat(new Erasure(trail, store, clock).erase("nobody").status())
                    .isEqualTo(404);
            trail.flush(Duration.ofSeconds(60));
        }
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void the_summary_answers_what_left_of_which_kind_to_whom_under_which_rule_and_attestation() throws Exception {
        String page = written(Map.of("format", "html", "from", "2026-11-01", "to", "2026-12-01"));

        assertThat(page)
                .contains("<h1>Data audit, 2026-11-01 to 2026-11-30</h1>")
                .contains("<td>CREDIT_CARD</td>\n<td>mask_last4</td>\n<td>big-api<small>cloud/large</small>")
                .contains("DPA-2026-022<small>eu; keeps 0 days; does not train; BAA; valid until 2027-01-31</small>")
                .contains("<td>exc-2026-031<small>house-privacy@3</small>")
                .contains("dpo@acme.example", "RISK-482", "keeps 0 days")
                .contains("The records are tamper-evident, and the chain is intact")
                .doesNotContain("tamper-proof", "<script", "<b>app</b>", "payroll-gadfly")
                .contains("payroll &lt;b&gt;app&lt;/b&gt; / team ä", "(erased) / team ä");
        assertThat(page.replaceAll("\\s+", " "))
                .contains("<td class=n>6</td> <td class=n>3</td> <td class=n>2</td> <td class=n>0</td>"
                        + " <td class=n>0</td> <td class=n>1</td>");
    }

    @Test
    void a_broken_chain_is_told_in_the_first_lines() throws Exception {
        try (Connection connection = store.connection();
                Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM audit_record WHERE seq = 4");
        }
        assertThat(written(Map.of("format", "html"))).contains("The chain is BROKEN", "BROKEN at record 4");
    }

    @Test
    void a_time_without_records_is_a_page_that_says_so() throws Exception {
        assertThat(written(Map.of("format", "html", "from", "2025-01-01", "to", "2025-02-01")))
                .contains("Nothing left the house in this time.", "No exception was used.");
    }

    @Test
    void a_question_that_makes_no_sense_is_answered_with_what_was_expected() {
        for (Map<String, String> words : java.util.List.of(
                Map.of("from", "yesterday"),
                Map.of("format", "pdf"),
                Map.of("from", "2026-11-24", "to", "2026-11-24"))) {
            assertThat(exports.asked(words)).isInstanceOfSatisfying(AuditExports.Asked.Not.class, not -> {
                assertThat(not.why().status()).isEqualTo(400);
                assertThat(not.why().body()).contains("expected");
            });
        }
    }

    private String written(Map<String, String> words) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        exports.write(((AuditExports.Asked.Understood) exports.asked(words)).question(), out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
