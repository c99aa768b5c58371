package dev.sluice.gateway.feedback;

import dev.sluice.config.GatewaySettings;
import dev.sluice.router.catalogue.Secret;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresRoutingBookTest extends RoutingBookContract {
    @SuppressWarnings("NullAway.Init") // set before all tests
    private EmbeddedPostgres server;

    @BeforeAll
    void start() throws IOException {
        server = EmbeddedPostgres.start();
    }

    @AfterAll
    void stop() throws IOException {
        server.close();
    }

    @BeforeEach
    void empty() throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP SCHEMA public CASCADE");
            statement.execute("CREATE SCHEMA public");
        }
    }

    @Override
    GatewaySettings.Storage storage(Path folder) {
        return new GatewaySettings.Storage(
                folder,
                Optional.of(server.getJdbcUrl("postgres", "postgres").replaceAll("[?].*", "")),
                Optional.of("postgres"),
                Optional.of(Secret.of("postgres")));
    }

    @Override
    String one() {
        return "1";
    }
}
