package dev.sluice.gateway.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The table {@code audit_entry}: decisions of the first form. */
final class AuditTable {
    private static final String COLUMNS = "seq, happened_at, request_id, caller, team, policy, sensitivity, findings, "
            + "unscannable, difficulty_permille, rule_id, matched_rules, decision, routes, may_leave, body_bytes, "
            + "request_hmac, settings_version, previous_hash, hash";
    private static final String INSERT = "INSERT INTO audit_entry (instance, " + COLUMNS
            + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING";
    private static final String PAGE =
            "SELECT " + COLUMNS + " FROM audit_entry WHERE instance = ? AND seq > ? ORDER BY seq LIMIT ?";

    private AuditTable() {}

    static void insert(Connection connection, String instance, List<AuditRow> rows) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (AuditRow row : rows) {
                insert.setString(1, instance);
                insert.setLong(2, row.seq());
                insert.setObject(3, row.at().atOffset(ZoneOffset.UTC));
                insert.setString(4, row.requestId());
                insert.setString(5, row.caller());
                insert.setString(6, row.team());
                insert.setString(7, row.policy());
                insert.setString(8, row.sensitivity());
                insert.setString(9, row.findings());
                insert.setInt(10, row.unscannable());
                insert.setInt(11, row.difficultyPermille());
                insert.setString(12, row.rule());
                insert.setString(13, row.matchedRules());
                insert.setString(14, row.decision());
                insert.setString(15, row.routes());
                insert.setBoolean(16, row.mayLeave());
                insert.setLong(17, row.bodyBytes());
                insert.setString(18, row.requestHmac());
                insert.setString(19, row.settingsVersion());
                insert.setString(20, row.previousHash());
                insert.setString(21, row.hash());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    static List<AuditRow> page(Connection connection, String instance, long after, int most) throws SQLException {
        List<AuditRow> page = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(PAGE)) {
            select.setString(1, instance);
            select.setLong(2, after);
            select.setInt(3, most);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    page.add(row(rows));
                }
            }
        }
        return page;
    }

    private static AuditRow row(ResultSet row) throws SQLException {
        return new AuditRow(
                row.getLong(1),
                row.getObject(2, OffsetDateTime.class).toInstant(),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getInt(9),
                row.getInt(10),
                row.getString(11),
                row.getString(12),
                row.getString(13),
                row.getString(14),
                row.getBoolean(15),
                row.getLong(16),
                row.getString(17),
                row.getString(18),
                row.getString(19),
                row.getString(20));
    }
}
