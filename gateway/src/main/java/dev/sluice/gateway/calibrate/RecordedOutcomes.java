package dev.sluice.gateway.calibrate;

import dev.sluice.config.Settings;
import dev.sluice.gateway.calibrate.RouteOutcome.Source;
import dev.sluice.gateway.feedback.Feedback;
import dev.sluice.router.catalogue.Route;
import dev.sluice.router.difficulty.Difficulty;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Feedback and comparisons with shadows as {@code /report/outcomes} tells them. All ratings and scores of a request
 * count as one outcome, their mean: those of reviewers and judges alone where there are any. That an answer was asked
 * for again counts only where nobody said more, and what a shadow says of an answer only where nobody rated it.
 */
public final class RecordedOutcomes {
    private RecordedOutcomes() {}

    /** @param lines JSON Lines of the report */
    public static void read(String lines, Settings settings, Outcomes into) {
        Map<String, List<JsonNode>> requests = new LinkedHashMap<>();
        lines.lines()
                .filter(line -> !line.isBlank())
                .map(JsonMapper.shared()::readTree)
                .forEach(row -> requests.computeIfAbsent(row.path("id").asString(), first -> new ArrayList<>())
                        .add(row));
        requests.forEach((id, rows) -> add(id, rows, settings, into));
    }

    private static void add(String id, List<JsonNode> rows, Settings settings, Outcomes into) {
        if (!rows.getFirst()
                .path("model_version")
                .asString()
                .equals(settings.judge().difficultyVersion())) {
            into.ofAnotherModel();
            return;
        }
        List<JsonNode> said = rows.stream().filter(row -> !isShadows(row)).toList();
        if (!said.isEmpty()) {
            addSaid(id, said, settings, into);
        }
        rows.stream().filter(RecordedOutcomes::isShadows).forEach(row -> {
            boolean rated = said.stream().anyMatch(one -> one.path("route").equals(row.path("route")));
            addShadows(id, row, rated, settings, into);
        });
    }

    private static boolean isShadows(JsonNode row) {
        return row.path("abler").isString();
    }

    private static void addSaid(String id, List<JsonNode> rows, Settings settings, Outcomes into) {
        JsonNode first = rows.getFirst();
        if (first.path("local").isString() && first.path("strong").isString()) {
            into.pair(new Outcomes.Pair(
                    name(first.path("local").asString(), settings),
                    name(first.path("strong").asString(), settings)));
        }
        List<JsonNode> valued = rows.stream()
                .filter(row -> !row.path("kind").asString().equals("REGENERATED"))
                .toList();
        List<JsonNode> experts = valued.stream()
                .filter(row -> Feedback.Source.isExpert(row.path("source").asString()))
                .toList();
        double success = (experts.isEmpty() ? valued : experts)
                .stream()
                        .mapToDouble(row -> row.path("quality").asDouble())
                        .average()
                        .orElse(0);
        into.add(outcome(Source.FEEDBACK, id, first, success, settings));
    }

    /** @param rated whether somebody said how good that route's answer was, who knows better */
    private static void addShadows(String id, JsonNode row, boolean rated, Settings settings, Outcomes into) {
        String weaker = row.path("route").asString();
        if (settings.catalogue()
                .named(weaker)
                .filter(route -> !route.leavesTheHouse())
                .isPresent()) {
            into.pair(new Outcomes.Pair(
                    name(weaker, settings), name(row.path("abler").asString(), settings)));
        }
        if (!rated) {
            into.add(outcome(Source.SHADOW, id, row, row.path("quality").asDouble(), settings));
        }
    }

    private static RouteOutcome outcome(Source source, String id, JsonNode row, double success, Settings settings) {
        Difficulty rated = new Difficulty(
                row.path("score").asDouble(),
                row.path("local_success").asDouble(),
                row.path("strong_success").asDouble(),
                List.of());
        return new RouteOutcome(source, id, name(row.path("route").asString(), settings), rated, success);
    }

    /** The name that the catalogue has for it today; a route that is gone keeps its id. */
    static String name(String route, Settings settings) {
        return settings.catalogue().named(route).map(Route::name).orElse(route);
    }
}
