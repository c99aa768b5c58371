package dev.sluice.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.config.GatewaySettings;
import dev.sluice.gateway.journal.JournalLimits;
import dev.sluice.gateway.ledger.Store;
import dev.sluice.router.decision.Caller;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process that records and signs without a pause, and is killed by SIGKILL. */
class KilledAuditTest {
    private static final long SEED = Long.getLong("sluice.seed", System.nanoTime());

    @Test
    @Timeout(120)
    void chain_and_checkpoints_are_intact_and_nothing_that_was_told_is_missing(@TempDir Path folder) throws Exception {
        Random random = new Random(SEED);
        long told = 0;
        for (int kill = 0; kill < 2; kill++) {
            Process child = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx128m",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                            Recorder.class.getName(),
                            folder.toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (BufferedReader lines = child.inputReader()) {
                // Somewhere after a checkpoint of this run.
                int signed = CheckpointFiles.lines(CheckpointFiles.in(folder)).size();
                int more = random.nextInt(500);
                while (more > 0) {
                    String line = lines.readLine();
                    // The connection pool says a word, too.
                    told = line.matches("[0-9]+") ? Long.parseLong(line) : told;
                    if (CheckpointFiles.lines(CheckpointFiles.in(folder)).size() > signed) {
                        more--;
                    }
                }
                child.toHandle().destroyForcibly();
                assertThat(child.waitFor(20, TimeUnit.SECONDS)).isTrue();
            }
        }
        GatewaySettings.Storage storage = storage(folder);
        try (Store store = new Store(storage)) {
            AuditVerification before = AuditVerification.of(store, folder, Witnesses.of(folder));
            assertThat(before.isIntact()).as("seed %s: %s", SEED, before).isTrue();
            assertThat(before.chains().getFirst().head().sequence()).isGreaterThanOrEqualTo(told);
            assertThat(before.chains().getFirst().signed().good()).isGreaterThanOrEqualTo(2);
            try (JdbcAuditTrail trail = JdbcAuditTrail.open(storage, store, JournalLimits.DEFAULT, nobody -> "none")) {
                trail.flush(Duration.ofSeconds(60));
            }
            AuditVerification after = AuditVerification.of(store, folder, Witnesses.of(folder));
            assertThat(after.isIntact()).as("seed %s: %s", SEED, after).isTrue();
        }
        // A line that was torn by a loss of power is not taken for a checkpoint, and the next one stands on its own.
        Path file = CheckpointFiles.in(folder);
        int whole = CheckpointFiles.lines(file).size();
        Files.writeString(file, Files.readString(file) + "{\"type\":\"check");
        assertThat(CheckpointFiles.lines(file)).hasSize(whole);
        Checkpoint last =
                Checkpoint.ofLine(CheckpointFiles.lines(file).getLast()).orElseThrow();
        CheckpointFiles.append(file, last);
        assertThat(CheckpointFiles.lines(file)).hasSize(whole + 1).endsWith(last.line(), last.line());
    }

    private static GatewaySettings.Storage storage(Path folder) {
        return new GatewaySettings.Storage(folder, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Tells each record that is kept. */
    static final class Recorder {
        private Recorder() {}

        public static void main(String[] arguments) {
            GatewaySettings.Storage storage = storage(Path.of(arguments[0]));
            try (Store store = new Store(storage);
                    JdbcAuditTrail trail = JdbcAuditTrail.open(
                            storage,
                            store,
                            JournalLimits.DEFAULT,
                            nobody -> "none",
                            new CheckpointWriter.Rhythm(Duration.ZERO, 1))) {
                Actor actor = trail.actor(new Caller("app", "team"), Facts.NOON);
                for (int i = 0; !System.out.checkError(); i++) {
                    System.out.println(trail.record(Facts.kept("r" + i, actor)));
                }
            }
        }
    }
}
