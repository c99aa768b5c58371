package dev.sluice.gateway.feedback;

import dev.sluice.gateway.feedback.Feedback.Kind;
import dev.sluice.gateway.feedback.Feedback.Source;
import dev.sluice.gateway.ledger.Store;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Facts and feedback that tests of the routing book record, and the rows that come of them. */
final class RoutingFacts {
    static final Instant NOON = Instant.parse("2026-11-24T12:00:00.123456Z");

    private RoutingFacts() {}

    static Feedback said(String requestId, String team, Kind kind, double quality, int minute) {
        return new Feedback(requestId, team, kind, Source.USER, NOON.plus(Duration.ofMinutes(minute)), quality);
    }

    static RoutingFact judged(String requestId, int minute, RoutingFact.Judged judged) {
        RoutingFact plain = fact(requestId, "team-a");
        return new RoutingFact(
                requestId,
                NOON.plus(Duration.ofMinutes(minute)),
                plain.team(),
                plain.alias(),
                plain.routes(),
                plain.rated(),
                plain.settingsVersion(),
                judged,
                null);
    }

    static RoutingFact fact(String requestId, String team) {
        return fact(requestId, team, "local/small", "local/small", "cloud/big");
    }

    static RoutingFact fact(
            String requestId, String team, String answered, @Nullable String local, @Nullable String strong) {
        return fact(requestId, team, answered, local, strong, "auto");
    }

    static RoutingFact fact(
            String requestId,
            String team,
            String answered,
            @Nullable String local,
            @Nullable String strong,
            String mode) {
        return new RoutingFact(
                requestId,
                NOON,
                team,
                "gpt-4o",
                new RoutingFact.Routes(mode, answered, local, strong, local == null ? null : (Double) 0.5),
                new RoutingFact.Rated(0.25, 0.7, 0.9, "Structural-1"),
                "abcdef012345",
                null,
                null);
    }

    /** The same with a sketch, decided by another score than the model's. */
    static RoutingFact sketched(RoutingFact fact, long sketch) {
        return new RoutingFact(
                fact.requestId(),
                fact.at(),
                fact.team(),
                fact.alias(),
                fact.routes(),
                fact.rated(),
                fact.settingsVersion(),
                null,
                new RoutingFact.Likeness(sketch, 12, 0.5));
    }

    /** What a query returns: a string a row, its columns parted by bars. */
    static List<String> rows(Store store, String sql) throws SQLException {
        List<String> all = new ArrayList<>();
        try (Connection connection = store.connection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                StringBuilder out = new StringBuilder();
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    out.append(i > 1 ? "|" : "").append(row.getString(i));
                }
                all.add(out.toString());
            }
        }
        return all;
    }
}
