package dev.sluice.gateway.feedback;

import dev.sluice.config.GatewaySettings;
import dev.sluice.gateway.ledger.RealPostgres;
import dev.sluice.router.catalogue.Secret;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresRoutingBookTest extends RoutingBookContract {
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
    String one() {
        return "1";
    }
}
