package dev.sluice.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.config.GatewaySettings;
import dev.sluice.gateway.ledger.RealPostgres;
import dev.sluice.gateway.ledger.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresAuditTest extends AuditContract {
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
        return server.storage(folder, Optional.empty());
    }

    /** Every row of every table, since the server's own files hold its other databases too. */
    @Override
    List<String> bytesOf(Store store) throws Exception {
        List<String> rows = new ArrayList<>();
        try (Connection connection = store.connection();
                Statement statement = connection.createStatement()) {
            for (String table : List.of("audit_record", "audit_actor", "audit_checkpoint", "audit_entry")) {
                try (ResultSet row = statement.executeQuery("SELECT CAST(t AS VARCHAR) FROM " + table + " t")) {
                    while (row.next()) {
                        rows.add(row.getString(1));
                    }
                }
            }
        }
        assertThat(rows).isNotEmpty();
        return rows;
    }
}
