package dev.sluice.gateway.audit;

import dev.sluice.gateway.journal.JournalException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The chains as the database holds them: first the entries of the first form, then the records of the second. */
final class ChainTables {
    private static final int PAGE = 2000;
    private static final String HASHES = """
            SELECT seq, hash FROM audit_entry WHERE instance = ? AND seq BETWEEN ? AND ?
            UNION ALL SELECT seq, hash FROM audit_record WHERE instance = ? AND seq BETWEEN ? AND ?
            """;
    private static final String INSTANCES = """
            SELECT instance FROM audit_entry GROUP BY instance
            UNION SELECT instance FROM audit_record GROUP BY instance
            UNION SELECT instance FROM audit_checkpoint GROUP BY instance
            ORDER BY 1
            """;

    private ChainTables() {}

    static void insert(Connection connection, String instance, List<ChainRow> rows) throws SQLException {
        List<AuditRow> first = new ArrayList<>();
        List<AuditRecord> second = new ArrayList<>();
        for (ChainRow row : rows) {
            switch (row) {
                case AuditRow entry -> first.add(entry);
                case AuditRecord record -> second.add(record);
                case Exported copy -> throw new IllegalArgumentException("an export's lines are never put back");
            }
        }
        if (!first.isEmpty()) {
            AuditTable.insert(connection, instance, first);
        }
        if (!second.isEmpty()) {
            RecordTable.insert(connection, instance, second);
        }
    }

    /**
     * Checks that what the tables hold in the place of these rows is these rows.
     *
     * @param rows in order, at least one
     * @throws JournalException if they hold another: inserting would drop the new one without a word
     */
    static void requireSame(Connection connection, String instance, List<ChainRow> rows) throws SQLException {
        Map<Long, String> expected = rows.stream().collect(Collectors.toMap(ChainRow::seq, ChainRow::hash));
        try (PreparedStatement select = connection.prepareStatement(HASHES)) {
            for (int table = 0; table < 2; table++) {
                select.setString(3 * table + 1, instance);
                select.setLong(3 * table + 2, rows.getFirst().seq());
                select.setLong(3 * table + 3, rows.getLast().seq());
            }
            try (ResultSet held = select.executeQuery()) {
                while (held.next()) {
                    long seq = held.getLong(1);
                    String hash = expected.get(seq);
                    if (hash != null && !hash.equals(held.getString(2))) {
                        throw new JournalException("audit: the database holds another entry at " + instance + "/" + seq
                                + " than the journal (expected the same hash; was the journal's folder set back, or the"
                                + " table changed?)");
                    }
                }
            }
        }
    }

    static List<String> instances(Connection connection) throws SQLException {
        List<String> instances = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(INSTANCES)) {
            while (rows.next()) {
                instances.add(rows.getString(1));
            }
        }
        return instances;
    }

    /**
     * Hands out an instance's links in order. Memory does not grow with the table.
     *
     * @param after begins behind this one
     * @param each says whether to go on
     */
    static void walk(Connection connection, String instance, long after, Predicate<ChainRow> each) throws SQLException {
        long reached = after;
        List<AuditRow> entries;
        do {
            entries = AuditTable.page(connection, instance, reached, PAGE);
            for (AuditRow entry : entries) {
                if (!each.test(entry)) {
                    return;
                }
                reached = entry.seq();
            }
        } while (entries.size() == PAGE);
        List<AuditRecord> records;
        do {
            records = RecordTable.page(connection, instance, reached, PAGE);
            for (AuditRecord record : records) {
                if (!each.test(record)) {
                    return;
                }
                reached = record.seq();
            }
        } while (records.size() == PAGE);
    }
}
