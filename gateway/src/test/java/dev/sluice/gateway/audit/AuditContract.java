package dev.sluice.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.config.GatewaySettings;
import dev.sluice.gateway.journal.JournalLimits;
import dev.sluice.gateway.ledger.Store;
import dev.sluice.router.sensitivity.Confidence;
import dev.sluice.router.sensitivity.Sensitivity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every audit trail promises, whatever its database. */
abstract class AuditContract {
    private static final JournalLimits LIMITS = new JournalLimits(65_536, 1 << 24);

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    abstract GatewaySettings.Storage storage(Path folder);

    @Test
    void a_chain_is_intact_over_restarts_and_while_half_of_it_is_still_in_the_journal() throws Exception {
        try (Store store = new Store(storage(folder))) {
            recorded(store, 0, 10, true);
            recorded(store, 10, 5, true);
            recorded(store, 15, 3, false);
            AuditVerification verification = verify(store, Optional.empty());
            assertThat(verification.isIntact()).isTrue();
            assertThat(verification.chains())
                    .singleElement()
                    .satisfies(chain -> assertThat(chain.head().sequence()).isEqualTo(18));
        }
    }

    @Test
    void a_changed_value_is_found_at_its_record() throws Exception {
        try (Store store = new Store(storage(folder))) {
            recorded(store, 0, 10, true);
            for (String change : List.of(
                    "caller = 'eve'",
                    "findings = '[]'",
                    "may_leave = NOT may_leave",
                    "happened_at = happened_at + INTERVAL '1' SECOND",
                    "body_bytes = body_bytes + 1")) {
                execute(store, "CREATE TABLE kept AS SELECT * FROM audit_entry WHERE seq = 4");
                execute(store, "UPDATE audit_entry SET " + change + " WHERE seq = 4");
                assertThat(fault(store))
                        .as(change)
                        .extracting(Fault::sequence, Fault::kind)
                        .containsExactly(4L, Fault.Kind.HASH);
                execute(store, "DELETE FROM audit_entry WHERE seq = 4");
                execute(store, "INSERT INTO audit_entry SELECT * FROM kept");
                execute(store, "DROP TABLE kept");
                assertThat(verify(store, Optional.empty()).isIntact()).isTrue();
            }
        }
    }

    @Test
    void a_deleted_record_is_a_gap_and_an_exchanged_hash_breaks_the_link() throws Exception {
        try (Store store = new Store(storage(folder))) {
            recorded(store, 0, 10, true);
            execute(store, "UPDATE audit_entry SET previous_hash = hash WHERE seq = 7");
            assertThat(fault(store)).extracting(Fault::sequence, Fault::kind).containsExactly(7L, Fault.Kind.PREVIOUS);
            execute(store, "DELETE FROM audit_entry WHERE seq = 5");
            assertThat(fault(store)).extracting(Fault::sequence, Fault::kind).containsExactly(5L, Fault.Kind.GAP);
        }
    }

    @Test
    void a_cut_off_end_is_seen_only_against_a_published_head() throws Exception {
        try (Store store = new Store(storage(folder))) {
            ChainHead published = recorded(store, 0, 10, true);
            execute(store, "DELETE FROM audit_entry WHERE seq > 8");
            // The journal's copy goes as well.
            Path elsewhere = folder.resolve("elsewhere");

            assertThat(AuditVerification.of(store, elsewhere, Optional.empty()).isIntact())
                    .isTrue();
            AuditVerification compared = AuditVerification.of(store, elsewhere, Optional.of(published));
            assertThat(compared.chains().getFirst().fault().orElseThrow())
                    .extracting(Fault::sequence, Fault::kind)
                    .containsExactly(9L, Fault.Kind.MISSING_TAIL);
        }
    }

    @Test
    void a_head_of_a_chain_that_was_rebuilt_or_is_gone_does_not_verify() throws Exception {
        try (Store store = new Store(storage(folder))) {
            ChainHead published = recorded(store, 0, 10, true);
            ChainHead rebuilt = new ChainHead(published.instance(), 10, "0".repeat(64));
            assertThat(verify(store, Optional.of(rebuilt))
                            .chains()
                            .getFirst()
                            .fault()
                            .orElseThrow()
                            .kind())
                    .isEqualTo(Fault.Kind.REWRITTEN);
            ChainHead gone = new ChainHead("f".repeat(32), 3, published.hash());
            assertThat(verify(store, Optional.of(gone)).missing()).isEqualTo(gone);
            assertThat(verify(store, Optional.of(published)).isIntact()).isTrue();
        }
    }

    @Test
    void a_durable_record_is_on_the_disk_before_its_future_completes() throws Exception {
        try (Store store = new Store(storage(folder));
                JdbcAuditTrail trail = JdbcAuditTrail.open(folder, store, LIMITS)) {
            trail.durable(trail.record(entry("r1"))).get();
            trail.record(entry("r2"));
            assertThat(trail.head().sequence()).isEqualTo(2);
        }
    }

    @Test
    void a_record_whose_place_in_the_database_is_taken_by_another_is_not_dropped_silently() throws Exception {
        Path journal = JdbcAuditTrail.journalIn(folder);
        Path kept = folder.resolve("kept");
        try (Store store = new Store(storage(folder))) {
            recorded(store, 0, 5, true);
            copy(journal, kept);
            recorded(store, 5, 5, true);
            // As after a loss of power: the journal ends earlier than the database.
            copy(kept, journal);

            try (JdbcAuditTrail trail = JdbcAuditTrail.open(folder, store, LIMITS)) {
                trail.flush(Duration.ofSeconds(60));
                long sequence = trail.record(entry("another"));
                assertThat(sequence).isEqualTo(6);
                assertThatThrownBy(() -> trail.flush(Duration.ofSeconds(3))).isInstanceOf(TimeoutException.class);
                assertThat(trail.trouble()).hasValueSatisfying(trouble -> assertThat(trouble)
                        .contains("the database holds another entry", "/6 "));
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".journal")).toList()) {
                Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private ChainHead recorded(Store store, int from, int count, boolean drained) throws Exception {
        try (JdbcAuditTrail trail = JdbcAuditTrail.open(folder, store, LIMITS)) {
            for (int i = from; i < from + count; i++) {
                long sequence = trail.record(entry("r" + i));
                if (i % 3 == 0) {
                    trail.durable(sequence).get();
                }
            }
            if (drained) {
                trail.flush(Duration.ofSeconds(60));
            }
            return trail.head();
        }
    }

    private AuditVerification verify(Store store, Optional<ChainHead> head) throws SQLException {
        return AuditVerification.of(store, folder, head);
    }

    private Fault fault(Store store) throws SQLException {
        return verify(store, Optional.empty()).chains().getFirst().fault().orElseThrow();
    }

    private static void execute(Store store, String sql) throws SQLException {
        try (Connection connection = store.connection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static AuditEntry entry(String requestId) {
        return new AuditEntry(
                requestId,
                Instant.parse("2026-11-24T12:00:00.123456Z"),
                "app \"one\"",
                "team ä",
                "house-privacy@3",
                Sensitivity.RESTRICTED,
                List.of(new AuditEntry.FoundKind("CREDIT_CARD", Confidence.HIGH, 2, List.of("/messages/0/content"))),
                1,
                312,
                "cards-stay",
                List.of("cards-stay", "default"),
                "KEPT_IN",
                List.of("llama-1/smollm2"),
                false,
                4711,
                "ab".repeat(32),
                "abcdef012345");
    }
}
