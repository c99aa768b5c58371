package dev.sluice.gateway.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;

/**
 * The records between two dates. Of each chain it takes the whole stretch from the first to the last record of that
 * time, so that no link is missing in it.
 *
 * @param from first day, UTC
 * @param to the day after the last, UTC
 */
public record AuditPeriod(LocalDate from, LocalDate to) {
    private static final String RANGES = """
            SELECT instance, MIN(seq), MAX(seq) FROM audit_entry WHERE happened_at >= ? AND happened_at < ?
            GROUP BY instance
            UNION ALL
            SELECT instance, MIN(seq), MAX(seq) FROM audit_record WHERE happened_at >= ? AND happened_at < ?
            GROUP BY instance
            """;

    /** A stretch of one chain, both ends included. */
    record Range(String instance, long first, long last) {
        private Range and(Range other) {
            return new Range(instance, Math.min(first, other.first), Math.max(last, other.last));
        }
    }

    List<Range> ranges(Connection connection) throws SQLException {
        Map<String, Range> ranges = new TreeMap<>();
        try (PreparedStatement select = connection.prepareStatement(RANGES)) {
            for (int i = 1; i <= 4; i += 2) {
                select.setObject(i, start(from));
                select.setObject(i + 1, start(to));
            }
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Range range = new Range(row.getString(1), row.getLong(2), row.getLong(3));
                    ranges.merge(range.instance(), range, Range::and);
                }
            }
        }
        return new ArrayList<>(ranges.values());
    }

    /**
     * Hands out the contents of all records, a chain after the other, each in order.
     *
     * @param each gets the instance and the content; one without {@code kind} is a decision of the first form
     */
    public void contents(Connection connection, BiConsumer<String, JsonNode> each) throws SQLException {
        for (Range range : ranges(connection)) {
            ChainTables.walk(connection, range.instance(), range.first() - 1, row -> {
                if (row.seq() <= range.last()) {
                    each.accept(range.instance(), AuditJson.read(row.content()));
                }
                return row.seq() < range.last();
            });
        }
    }

    private static OffsetDateTime start(LocalDate day) {
        return day.atStartOfDay().atOffset(ZoneOffset.UTC);
    }
}
