package dev.sluice.gateway.feedback;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The tables {@code routing_fact}, {@code feedback} and {@code shadow_outcome}. */
final class RoutingTable {
    private static final String INSERT_FACT = """
            INSERT INTO routing_fact (request_id, happened_at, team, alias, mode, route, local_route, strong_route,
                score, local_success, strong_success, threshold, model_version, settings_version,
                judged_route, doubt, went_on, doubt_model, sketch, neighbours, decided_score)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT DO NOTHING""";

    private static final String TEAM = "SELECT team FROM routing_fact WHERE request_id = ?";

    /**
     * Deleting the older and then inserting unless there is a newer: both databases know that, and records that come
     * once more after a crash change nothing.
     */
    private static final String DELETE_OLDER =
            "DELETE FROM feedback WHERE request_id = ? AND team = ? AND kind = ? AND source = ? AND given_at < ?";

    private static final String INSERT_FEEDBACK = """
            INSERT INTO feedback (request_id, team, kind, source, given_at, quality) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT DO NOTHING""";

    private static final String INSERT_SHADOW = """
            INSERT INTO shadow_outcome (request_id, happened_at, route, abler_route, succeeded) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT DO NOTHING""";

    private static final String RECENT = """
            SELECT alias, team, COALESCE(decided_score, score), model_version, route, local_route, strong_route
            FROM routing_fact WHERE mode = 'auto' ORDER BY happened_at DESC LIMIT ?""";

    private static final String RECENT_DOUBTS = """
            SELECT team, judged_route, doubt, went_on, doubt_model, model_version FROM routing_fact
            WHERE doubt IS NOT NULL ORDER BY happened_at DESC LIMIT ?""";

    /** In seconds; whoever asks can do without. */
    private static final int PATIENCE = 20;
    /** Neither database deletes so many rows at most without such a detour that both know. */
    private static final String FORGET_FACTS = """
            DELETE FROM routing_fact WHERE request_id IN
                (SELECT request_id FROM routing_fact WHERE happened_at < ? ORDER BY happened_at LIMIT ?)""";

    private static final String FORGET_FEEDBACK = """
            DELETE FROM feedback WHERE given_at < ? AND request_id IN
                (SELECT request_id FROM feedback WHERE given_at < ? LIMIT ?)""";

    private static final String FORGET_SHADOWS = """
            DELETE FROM shadow_outcome WHERE request_id IN
                (SELECT request_id FROM shadow_outcome WHERE happened_at < ? ORDER BY happened_at LIMIT ?)""";

    private RoutingTable() {}

    static void insert(Connection connection, List<RoutingFact> facts) throws SQLException {
        if (facts.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(INSERT_FACT)) {
            for (RoutingFact fact : facts) {
                bind(insert, fact);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    static void insertShadows(Connection connection, List<ShadowOutcome> outcomes) throws SQLException {
        if (outcomes.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(INSERT_SHADOW)) {
            for (ShadowOutcome outcome : outcomes) {
                insert.setString(1, outcome.requestId());
                insert.setObject(2, outcome.at().atOffset(ZoneOffset.UTC));
                insert.setString(3, outcome.route());
                insert.setString(4, outcome.abler());
                insert.setBoolean(5, outcome.succeeded());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /**
     * Deletes facts, feedback and outcomes of shadows from before that instant, in a batch.
     *
     * @param most facts, outcomes, and requests with feedback, that go at once
     * @return how many rows went; 0 once there is nothing so old
     */
    static int forget(Connection connection, Instant before, int most) throws SQLException {
        OffsetDateTime end = before.atOffset(ZoneOffset.UTC);
        try (PreparedStatement facts = connection.prepareStatement(FORGET_FACTS);
                PreparedStatement feedback = connection.prepareStatement(FORGET_FEEDBACK);
                PreparedStatement shadows = connection.prepareStatement(FORGET_SHADOWS)) {
            facts.setObject(1, end);
            facts.setInt(2, most);
            feedback.setObject(1, end);
            feedback.setObject(2, end);
            feedback.setInt(3, most);
            shadows.setObject(1, end);
            shadows.setInt(2, most);
            return facts.executeUpdate() + feedback.executeUpdate() + shadows.executeUpdate();
        }
    }

    /** Whose request it was; empty if no fact tells. */
    static Optional<String> teamOf(Connection connection, String requestId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(TEAM)) {
            select.setString(1, requestId);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }

    /** The latest requests that difficulty decided, latest first. */
    static List<PastScore> recent(Connection connection, int most) throws SQLException {
        return latest(connection, RECENT, most, row -> {
            List<String> routes = Stream.of(row.getString(5), row.getString(6), row.getString(7))
                    .filter(Objects::nonNull)
                    .toList();
            return new PastScore(row.getString(1), row.getString(2), row.getDouble(3), row.getString(4), routes);
        });
    }

    /** The latest answers that were judged and count, latest first. */
    static List<PastDoubt> recentDoubts(Connection connection, int most) throws SQLException {
        return latest(connection, RECENT_DOUBTS, most, row -> {
            RoutingFact.Judged judged =
                    new RoutingFact.Judged(row.getString(2), row.getDouble(3), row.getBoolean(4), row.getString(5));
            return new PastDoubt(row.getString(1), judged, row.getString(6));
        });
    }

    /** Makes something of the row that a result is at. */
    private interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    private static <T> List<T> latest(Connection connection, String select, int most, Reading<T> reading)
            throws SQLException {
        List<T> latest = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setQueryTimeout(PATIENCE);
            statement.setInt(1, most);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    latest.add(reading.of(row));
                }
            }
        }
        return latest;
    }

    /** Takes the place of an earlier one of the same request, team, kind and source; never that of a later one. */
    static void replace(Connection connection, Feedback said) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(DELETE_OLDER)) {
            bindKey(delete, said);
            delete.executeUpdate();
        }
        try (PreparedStatement insert = connection.prepareStatement(INSERT_FEEDBACK)) {
            bindKey(insert, said);
            insert.setDouble(6, said.quality());
            insert.executeUpdate();
        }
    }

    private static void bindKey(PreparedStatement statement, Feedback said) throws SQLException {
        statement.setString(1, said.requestId());
        statement.setString(2, said.team());
        statement.setString(3, said.kind().name());
        statement.setString(4, said.source().name());
        statement.setObject(5, said.givenAt().atOffset(ZoneOffset.UTC));
    }

    private static void bind(PreparedStatement insert, RoutingFact fact) throws SQLException {
        RoutingFact.Routes routes = fact.routes();
        RoutingFact.Rated rated = fact.rated();
        insert.setString(1, fact.requestId());
        insert.setObject(2, fact.at().atOffset(ZoneOffset.UTC));
        insert.setString(3, fact.team());
        insert.setString(4, fact.alias());
        insert.setString(5, routes.mode());
        insert.setString(6, routes.answered());
        insert.setString(7, routes.local());
        insert.setString(8, routes.strong());
        insert.setDouble(9, rated.score());
        insert.setDouble(10, rated.local());
        insert.setDouble(11, rated.strong());
        decimal(insert, 12, routes.threshold());
        insert.setString(13, rated.model());
        insert.setString(14, fact.settingsVersion());
        bind(insert, fact.judged());
        RoutingFact.Likeness likeness = fact.likeness();
        insert.setObject(19, likeness == null ? null : likeness.sketch(), Types.BIGINT);
        insert.setObject(20, likeness == null ? null : likeness.neighbours(), Types.INTEGER);
        decimal(insert, 21, likeness == null ? null : (Double) likeness.score());
    }

    private static void bind(PreparedStatement insert, RoutingFact.@Nullable Judged judged) throws SQLException {
        insert.setString(15, judged == null ? null : judged.route());
        decimal(insert, 16, judged == null ? null : (Double) judged.doubt());
        if (judged == null) {
            insert.setNull(17, Types.BOOLEAN);
        } else {
            insert.setBoolean(17, judged.wentOn());
        }
        insert.setString(18, judged == null ? null : judged.model());
    }

    private static void decimal(PreparedStatement insert, int index, @Nullable Double value) throws SQLException {
        if (value == null) {
            insert.setNull(index, Types.DOUBLE);
        } else {
            insert.setDouble(index, value);
        }
    }
}
