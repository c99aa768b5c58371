package dev.sluice.gateway.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The table {@code audit_checkpoint}. */
final class CheckpointTable {
    private static final String INSERT =
            "INSERT INTO audit_checkpoint (instance, seq, content, signature) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING";

    /** A row as it stands there, sound or not. */
    record Row(String instance, long seq, String content, String signature) {}

    private CheckpointTable() {}

    static void insert(Connection connection, Checkpoint checkpoint) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, checkpoint.instance());
            insert.setLong(2, checkpoint.sequence());
            insert.setString(3, checkpoint.content());
            insert.setString(4, checkpoint.signature());
            insert.executeUpdate();
        }
    }

    static List<Row> of(Connection connection, String instance) throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT seq, content, signature FROM audit_checkpoint WHERE instance = ? ORDER BY seq")) {
            select.setString(1, instance);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    rows.add(new Row(instance, row.getLong(1), row.getString(2), row.getString(3)));
                }
            }
        }
        return rows;
    }
}
