package dev.sluice.gateway.ledger;

import dev.sluice.config.GatewaySettings;
import dev.sluice.router.catalogue.Secret;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** A PostgreSQL server of one test's own. */
public final class RealPostgres implements AutoCloseable {
    private final EmbeddedPostgres server;

    private RealPostgres(EmbeddedPostgres server) {
        this.server = server;
    }

    public static RealPostgres start() throws IOException {
        return new RealPostgres(EmbeddedPostgres.start());
    }

    /** As if nobody had ever made a table. */
    public void empty() throws SQLException {
        execute("DROP SCHEMA public CASCADE");
        execute("CREATE SCHEMA public");
    }

    public void execute(String sql) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** @param password the server takes any, or none */
    public GatewaySettings.Storage storage(Path folder, Optional<Secret> password) {
        return new GatewaySettings.Storage(
                folder,
                Optional.of(server.getJdbcUrl("postgres", "postgres").replaceAll("[?].*", "")),
                Optional.of("postgres"),
                password);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
