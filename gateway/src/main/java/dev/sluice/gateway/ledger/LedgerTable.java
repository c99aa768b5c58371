package dev.sluice.gateway.ledger;

import dev.sluice.gateway.journal.Label;
import dev.sluice.router.price.Cost;
import dev.sluice.router.price.Usage;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table {@code ledger_entry}. */
final class LedgerTable {
    /** H2 in PostgreSQL's mode knows this form, too. */
    private static final String INSERT = """
            INSERT INTO ledger_entry (request_id, attempt, happened_at, utc_day, caller, team, requested_model, stream,
                backend, model, provider, locality, outcome, failure, response_id, input_tokens, cached_tokens,
                cache_write_tokens, output_tokens, reasoning_tokens, usage_source, cost_nanos, cost_unknown_why,
                price_id, baseline_nanos, currency, first_byte_ms, total_ms, overhead_micros, settings_version, role)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT DO NOTHING""";

    private LedgerTable() {}

    static void insert(Connection connection, List<LedgerEntry> entries) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (LedgerEntry entry : entries) {
                bind(insert, entry);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void bind(PreparedStatement insert, LedgerEntry entry) throws SQLException {
        OffsetDateTime at = entry.at().atOffset(ZoneOffset.UTC);
        LedgerEntry.Asked asked = entry.asked();
        LedgerEntry.Tried tried = entry.tried();
        insert.setString(1, entry.requestId());
        insert.setInt(2, entry.attempt());
        insert.setObject(3, at);
        insert.setObject(4, at.toLocalDate());
        insert.setString(5, asked.caller());
        insert.setString(6, asked.team());
        insert.setString(7, asked.model());
        insert.setBoolean(8, asked.stream());
        insert.setString(9, tried.backend());
        insert.setString(10, tried.model());
        insert.setString(11, tried.provider());
        insert.setString(12, tried.locality().name());
        insert.setString(13, entry.outcome().name());
        insert.setString(14, entry.failure());
        insert.setString(15, entry.responseId());
        bindUsage(insert, entry.usage());
        bindCost(insert, entry);
        insert.setString(26, entry.currency());
        number(insert, 27, entry.timing().firstByteMillis());
        insert.setLong(28, entry.timing().totalMillis());
        insert.setLong(29, entry.timing().overheadMicros());
        insert.setString(30, entry.settingsVersion());
        insert.setString(31, entry.role().name());
    }

    private static void bindUsage(PreparedStatement insert, @Nullable Usage usage) throws SQLException {
        number(insert, 16, usage == null ? null : (Long) usage.input());
        number(insert, 17, usage == null ? null : (Long) usage.cachedInput());
        number(insert, 18, usage == null ? null : (Long) usage.cacheWrite());
        number(insert, 19, usage == null ? null : (Long) usage.output());
        number(insert, 20, usage == null ? null : (Long) usage.reasoning());
        insert.setString(21, usage == null ? null : usage.source().name());
    }

    private static void bindCost(PreparedStatement insert, LedgerEntry entry) throws SQLException {
        switch (entry.cost()) {
            case Cost.Known(var amount, var priceId) -> {
                insert.setLong(22, amount.nanos());
                insert.setNull(23, Types.VARCHAR);
                insert.setString(24, Label.line(priceId, 160));
            }
            case Cost.Unknown(var why) -> {
                insert.setNull(22, Types.BIGINT);
                insert.setString(23, Label.line(why, 256));
                insert.setNull(24, Types.VARCHAR);
            }
        }
        switch (entry.baseline()) {
            case Cost.Known(var amount, var ignored) -> insert.setLong(25, amount.nanos());
            case Cost.Unknown(var ignored) -> insert.setNull(25, Types.BIGINT);
        }
    }

    private static void number(PreparedStatement insert, int index, @Nullable Long value) throws SQLException {
        if (value == null) {
            insert.setNull(index, Types.BIGINT);
        } else {
            insert.setLong(index, value);
        }
    }
}
