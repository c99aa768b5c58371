package dev.sluice.gateway.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.config.GatewaySettings;
import dev.sluice.gateway.journal.JournalLimits;
import dev.sluice.router.catalogue.Secret;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresLedgerTest extends LedgerContract {
    @SuppressWarnings("NullAway.Init") // set before all tests
    private RealPostgres server;

    @BeforeAll
    void start() throws IOException {
        server = RealPostgres.start();
    }

    @AfterAll
    void stop() throws IOException {
        server.close();
    }

    @BeforeEach
    void empty() throws SQLException {
        server.empty();
    }

    @Override
    GatewaySettings.Storage storage(Path folder) {
        return server.storage(folder, Optional.of(Secret.of("postgres")));
    }

    @Override
    String trueWord() {
        return "t";
    }

    @Test
    void a_server_that_loses_its_table_and_gets_it_back_has_every_fact_in_the_end() throws Exception {
        try (Store store = new Store(storage(folder));
                JdbcLedger ledger = JdbcLedger.open(folder, store, JournalLimits.DEFAULT)) {
            ledger.record(Entries.served("before"));
            ledger.flush(Duration.ofSeconds(60));
            server.execute("ALTER TABLE ledger_entry RENAME TO elsewhere");
            ledger.record(Entries.served("during"));
            assertThatThrownBy(() -> ledger.flush(Duration.ofSeconds(1))).isInstanceOf(TimeoutException.class);
            assertThat(ledger.trouble()).isPresent();
            server.execute("ALTER TABLE elsewhere RENAME TO ledger_entry");
            ledger.flush(Duration.ofSeconds(60));
            assertThat(row(store, "SELECT COUNT(*) FROM ledger_entry")).isEqualTo("2");
        }
    }
}
