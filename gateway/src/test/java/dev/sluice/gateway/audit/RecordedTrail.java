package dev.sluice.gateway.audit;

import dev.sluice.config.GatewaySettings;
import dev.sluice.gateway.journal.JournalLimits;
import dev.sluice.gateway.ledger.Store;
import dev.sluice.router.decision.Caller;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/** A trail in a folder of its own, as tests record, damage and verify it. */
abstract class RecordedTrail {
    static final JournalLimits LIMITS = new JournalLimits(65_536, 1 << 24);
    static final Caller CALLER = new Caller("payroll-gadfly", "team ä");
    static final Caller OTHER = new Caller("search-app", "team ä");
    static final long SEED = Long.getLong("sluice.seed", System.nanoTime());

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    abstract GatewaySettings.Storage storage(Path folder);

    /** All that this database has on the disk, as far as it can be read. */
    abstract List<String> bytesOf(Store store) throws Exception;

    static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".journal")).toList()) {
                Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    static void deleteFiles(Path of) throws IOException {
        try (Stream<Path> files = Files.list(of)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }

    static List<String> files(Path of) throws IOException {
        try (Stream<Path> files = Files.walk(of)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> {
                        try {
                            return file + "\n" + Files.readString(file, StandardCharsets.ISO_8859_1);
                        } catch (IOException unreadable) {
                            throw new java.io.UncheckedIOException(unreadable);
                        }
                    })
                    .toList();
        }
    }

    JdbcAuditTrail open(Store store) {
        return JdbcAuditTrail.open(storage(folder), store, LIMITS, nobody -> "key-of-payroll");
    }

    GatewaySettings.Storage copying(Path copies) {
        GatewaySettings.Storage plain = storage(folder);
        return new GatewaySettings.Storage(
                plain.directory(),
                plain.jdbcUrl(),
                plain.user(),
                plain.password(),
                Optional.of(copies),
                GatewaySettings.Storage.DEFAULT.keepOutcomes());
    }

    ChainHead recorded(Store store, int from, int count, boolean drained) throws Exception {
        return recorded(storage(folder), store, from, count, drained);
    }

    static ChainHead recorded(GatewaySettings.Storage storage, Store store, int from, int count, boolean drained)
            throws Exception {
        try (JdbcAuditTrail trail = JdbcAuditTrail.open(storage, store, LIMITS, nobody -> "none")) {
            Actor actor = trail.actor(CALLER, Facts.NOON);
            for (int i = from; i < from + count; i++) {
                long sequence = trail.record(Facts.kept("r" + i, actor));
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

    Witnesses published(ChainHead head) {
        return new Witnesses(Optional.of(head), PublicKeys.of(folder), Optional.empty());
    }

    AuditVerification verify(Store store) throws SQLException {
        return AuditVerification.of(store, folder, Witnesses.of(folder));
    }

    Fault fault(Store store) throws SQLException {
        return verify(store).chains().getFirst().fault().orElseThrow();
    }

    static void execute(Store store, String sql) throws SQLException {
        try (Connection connection = store.connection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
