package dev.sluice.gateway.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.config.GatewaySettings;
import dev.sluice.gateway.journal.JournalLimits;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process of its own records facts and is killed by SIGKILL at random moments, over and over on the same files. */
class KilledLedgerTest {
    private static final JournalLimits LIMITS = new JournalLimits(65_536, 1 << 26);

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    @Test
    void every_acknowledged_fact_is_there_exactly_once_after_kills_at_random_moments() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<String> acknowledged = new ArrayList<>();
        for (int run = 0; run < 4; run++) {
            acknowledged.addAll(recordUntilKilled(run, 500 + random.nextInt(6000)));
        }
        try (Store store = new Store(storage(folder));
                JdbcLedger ledger = JdbcLedger.open(folder, store, LIMITS)) {
            ledger.flush(Duration.ofSeconds(60));
            assertThat(ids(store)).as("seed %s", seed).doesNotHaveDuplicates().containsAll(acknowledged);
        }
    }

    private List<String> recordUntilKilled(int run, int lines) throws IOException, InterruptedException {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Recorder.class.getName(),
                        folder.toString(),
                        "run" + run)
                .redirectError(ProcessBuilder.Redirect.to(new File(folder.toFile(), "stderr-" + run)))
                .start();
        List<String> acknowledged = new ArrayList<>();
        try (BufferedReader out = child.inputReader(StandardCharsets.US_ASCII)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                acknowledged.add(line);
                if (acknowledged.size() == lines) {
                    // By its handle: Process.destroyForcibly would close the stream that is being read.
                    assertThat(child.toHandle().destroyForcibly()).isTrue();
                }
            }
        }
        assertThat(child.waitFor()).as("killed").isEqualTo(137);
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(lines);
        // The last line may have been cut by the kill; log lines are no ids.
        return acknowledged.stream()
                .filter(id -> id.startsWith("run") && id.endsWith("."))
                .toList();
    }

    private static List<String> ids(Store store) throws SQLException {
        List<String> ids = new ArrayList<>();
        try (Connection connection = store.connection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT request_id FROM ledger_entry")) {
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
        }
        return ids;
    }

    private static GatewaySettings.Storage storage(Path folder) {
        return new GatewaySettings.Storage(folder, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The process that is killed: records for ever and says each fact that was acknowledged. */
    static final class Recorder {
        private Recorder() {}

        public static void main(String[] arguments) {
            Path folder = Path.of(arguments[0]);
            JdbcLedger ledger = JdbcLedger.open(folder, new Store(storage(folder)), LIMITS);
            for (int i = 0; ; i++) {
                String id = arguments[1] + "-" + i + ".";
                ledger.record(Entries.served(id));
                System.out.println(id);
            }
        }
    }
}
