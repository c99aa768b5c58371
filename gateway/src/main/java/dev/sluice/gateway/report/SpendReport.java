package dev.sluice.gateway.report;

import dev.sluice.gateway.ledger.Store;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What was spent.
 *
 * @param from first day, UTC
 * @param to the day after the last, UTC
 * @param rows dearest first; days in order
 * @param totals one per currency
 */
public record SpendReport(SpendBy by, LocalDate from, LocalDate to, List<SpendRow> rows, List<SpendRow> totals) {
    private static final String SUMS = """
            COUNT(DISTINCT request_id), COUNT(*), COUNT(CASE WHEN outcome = 'SERVED' AND role <> 'SHADOW' THEN 1 END),
            COALESCE(SUM(input_tokens), 0), COALESCE(SUM(cached_tokens), 0), COALESCE(SUM(output_tokens), 0),
            COALESCE(SUM(cost_nanos), 0), COUNT(CASE WHEN cost_nanos IS NULL THEN 1 END),
            COUNT(CASE WHEN usage_source = 'ESTIMATED' THEN 1 END), COUNT(CASE WHEN usage_source IS NULL THEN 1 END),
            COALESCE(SUM(baseline_nanos), 0),
            COALESCE(SUM(CASE WHEN cost_nanos IS NOT NULL THEN baseline_nanos - cost_nanos END), 0),
            COUNT(CASE WHEN outcome = 'WITHHELD' AND role <> 'SHADOW' THEN 1 END),
            COUNT(CASE WHEN role = 'VERIFIED_AWAY' THEN 1 END), COUNT(CASE WHEN role = 'SAMPLE' THEN 1 END),
            COALESCE(SUM(CASE WHEN role IN ('VERIFIED_AWAY', 'SAMPLE') THEN cost_nanos END), 0),
            COUNT(CASE WHEN role IN ('VERIFIED_AWAY', 'SAMPLE') AND cost_nanos IS NULL THEN 1 END),
            COUNT(CASE WHEN role = 'SHADOW' THEN 1 END),
            COALESCE(SUM(CASE WHEN role = 'SHADOW' THEN cost_nanos END), 0),
            COUNT(CASE WHEN role = 'SHADOW' AND cost_nanos IS NULL THEN 1 END)
            FROM ledger_entry WHERE utc_day >= ? AND utc_day < ?""";

    public SpendReport {
        rows = List.copyOf(rows);
        totals = List.copyOf(totals);
    }

    /** Reads the ledger's table; what is still in the journal comes a moment later. */
    public static SpendReport of(Store store, SpendBy by, LocalDate from, LocalDate to) throws SQLException {
        String order = by == SpendBy.DAY ? "ORDER BY 1, 2" : "ORDER BY 9 DESC, 1, 2";
        try (Connection connection = store.connection()) {
            // Both queries see the same state, so that the lines add up to the total.
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try {
                return new SpendReport(
                        by,
                        from,
                        to,
                        query(
                                connection,
                                by.expression(),
                                "GROUP BY " + by.expression() + ", currency " + order,
                                from,
                                to),
                        query(connection, "''", "GROUP BY currency ORDER BY 2", from, to));
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private static List<SpendRow> query(
            Connection connection, String key, String grouping, LocalDate from, LocalDate to) throws SQLException {
        List<SpendRow> found = new ArrayList<>();
        try (PreparedStatement select =
                connection.prepareStatement("SELECT " + key + ", currency, " + SUMS + " " + grouping)) {
            select.setObject(1, from);
            select.setObject(2, to);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(read(row));
                }
            }
        }
        return found;
    }

    private static SpendRow read(ResultSet row) throws SQLException {
        long attempts = row.getLong(4);
        long served = row.getLong(5);
        long verifiedAway = row.getLong(16);
        long samples = row.getLong(17);
        long shadows = row.getLong(20);
        return new SpendRow(
                row.getString(1),
                row.getString(2),
                row.getLong(3),
                attempts,
                served,
                attempts - served - row.getLong(15) - shadows,
                row.getBigDecimal(6),
                row.getBigDecimal(7),
                row.getBigDecimal(8),
                money(row.getBigDecimal(9)),
                row.getLong(10),
                row.getLong(11),
                row.getLong(12),
                money(row.getBigDecimal(13)),
                money(row.getBigDecimal(14)),
                verifiedAway,
                samples,
                new SpendRow.Part(verifiedAway + samples, money(row.getBigDecimal(18)), row.getLong(19)),
                new SpendRow.Part(shadows, money(row.getBigDecimal(21)), row.getLong(22)));
    }

    private static BigDecimal money(BigDecimal nanos) {
        return nanos.movePointLeft(9).setScale(9);
    }
}
