package dev.sluice.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.gateway.journal.Journal;
import dev.sluice.gateway.ledger.Store;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** What every audit trail promises, whatever its database. */
abstract class AuditContract extends RecordedTrail {
    @Test
    void a_chain_is_intact_over_restarts_and_while_half_of_it_is_still_in_the_journal() throws Exception {
        try (Store store = new Store(storage(folder))) {
            recorded(store, 0, 10, true);
            recorded(store, 10, 5, true);
            recorded(store, 15, 3, false);
            AuditVerification verification = verify(store);
            assertThat(verification.isIntact()).isTrue();
            assertThat(verification.chains()).singleElement().satisfies(chain -> {
                // 18 decisions and the caller's pseudonym.
                assertThat(chain.head().sequence()).isEqualTo(19);
                assertThat(chain.signed()).isEqualTo(new Signed(3, 0, 19));
            });
        }
    }

    @Test
    void a_trail_that_an_older_release_began_goes_on() throws Exception {
        Path journal = JdbcAuditTrail.journalIn(folder);
        try (Store store = new Store(storage(folder))) {
            try (Journal old = Journal.open(journal, LIMITS)) {
                byte[] head = Chain.beginning(old.id().toString());
                for (int seq = 1; seq <= 4; seq++) {
                    AuditRow row = Facts.first(seq, head, "old-" + seq);
                    old.append(Facts.payload(row));
                    head = Chain.bytes(row.hash());
                }
            }
            recorded(store, 0, 5, true);
            assertThat(verify(store).isIntact()).isTrue();
            assertThat(verify(store).chains().getFirst().head().sequence()).isEqualTo(10);
            execute(store, "UPDATE audit_entry SET body_bytes = body_bytes + 1 WHERE seq = 3");
            assertThat(fault(store)).extracting(Fault::sequence, Fault::kind).containsExactly(3L, Fault.Kind.HASH);
        }
    }

    @Test
    void one_flipped_bit_anywhere_is_found_at_its_record() throws Exception {
        Random random = new Random(SEED);
        try (Store store = new Store(storage(folder))) {
            recorded(store, 0, 12, true);
            execute(store, "CREATE TABLE kept AS SELECT * FROM audit_record");
            for (int i = 0; i < 60; i++) {
                long place = random.nextLong(1, 14);
                String column = List.of("content", "content", "content", "kind", "request_id", "hash", "previous_hash")
                        .get(random.nextInt(7));
                if (!flip(store, column, place, random)) {
                    continue;
                }
                assertThat(fault(store).sequence())
                        .as("seed %s, flip %s, %s of record %s", SEED, i, column, place)
                        .isEqualTo(place);
                execute(store, "DELETE FROM audit_record");
                execute(store, "INSERT INTO audit_record SELECT * FROM kept");
            }
            execute(store, "UPDATE audit_record SET happened_at = happened_at + INTERVAL '1' SECOND WHERE seq = 6");
            assertThat(fault(store)).extracting(Fault::sequence, Fault::kind).containsExactly(6L, Fault.Kind.HASH);
        }
    }

    /** @return false if there is no character to flip a bit of */
    private static boolean flip(Store store, String column, long place, Random random) throws SQLException {
        try (Connection connection = store.connection();
                PreparedStatement select =
                        connection.prepareStatement("SELECT " + column + " FROM audit_record WHERE seq = ?");
                PreparedStatement update =
                        connection.prepareStatement("UPDATE audit_record SET " + column + " = ? WHERE seq = ?")) {
            select.setLong(1, place);
            try (var row = select.executeQuery()) {
                row.next();
                StringBuilder text = new StringBuilder(row.getString(1));
                if (text.isEmpty()) {
                    return false;
                }
                int at = random.nextInt(text.length());
                text.setCharAt(at, (char) (text.charAt(at) ^ (1 << random.nextInt(5))));
                update.setString(1, text.toString());
                update.setLong(2, place);
                update.executeUpdate();
                return true;
            }
        }
    }

    @Test
    void a_deleted_record_is_a_gap_and_an_exchanged_hash_breaks_the_link() throws Exception {
        try (Store store = new Store(storage(folder))) {
            recorded(store, 0, 10, true);
            execute(store, "UPDATE audit_record SET previous_hash = hash WHERE seq = 7");
            assertThat(fault(store)).extracting(Fault::sequence, Fault::kind).containsExactly(7L, Fault.Kind.PREVIOUS);
            execute(store, "DELETE FROM audit_record WHERE seq = 5");
            assertThat(fault(store)).extracting(Fault::sequence, Fault::kind).containsExactly(5L, Fault.Kind.GAP);
        }
    }

    @Test
    void a_cut_off_end_is_seen_against_a_published_head() throws Exception {
        try (Store store = new Store(storage(folder))) {
            ChainHead published = recorded(store, 0, 10, true);
            execute(store, "DELETE FROM audit_record WHERE seq > 8");
            execute(store, "DELETE FROM audit_checkpoint");
            // Journal and checkpoints go as well.
            Path elsewhere = folder.resolve("elsewhere");

            assertThat(AuditVerification.of(store, elsewhere, Witnesses.of(elsewhere))
                            .isIntact())
                    .isTrue();
            AuditVerification compared = AuditVerification.of(store, elsewhere, published(published));
            assertThat(compared.chains().getFirst().fault().orElseThrow())
                    .extracting(Fault::sequence, Fault::kind)
                    .containsExactly(9L, Fault.Kind.MISSING_TAIL);
        }
    }

    @Test
    void a_cut_off_end_is_seen_against_a_checkpoint_in_table_file_or_copies() throws Exception {
        Path copies = Files.createDirectories(folder.resolve("copies"));
        try (Store store = new Store(storage(folder))) {
            recorded(copying(copies), store, 0, 10, true);
            execute(store, "DELETE FROM audit_record WHERE seq > 8");
            deleteFiles(JdbcAuditTrail.journalIn(folder));
            assertMissing(store, Optional.empty());
            execute(store, "DELETE FROM audit_checkpoint");
            assertMissing(store, Optional.empty());
            Files.delete(CheckpointFiles.in(folder));
            assertThat(verify(store).isIntact()).as("nothing is left to tell").isTrue();
            assertMissing(store, Optional.of(copies));
            // And if nothing at all is left of the chain.
            execute(store, "DELETE FROM audit_record");
            AuditVerification gone = AuditVerification.of(
                    store, folder, new Witnesses(Optional.empty(), PublicKeys.of(folder), Optional.of(copies)));
            assertThat(gone.chains().getFirst().fault().orElseThrow().sequence())
                    .isEqualTo(1);
        }
    }

    private void assertMissing(Store store, Optional<Path> copies) throws SQLException {
        AuditVerification verification =
                AuditVerification.of(store, folder, new Witnesses(Optional.empty(), PublicKeys.of(folder), copies));
        assertThat(verification.chains().getFirst().fault().orElseThrow())
                .extracting(Fault::sequence, Fault::kind)
                .containsExactly(9L, Fault.Kind.MISSING_TAIL);
    }

    @Test
    void a_chain_that_was_rebuilt_whole_does_not_fit_its_checkpoint() throws Exception {
        try (Store store = new Store(storage(folder))) {
            ChainHead head = recorded(store, 0, 5, true);
            recorded(store, 5, 5, true);
            String instance = String.valueOf(head.instance());
            try (Connection connection = store.connection()) {
                byte[] previous = Chain.beginning(instance);
                for (AuditRecord record : RecordTable.page(connection, instance, 0, 100)) {
                    String content = record.seq() < 8
                            ? record.content()
                            : record.content().replace("KEPT_IN", "HARD");
                    byte[] own = Chain.link(previous, record.seq(), Chain.digest(content));
                    try (PreparedStatement update = connection.prepareStatement(
                            "UPDATE audit_record SET content = ?, previous_hash = ?, hash = ? WHERE seq = ?")) {
                        update.setString(1, content);
                        update.setString(2, Chain.hex(previous));
                        update.setString(3, Chain.hex(own));
                        update.setLong(4, record.seq());
                        update.executeUpdate();
                    }
                    previous = own;
                }
            }
            deleteFiles(JdbcAuditTrail.journalIn(folder));
            assertThat(fault(store)).satisfies(fault -> {
                assertThat(fault.sequence()).isEqualTo(11);
                assertThat(fault.kind()).isEqualTo(Fault.Kind.REWRITTEN);
                assertThat(fault.what()).contains("from a record after 6 on");
            });
        }
    }

    @Test
    void a_checkpoint_that_was_changed_or_signed_by_another_is_found() throws Exception {
        try (Store store = new Store(storage(folder))) {
            recorded(store, 0, 10, true);
            Path file = CheckpointFiles.in(folder);
            String line = Files.readString(file);
            PublicKeys ours = PublicKeys.given(SigningKey.open(folder).publicPem());
            Witnesses strict = new Witnesses(Optional.empty(), ours, Optional.empty());
            Random random = new Random(SEED);
            for (int i = 0; i < 60; i++) {
                StringBuilder changed = new StringBuilder(line);
                int at = random.nextInt(line.length() - 1);
                changed.setCharAt(at, (char) (changed.charAt(at) ^ (1 << random.nextInt(5))));
                Files.writeString(file, changed);
                assertThat(AuditVerification.of(store, folder, strict).isIntact())
                        .as("seed %s: %s", SEED, changed)
                        .isFalse();
            }
            Files.writeString(file, line);
            assertThat(verify(store).isIntact()).isTrue();
            SigningKey stranger = SigningKey.open(folder.resolve("stranger"));
            ChainHead head = verify(store).chains().getFirst().head();
            CheckpointFiles.append(file, Checkpoint.signed(head, Facts.NOON, stranger));
            assertThat(verify(store).chains().getFirst().signed().notChecked()).isEqualTo(1);
            assertThat(AuditVerification.of(store, folder, strict)
                            .chains()
                            .getFirst()
                            .fault()
                            .orElseThrow())
                    .extracting(Fault::sequence, Fault::kind)
                    .containsExactly(11L, Fault.Kind.FORGED_CHECKPOINT);
            execute(
                    store,
                    "UPDATE audit_checkpoint SET content = replace(content, '\"sequence\":11', '\"sequence\":12')");
            assertThat(fault(store))
                    .extracting(Fault::sequence, Fault::kind)
                    .containsExactly(11L, Fault.Kind.FORGED_CHECKPOINT);
        }
    }

    @Test
    void a_head_of_a_chain_that_was_rebuilt_or_is_gone_does_not_verify() throws Exception {
        try (Store store = new Store(storage(folder))) {
            ChainHead head = recorded(store, 0, 10, true);
            ChainHead rebuilt = new ChainHead(head.instance(), 10, "0".repeat(64));
            assertThat(AuditVerification.of(store, folder, published(rebuilt))
                            .chains()
                            .getFirst()
                            .fault()
                            .orElseThrow()
                            .kind())
                    .isEqualTo(Fault.Kind.REWRITTEN);
            ChainHead gone = new ChainHead("f".repeat(32), 3, head.hash());
            assertThat(AuditVerification.of(store, folder, published(gone)).missing())
                    .isEqualTo(gone);
            assertThat(AuditVerification.of(store, folder, published(head)).isIntact())
                    .isTrue();
        }
    }

    @Test
    void an_erased_caller_is_in_no_table_and_no_file_and_the_chain_is_whole() throws Exception {
        try (Store store = new Store(storage(folder))) {
            // With an earlier key of its own.
            recorded(store, 0, 1, true);
            String actor;
            try (JdbcAuditTrail trail = open(store)) {
                actor = trail.actor(CALLER, Facts.NOON).id();
                trail.record(Facts.kept("r1", trail.actor(CALLER, Facts.NOON)));
                trail.record(Facts.kept("r2", trail.actor(OTHER, Facts.NOON)));
                trail.flush(Duration.ofSeconds(60));
                try (Connection connection = store.connection()) {
                    Names names = Names.read(connection, folder);
                    assertThat(names.of(actor).map(Identity::caller)).contains(CALLER.name());
                    assertThat(names.of(actor).map(Identity::keyId)).contains("key-of-payroll");
                }

                assertThat(trail.erase(CALLER.name(), Facts.NOON)).isEqualTo(2);
                assertThat(trail.erase("nobody", Facts.NOON)).isZero();
                // One who comes again is somebody else.
                assertThat(trail.actor(CALLER, Facts.NOON).id()).isNotEqualTo(actor);
                assertThat(trail.erase(CALLER.name(), Facts.NOON)).isEqualTo(1);
                trail.flush(Duration.ofSeconds(60));
            }
            assertThat(verify(store).isIntact()).isTrue();
            try (Connection connection = store.connection()) {
                Names names = Names.read(connection, folder);
                assertThat(names.of(actor)).isEmpty();
                assertThat(names.isErased(actor)).isTrue();
                assertThat(names.shown(actor)).isEqualTo("(erased)");
            }
            for (String bytes : bytesOf(store)) {
                assertThat(bytes).doesNotContain(CALLER.name(), "key-of-payroll");
            }
            assertThat(files(folder))
                    .noneMatch(bytes -> bytes.contains(CALLER.name()) || bytes.contains("key-of-payroll"));
        }
    }

    @Test
    void a_caller_keeps_its_pseudonym_over_restarts() throws Exception {
        try (Store store = new Store(storage(folder))) {
            String before;
            try (JdbcAuditTrail trail = open(store)) {
                before = trail.actor(CALLER, Facts.NOON).id();
                assertThat(trail.actor(OTHER, Facts.NOON).id()).isNotEqualTo(before);
            }
            try (JdbcAuditTrail trail = open(store)) {
                assertThat(trail.actor(CALLER, Facts.NOON).id()).isEqualTo(before);
            }
        }
    }

    @Test
    void a_durable_record_is_on_the_disk_before_its_future_completes() throws Exception {
        try (Store store = new Store(storage(folder));
                JdbcAuditTrail trail = open(store)) {
            Actor actor = trail.actor(CALLER, Facts.NOON);
            trail.durable(trail.record(Facts.kept("r1", actor))).get();
            trail.record(Facts.kept("r2", actor));
            assertThat(trail.head().sequence()).isEqualTo(3);
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

            try (JdbcAuditTrail trail = open(store)) {
                trail.flush(Duration.ofSeconds(60));
                long sequence = trail.record(Facts.kept("another", trail.actor(CALLER, Facts.NOON)));
                // 7 is the caller's new pseudonym, since it has another key now.
                assertThat(sequence).isEqualTo(8);
                assertThatThrownBy(() -> trail.flush(Duration.ofSeconds(3))).isInstanceOf(TimeoutException.class);
                assertThat(trail.trouble()).hasValueSatisfying(trouble -> assertThat(trouble)
                        .contains("the database holds another entry", "/7 "));
            }
        }
    }
}
