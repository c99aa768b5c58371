package dev.sluice.gateway.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;

/**
 * What a process leaves that was killed while it made the tables: H2 commits every statement by itself, so Flyway finds
 * a migration that began and did not end, and will not go on. Nothing was written to such tables yet, since nobody gets
 * a connection before all migrations have ended; so they are dropped, and made again.
 */
final class HalfMadeTables {
    private static final Pattern TABLE = Pattern.compile("(?m)^CREATE TABLE (?:IF NOT EXISTS )?(\\w+)");

    private HalfMadeTables() {}

    /** @throws SQLException also if such a table holds rows; nothing is dropped then */
    static void clear(Flyway flyway, DataSource database) throws SQLException {
        List<MigrationInfo> halfDone = Arrays.stream(flyway.info().all())
                .filter(migration -> migration.getState() == MigrationState.FAILED)
                .toList();
        if (halfDone.isEmpty()) {
            return;
        }
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (MigrationInfo migration : halfDone) {
                List<String> tables = tables(migration.getScript());
                for (String table : tables) {
                    requireEmpty(statement, table);
                }
                for (String table : tables) {
                    statement.execute("DROP TABLE IF EXISTS " + table);
                }
            }
        }
        flyway.repair();
    }

    private static void requireEmpty(Statement statement, String table) throws SQLException {
        try (ResultSet there =
                statement.executeQuery("SELECT 1 FROM information_schema.tables WHERE table_name = '" + table + "'")) {
            if (!there.next()) {
                return;
            }
        }
        try (ResultSet row = statement.executeQuery("SELECT 1 FROM " + table + " LIMIT 1")) {
            if (row.next()) {
                throw new SQLException("store: table " + table + " was half made, and yet holds rows");
            }
        }
    }

    private static List<String> tables(String script) {
        try (InputStream file = HalfMadeTables.class.getClassLoader().getResourceAsStream("db/migration/" + script)) {
            if (file == null) {
                throw new IllegalStateException("store: this build knows no migration " + script);
            }
            return TABLE.matcher(new String(file.readAllBytes(), StandardCharsets.UTF_8))
                    .results()
                    .map((MatchResult found) -> found.group(1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
