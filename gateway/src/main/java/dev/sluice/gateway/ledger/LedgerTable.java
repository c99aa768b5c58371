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

    /** Columns that how an attempt ended has no say in stay as they are. */
    private static final String AMEND = """
            UPDATE ledger_entry SET outcome = ?, failure = ?, response_id = ?, input_tokens = ?, cached_tokens = ?,
                cache_write_tokens = ?, output_tokens = ?, reasoning_tokens = ?, usage_source = ?, cost_nanos = ?,
                cost_unknown_why = ?, price_id = ?, baseline_nanos = ?, first_byte_ms = ?, total_ms = ?,
                overhead_micros = ?, role = ?
            WHERE request_id = ? AND attempt = ? AND outcome = 'WITHHELD'""";

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

    /** Of entries that are there as withheld; of others nothing changes. */
    static void amend(Connection connection, List<LedgerEntry> entries) throws SQLException {
        if (entries.isEmpty()) {
            return;
        }
        try (PreparedStatement update = connection.prepareStatement(AMEND)) {
            for (LedgerEntry entry : entries) {
                update.setString(1, entry.outcome().name());
                update.setString(2, entry.failure());
                update.setString(3, entry.responseId());
                bindUsage(update, 4, entry.usage());
                bindCost(update, 10, entry);
                number(update, 14, entry.timing().firstByteMillis());
                update.setLong(15, entry.timing().totalMillis());
                update.setLong(16, entry.timing().overheadMicros());
                update.setString(17, entry.role().name());
                update.setString(18, entry.requestId());
                update.setInt(19, entry.attempt());
                update.addBatch();
            }
            update.executeBatch();
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
        bindUsage(insert, 16, entry.usage());
        bindCost(insert, 22, entry);
        insert.setString(26, entry.currency());
        number(insert, 27, entry.timing().firstByteMillis());
        insert.setLong(28, entry.timing().totalMillis());
        insert.setLong(29, entry.timing().overheadMicros());
        insert.setString(30, entry.settingsVersion());
        insert.setString(31, entry.role().name());
    }

    private static void bindUsage(PreparedStatement statement, int from, @Nullable Usage usage) throws SQLException {
        number(statement, from, usage == null ? null : (Long) usage.input());
        number(statement, from + 1, usage == null ? null : (Long) usage.cachedInput());
        number(statement, from + 2, usage == null ? null : (Long) usage.cacheWrite());
        number(statement, from + 3, usage == null ? null : (Long) usage.output());
        number(statement, from + 4, usage == null ? null : (Long) usage.reasoning());
        statement.setString(from + 5, usage == null ? null : usage.source().name());
    }

    private static void bindCost(PreparedStatement statement, int from, LedgerEntry entry) throws SQLException {
        switch (entry.cost()) {
            case Cost.Known(var amount, var priceId) -> {
                statement.setLong(from, amount.nanos());
                statement.setNull(from + 1, Types.VARCHAR);
                statement.setString(from + 2, Label.line(priceId, 160));
            }
            case Cost.Unknown(var why) -> {
                statement.setNull(from, Types.BIGINT);
                statement.setString(from + 1, Label.line(why, 256));
                statement.setNull(from + 2, Types.VARCHAR);
            }
        }
        switch (entry.baseline()) {
            case Cost.Known(var amount, var ignored) -> statement.setLong(from + 3, amount.nanos());
            case Cost.Unknown(var ignored) -> statement.setNull(from + 3, Types.BIGINT);
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
