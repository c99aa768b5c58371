package dev.sluice.gateway.feedback;

import dev.sluice.router.difficulty.Sketch;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads feedback together with the sketches of what it is on. */
final class RatedTable {
    private static final String SELECT = """
            SELECT r.request_id, r.happened_at, r.team, r.route, r.local_route, r.strong_route, r.local_success,
                   r.strong_success, r.model_version, r.sketch, f.kind, f.source, f.quality
            FROM routing_fact r JOIN feedback f ON f.request_id = r.request_id AND f.team = r.team
            WHERE r.sketch IS NOT NULL""";

    private static final String ONE = SELECT + " AND r.request_id = ?";
    private static final String LATEST = SELECT + " ORDER BY r.happened_at DESC, r.request_id LIMIT ?";

    /** In seconds; whoever asks can do without. */
    private static final int PATIENCE = 20;

    private RatedTable() {}

    /** Those of these requests of which a sketch was kept. */
    static List<RatedRequest> of(Connection connection, Collection<String> requests) throws SQLException {
        Map<String, Words> rated = new LinkedHashMap<>();
        try (PreparedStatement select = connection.prepareStatement(ONE)) {
            for (String request : requests) {
                select.setString(1, request);
                read(select, rated);
            }
        }
        return rated(rated);
    }

    /**
     * The latest ones.
     *
     * @param most words of feedback; a request may have several
     */
    static List<RatedRequest> latest(Connection connection, int most) throws SQLException {
        Map<String, Words> rated = new LinkedHashMap<>();
        try (PreparedStatement select = connection.prepareStatement(LATEST)) {
            select.setQueryTimeout(PATIENCE);
            select.setInt(1, most);
            read(select, rated);
        }
        return rated(rated);
    }

    /**
     * What was said of one request, which as yet counts as of no use: the mean, of experts' words where there are any.
     */
    private static final class Words {
        private final RatedRequest request;
        private double sum;
        private int count;
        private boolean byExperts;

        void add(double quality, boolean expert) {
            if (expert && !byExperts) {
                byExperts = true;
                sum = 0;
                count = 0;
            }
            if (expert == byExperts) {
                sum += quality;
                count++;
            }
        }

        Words(RatedRequest request) {
            this.request = request;
        }

        RatedRequest rated() {
            return new RatedRequest(
                    request.requestId(),
                    request.at(),
                    request.team(),
                    request.route(),
                    request.predicted(),
                    request.model(),
                    request.sketch(),
                    count == 0 ? 0 : sum / count);
        }
    }

    private static List<RatedRequest> rated(Map<String, Words> rated) {
        return rated.values().stream().map(Words::rated).toList();
    }

    private static void read(PreparedStatement select, Map<String, Words> into) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                String route = row.getString("route");
                boolean local = route.equals(row.getString("local_route"));
                if (!local && !route.equals(row.getString("strong_route"))) {
                    // Nothing was predicted of it.
                    continue;
                }
                String id = row.getString("request_id");
                Words words = into.get(id);
                if (words == null) {
                    words = new Words(request(row, id, route, local));
                    into.put(id, words);
                }
                if (!row.getString("kind").equals(Feedback.Kind.REGENERATED.name())) {
                    words.add(row.getDouble("quality"), Feedback.Source.isExpert(row.getString("source")));
                }
            }
        }
    }

    private static RatedRequest request(ResultSet row, String id, String route, boolean local) throws SQLException {
        return new RatedRequest(
                id,
                row.getObject("happened_at", OffsetDateTime.class).toInstant(),
                row.getString("team"),
                route,
                row.getDouble(local ? "local_success" : "strong_success"),
                row.getString("model_version"),
                new Sketch(row.getLong("sketch")),
                0);
    }
}
