package dev.sluice.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.config.GatewaySettings;
import dev.sluice.gateway.journal.JournalLimits;
import dev.sluice.gateway.ledger.Store;
import dev.sluice.router.decision.Caller;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An auditor has the export and the public key, and nothing else. */
class AuditExportTest {
    private static final long SEED = Long.getLong("sluice.seed", System.nanoTime());
    private static final Caller CALLER = new Caller("payroll-gadfly", "finance");
    private static final AuditPeriod NOVEMBER =
            new AuditPeriod(LocalDate.parse("2026-11-01"), LocalDate.parse("2026-12-01"));

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Path export;

    @SuppressWarnings("NullAway.Init") // set before each test
    private PublicKeys key;

    @SuppressWarnings("NullAway.Init") // set before each test
    private ChainHead head;

    @BeforeEach
    void write() throws Exception {
        export = folder.resolve("november.jsonl");
        Path storage = folder.resolve("storage");
        GatewaySettings.Storage settings =
                new GatewaySettings.Storage(storage, Optional.empty(), Optional.empty(), Optional.empty());
        try (Store store = new Store(settings)) {
            for (int run = 0; run < 2; run++) {
                try (JdbcAuditTrail trail =
                        JdbcAuditTrail.open(settings, store, JournalLimits.DEFAULT, nobody -> "key-one")) {
                    Actor actor = trail.actor(CALLER, Facts.NOON);
                    trail.record(Facts.kept("kept-" + run, actor));
                    AuditEntry entry = Facts.released("left-" + run, actor);
                    trail.record(entry);
                    trail.record(Facts.leaving(entry, 1));
                    trail.record(Facts.served(entry, 1));
                    trail.flush(Duration.ofSeconds(60));
                    head = trail.head();
                }
            }
            write(store, storage, export);
        }
        key = PublicKeys.given(SigningKey.publicPem(storage).orElseThrow());
    }

    private static void write(Store store, Path storage, Path file) throws Exception {
        try (Connection connection = store.connection();
                OutputStream out = Files.newOutputStream(file)) {
            AuditExport.write(
                    connection, storage, NOVEMBER, AuditVerification.of(store, storage, Witnesses.of(storage)), out);
        }
    }

    @Test
    void it_verifies_without_the_database_and_tells_who_asked() throws Exception {
        AuditVerification verification = check(Optional.of(head));

        assertThat(verification.isIntact()).as(verification.toString()).isTrue();
        assertThat(verification.chains()).singleElement().satisfies(chain -> {
            assertThat(chain.head()).isEqualTo(head);
            assertThat(chain.signed().good()).isEqualTo(2);
        });
        assertThat(Files.readString(export)).contains("\"caller\":\"payroll-gadfly\"", "\"key_id\":\"key-one\"");
        assertThat(ExportCheck.of(export, Optional.empty(), Optional.empty()).isIntact())
                .isTrue();
    }

    @Test
    void one_flipped_bit_anywhere_is_found_and_in_a_record_at_that_record() throws Exception {
        List<String> lines = Files.readAllLines(export);
        Random random = new Random(SEED);
        for (int i = 0; i < 400; i++) {
            int number = random.nextInt(lines.size());
            String line = lines.get(number);
            StringBuilder changed = new StringBuilder(line);
            int at = random.nextInt(line.length());
            changed.setCharAt(at, (char) (changed.charAt(at) ^ (1 << random.nextInt(5))));
            rewrite(lines, number, changed.toString());
            AuditVerification verification = check(Optional.empty());
            String told = "seed " + SEED + ", " + line + " at " + at + ": " + verification;
            assertThat(verification.isIntact()).as(told).isFalse();
            int content = line.indexOf(",\"record\":");
            if (content >= 0 && at > content + 10 && at < line.length() - 1) {
                long seq = AuditJson.read(line).path("seq").asLong();
                assertThat(verification.chains().getFirst().fault().map(Fault::sequence))
                        .as(told)
                        .contains(seq);
            }
        }
    }

    @Test
    void a_missing_line_and_a_missing_end_are_found() throws Exception {
        List<String> lines = Files.readAllLines(export);
        for (int number = 0; number < lines.size(); number++) {
            List<String> shorter = new java.util.ArrayList<>(lines);
            shorter.remove(number);
            Files.write(export, shorter);
            assertThat(check(Optional.empty()).isIntact())
                    .as("without line %s", number)
                    .isFalse();
            Files.write(export, lines.subList(0, number));
            assertThat(check(Optional.empty()).isIntact())
                    .as("up to line %s", number)
                    .isFalse();
        }
    }

    @Test
    void one_that_somebody_else_made_up_and_signed_is_not_believed() throws Exception {
        Path elsewhere = folder.resolve("elsewhere");
        GatewaySettings.Storage settings =
                new GatewaySettings.Storage(elsewhere, Optional.empty(), Optional.empty(), Optional.empty());
        try (Store store = new Store(settings);
                JdbcAuditTrail trail = JdbcAuditTrail.open(settings, store, JournalLimits.DEFAULT, nobody -> "none")) {
            trail.record(Facts.kept("made-up", trail.actor(CALLER, Facts.NOON)));
            trail.flush(Duration.ofSeconds(60));
            write(store, elsewhere, export);
        }
        assertThat(ExportCheck.of(export, Optional.empty(), Optional.empty()).isIntact())
                .isTrue();
        assertThat(check(Optional.empty()).unreadable()).containsExactly("the manifest's signature does not fit");
        assertThat(check(Optional.of(head)).missing()).isEqualTo(head);
    }

    @Test
    void a_trail_whose_end_was_cut_off_is_told_though_its_own_key_signs_what_is_left() throws Exception {
        Path storage = folder.resolve("storage");
        GatewaySettings.Storage settings =
                new GatewaySettings.Storage(storage, Optional.empty(), Optional.empty(), Optional.empty());
        try (Store store = new Store(settings)) {
            try (Connection connection = store.connection();
                    var statement = connection.createStatement()) {
                statement.execute("DELETE FROM audit_record WHERE seq > 3");
                statement.execute("DELETE FROM audit_checkpoint WHERE seq > 3");
            }
            forgetJournal(storage);
            write(store, storage, export);
        }
        assertThat(check(Optional.empty()).unreadable())
                .anyMatch(line ->
                        line.startsWith("when it was made, the trail was not whole") && line.contains("MISSING_TAIL"));
        assertThat(check(Optional.of(head)).unreadable())
                .anyMatch(line -> line.contains("the export has records 1 to 3: its end is missing"));
    }

    /** Whoever deletes rows can delete the drained rest in the journal, too. */
    private static void forgetJournal(Path storage) throws Exception {
        try (var files = Files.list(JdbcAuditTrail.journalIn(storage))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
    }

    @Test
    void a_caller_s_name_that_was_exchanged_does_not_fit_the_chain_s_commitment() throws Exception {
        List<String> lines = Files.readAllLines(export);
        for (int number = 0; number < lines.size(); number++) {
            if (lines.get(number).contains("payroll-gadfly")) {
                rewrite(lines, number, lines.get(number).replace("payroll-gadfly", "somebody-else"));
            }
        }
        assertThat(check(Optional.empty()).unreadable())
                .anyMatch(line -> line.contains("another caller than the chain was committed to"));
    }

    @Test
    void after_an_erasure_it_says_so_and_has_no_name() throws Exception {
        Path storage = folder.resolve("storage");
        GatewaySettings.Storage settings =
                new GatewaySettings.Storage(storage, Optional.empty(), Optional.empty(), Optional.empty());
        try (Store store = new Store(settings);
                JdbcAuditTrail trail = JdbcAuditTrail.open(settings, store, JournalLimits.DEFAULT, nobody -> "none")) {
            assertThat(trail.erase(CALLER.name(), Facts.NOON)).isEqualTo(1);
            trail.flush(Duration.ofSeconds(60));
            write(store, storage, export);
        }
        assertThat(check(Optional.empty()).isIntact()).isTrue();
        assertThat(Files.readString(export))
                .contains("\"erased\":true", "\"kind\":\"ERASED\"")
                .doesNotContain("payroll-gadfly", "key-one");
    }

    private void rewrite(List<String> lines, int number, String line) throws Exception {
        List<String> changed = new java.util.ArrayList<>(lines);
        changed.set(number, line);
        Files.write(export, changed);
    }

    private AuditVerification check(Optional<ChainHead> published) throws Exception {
        return ExportCheck.of(export, Optional.of(key), published);
    }
}
