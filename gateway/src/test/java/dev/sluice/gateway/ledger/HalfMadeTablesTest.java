package dev.sluice.gateway.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.config.GatewaySettings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HalfMadeTablesTest {
    private static final String KILLED_AT_2 =
            "UPDATE \"flyway_schema_history\" SET \"success\" = FALSE WHERE \"version\" = '2'";

    private static final String LATER_ONES_NEVER_BEGAN =
            "DELETE FROM \"flyway_schema_history\" WHERE CAST(\"version\" AS INT) > 2";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before each test
    private Path folder;

    @Test
    void a_store_whose_maker_was_killed_between_two_tables_is_made_whole() throws SQLException {
        run(KILLED_AT_2, LATER_ONES_NEVER_BEGAN, "DROP TABLE audit_actor", "DROP TABLE audit_checkpoint");
        assertThat(count("audit_record") + count("audit_actor") + count("audit_checkpoint"))
                .isZero();
    }

    @Test
    void tables_of_migrations_that_ended_keep_their_rows() throws SQLException {
        run("INSERT INTO audit_entry VALUES ('i', 1, TIMESTAMP WITH TIME ZONE '2026-11-01 00:00:00+00', 'r', 'c', 't',"
                + " 'p', 'PUBLIC', '[]', 0, 0, 'rule', '[]', 'SEND', '[]', FALSE, 0, 'h', 's', 'p', 'h')");
        run(KILLED_AT_2, LATER_ONES_NEVER_BEGAN, "DROP TABLE audit_actor");
        assertThat(count("audit_entry")).isOne();
    }

    @Test
    void a_half_made_table_with_rows_is_left_for_people_to_look_at() throws SQLException {
        run("INSERT INTO audit_actor VALUES ('i', 'a', 'sealed')");
        run(KILLED_AT_2, LATER_ONES_NEVER_BEGAN);
        assertThatThrownBy(() -> count("audit_actor"))
                .isInstanceOf(SQLException.class)
                .hasRootCauseMessage("store: table audit_actor was half made, and yet holds rows");
    }

    private void run(String... statements) throws SQLException {
        try (Store store = store();
                Connection connection = store.connection();
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    private int count(String table) throws SQLException {
        try (Store store = store();
                Connection connection = store.connection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
            row.next();
            return row.getInt(1);
        }
    }

    private Store store() {
        return new Store(new GatewaySettings.Storage(folder, Optional.empty(), Optional.empty(), Optional.empty()));
    }
}
