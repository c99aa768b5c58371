package dev.sluice.gateway.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** The tables {@code audit_record} and {@code audit_actor}. */
final class RecordTable {
    private static final String COLUMNS = "seq, kind, happened_at, request_id, content, previous_hash, hash";
    private static final String INSERT = "INSERT INTO audit_record (instance, " + COLUMNS
            + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING";
    private static final String PAGE =
            "SELECT " + COLUMNS + " FROM audit_record WHERE instance = ? AND seq > ? ORDER BY seq LIMIT ?";
    private static final String INSERT_ACTOR =
            "INSERT INTO audit_actor (instance, actor, sealed) VALUES (?, ?, ?) ON CONFLICT DO NOTHING";

    private RecordTable() {}

    static void insert(Connection connection, String instance, List<AuditRecord> records) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (AuditRecord record : records) {
                insert.setString(1, instance);
                insert.setLong(2, record.seq());
                insert.setString(3, record.kind());
                insert.setObject(4, record.at().atOffset(ZoneOffset.UTC));
                insert.setString(5, record.requestId());
                insert.setString(6, record.content());
                insert.setString(7, record.previousHash());
                insert.setString(8, record.hash());
                insert.addBatch();
            }
            insert.executeBatch();
        }
        for (AuditRecord record : records) {
            if (!record.sealed().isEmpty()) {
                insertActor(connection, instance, record);
            }
        }
    }

    private static void insertActor(Connection connection, String instance, AuditRecord record) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT_ACTOR)) {
            insert.setString(1, instance);
            insert.setString(2, AuditJson.actor(record.content()));
            insert.setString(3, record.sealed());
            insert.executeUpdate();
        }
    }

    /** Every decision under an exception: {@code instance/seq} and content. */
    static void underExceptions(Connection connection, BiConsumer<String, String> each) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                        "SELECT instance, seq, content FROM audit_record WHERE kind = 'DECISION'"
                                + " AND content LIKE '%\"exceptions\":[{%'");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                each.accept(row.getString(1) + "/" + row.getLong(2), row.getString(3));
            }
        }
    }

    static void deleteActor(Connection connection, String instance, String actor) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM audit_actor WHERE instance = ? AND actor = ?")) {
            delete.setString(1, instance);
            delete.setString(2, actor);
            delete.executeUpdate();
        }
    }

    static List<AuditRecord> page(Connection connection, String instance, long after, int most) throws SQLException {
        List<AuditRecord> page = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(PAGE)) {
            select.setString(1, instance);
            select.setLong(2, after);
            select.setInt(3, most);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    page.add(new AuditRecord(
                            row.getLong(1),
                            row.getString(2),
                            row.getObject(3, OffsetDateTime.class).toInstant(),
                            row.getString(4),
                            row.getString(5),
                            row.getString(6),
                            row.getString(7),
                            ""));
                }
            }
        }
        return page;
    }
}
