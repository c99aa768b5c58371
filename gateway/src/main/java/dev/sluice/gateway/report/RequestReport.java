package dev.sluice.gateway.report;

import dev.sluice.gateway.ledger.Store;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** What one request cost, attempt by attempt, as JSON. Money as in {@link ReportJson}; null where it is unknown. */
final class RequestReport {
    private static final JsonFactory FACTORY = new JsonFactory();

    private static final String SQL = """
            SELECT attempt, backend, model, provider, outcome, failure, response_id, input_tokens, cached_tokens,
                   output_tokens, usage_source, cost_nanos, cost_unknown_why, baseline_nanos, currency, first_byte_ms,
                   total_ms, overhead_micros, role
            FROM ledger_entry WHERE request_id = ? ORDER BY attempt
            """;

    private RequestReport() {}

    /** Empty if the ledger holds nothing of it (yet: the database is some milliseconds behind the journal). */
    static Optional<String> of(Store store, String requestId) throws SQLException {
        try (Connection connection = store.connection();
                PreparedStatement select = connection.prepareStatement(SQL)) {
            select.setString(1, requestId);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(written(row, requestId)) : Optional.empty();
            }
        }
    }

    private static String written(ResultSet row, String requestId) throws SQLException {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            json.writeStringProperty("request_id", requestId);
            json.writeArrayPropertyStart("attempts");
            do {
                attempt(json, row);
            } while (row.next());
            json.writeEndArray();
            json.writeEndObject();
        }
        return out.append('\n').toString();
    }

    private static void attempt(JsonGenerator json, ResultSet row) throws SQLException {
        json.writeStartObject();
        json.writeNumberProperty("attempt", row.getInt("attempt"));
        json.writeStringProperty("route", row.getString("backend") + "/" + row.getString("model"));
        text(json, row, "provider");
        text(json, row, "role");
        text(json, row, "outcome");
        text(json, row, "failure");
        text(json, row, "response_id");
        number(json, row, "input_tokens");
        number(json, row, "cached_tokens");
        number(json, row, "output_tokens");
        text(json, row, "usage_source");
        money(json, row, "cost", "cost_nanos");
        text(json, row, "cost_unknown_why");
        money(json, row, "baseline", "baseline_nanos");
        text(json, row, "currency");
        number(json, row, "first_byte_ms");
        number(json, row, "total_ms");
        number(json, row, "overhead_micros");
        json.writeEndObject();
    }

    private static void text(JsonGenerator json, ResultSet row, String column) throws SQLException {
        String value = row.getString(column);
        if (value == null) {
            json.writeNullProperty(column);
        } else {
            json.writeStringProperty(column, value);
        }
    }

    private static void number(JsonGenerator json, ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        if (row.wasNull()) {
            json.writeNullProperty(column);
        } else {
            json.writeNumberProperty(column, value);
        }
    }

    private static void money(JsonGenerator json, ResultSet row, String name, String column) throws SQLException {
        long nanos = row.getLong(column);
        if (row.wasNull()) {
            json.writeNullProperty(name);
        } else {
            json.writeStringProperty(name, BigDecimal.valueOf(nanos, 9).toPlainString());
        }
    }
}
