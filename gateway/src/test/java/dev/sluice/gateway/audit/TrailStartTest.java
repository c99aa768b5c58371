package dev.sluice.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.config.GatewaySettings;
import dev.sluice.gateway.journal.JournalLimits;
import dev.sluice.gateway.ledger.Store;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator reads when a trail begins or goes on. */
class TrailStartTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    private List<String> toldByAStart(Path storage) {
        Told told = new Told();
        Logger log = Logger.getLogger(JdbcAuditTrail.class.getName());
        log.addHandler(told);
        GatewaySettings.Storage settings =
                new GatewaySettings.Storage(storage, Optional.empty(), Optional.empty(), Optional.empty());
        try (Store store = new Store(settings);
                JdbcAuditTrail trail = JdbcAuditTrail.open(settings, store, JournalLimits.DEFAULT, nobody -> "none")) {
            assertThat(trail.trouble()).isEmpty();
        } finally {
            log.removeHandler(told);
        }
        return told.lines;
    }

    private static final class Told extends Handler {
        final List<String> lines = new ArrayList<>();

        @Override
        public void publish(LogRecord event) {
            lines.add(event.getLevel() + " " + event.getMessage());
        }

        @Override
        public void flush() {
            // Kept in memory.
        }

        @Override
        public void close() {
            // Kept in memory.
        }
    }

    @Test
    void a_start_says_where_facts_are_kept_and_warns_of_a_trail_that_begins_anew() {
        Path relative = Path.of("").toAbsolutePath().relativize(folder);
        String kept = "INFO facts are kept in " + folder;
        assertThat(toldByAStart(relative))
                .hasSize(2)
                .contains(kept)
                .anyMatch(line -> line.startsWith("WARNING a new, empty audit trail begins in " + folder + ";"));
        assertThat(toldByAStart(relative)).containsExactly(kept);
        assertThat(toldByAStart(folder.resolve("elsewhere"))).hasSize(2);
    }
}
