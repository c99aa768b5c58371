package dev.sluice.gateway.report;

import dev.sluice.gateway.ledger.Store;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Feedback, and what comparisons with shadows said, with how the requests were routed, as JSON Lines, oldest first:
 * what {@code calibrate} learns from. Feedback counts only where it comes from the team that made the request. A
 * shadow's line is about the weaker of the two routes and names the {@code abler} one.
 */
final class OutcomesReport {
    private static final JsonFactory FACTORY = new JsonFactory();

    private static final String SQL = """
            SELECT r.request_id, r.happened_at, r.mode, r.local_route, r.strong_route, r.score, r.local_success,
                   r.strong_success, r.threshold, r.model_version, o.route, o.abler, o.kind, o.source, o.quality
            FROM routing_fact r JOIN (
                SELECT f.request_id, t.route, CAST(NULL AS VARCHAR(400)) AS abler, f.kind, f.source, f.quality
                FROM feedback f JOIN routing_fact t ON t.request_id = f.request_id AND t.team = f.team
                UNION ALL
                SELECT s.request_id, s.route, s.abler_route, 'AGREEMENT', 'SHADOW',
                       CASE WHEN s.succeeded THEN CAST(1 AS DOUBLE PRECISION) ELSE CAST(0 AS DOUBLE PRECISION) END
                FROM shadow_outcome s
            ) o ON o.request_id = r.request_id
            WHERE r.happened_at >= ? AND r.happened_at < ?
            ORDER BY r.happened_at, r.request_id, o.kind, o.source
            """;

    private OutcomesReport() {}

    /** @param to the day after the last */
    static String of(Store store, LocalDate from, LocalDate to) throws SQLException {
        StringWriter out = new StringWriter();
        try (Connection connection = store.connection();
                PreparedStatement select = connection.prepareStatement(SQL)) {
            select.setObject(1, from.atStartOfDay().atOffset(ZoneOffset.UTC));
            select.setObject(2, to.atStartOfDay().atOffset(ZoneOffset.UTC));
            select.setFetchSize(1000);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    line(row, out);
                    out.append('\n');
                }
            }
        }
        return out.toString();
    }

    private static void line(ResultSet row, StringWriter out) throws SQLException {
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            json.writeStringProperty("id", row.getString("request_id"));
            text(json, row, "mode");
            text(json, row, "route");
            json.writeName("local");
            value(json, row.getString("local_route"));
            json.writeName("strong");
            value(json, row.getString("strong_route"));
            json.writeNumberProperty("score", row.getDouble("score"));
            json.writeNumberProperty("local_success", row.getDouble("local_success"));
            json.writeNumberProperty("strong_success", row.getDouble("strong_success"));
            double threshold = row.getDouble("threshold");
            if (row.wasNull()) {
                json.writeNullProperty("threshold");
            } else {
                json.writeNumberProperty("threshold", threshold);
            }
            text(json, row, "model_version");
            String abler = row.getString("abler");
            if (abler != null) {
                json.writeStringProperty("abler", abler);
            }
            text(json, row, "kind");
            text(json, row, "source");
            json.writeNumberProperty("quality", row.getDouble("quality"));
            json.writeStringProperty(
                    "at",
                    row.getObject("happened_at", OffsetDateTime.class)
                            .toInstant()
                            .toString());
            json.writeEndObject();
        }
    }

    private static void text(JsonGenerator json, ResultSet row, String column) throws SQLException {
        json.writeStringProperty(column, row.getString(column));
    }

    private static void value(JsonGenerator json, @Nullable String value) {
        if (value == null) {
            json.writeNull();
        } else {
            json.writeString(value);
        }
    }
}
