package dev.sluice.gateway.calibrate;

import dev.sluice.config.Settings;
import dev.sluice.gateway.feedback.Feedback;
import dev.sluice.router.catalogue.Route;
import dev.sluice.router.difficulty.Difficulty;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Feedback as {@code /report/outcomes} tells it. All ratings and scores of a request count as one outcome, their mean:
 * those of reviewers and judges alone where there are any. That an answer was asked for again counts only where nobody
 * said more.
 */
public final class RecordedOutcomes {
    private static final Set<String> EXPERTS = Set.of(Feedback.Source.JUDGE.name(), Feedback.Source.REVIEWER.name());

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
        JsonNode first = rows.getFirst();
        if (!first.path("model_version").asString().equals(settings.judge().difficultyVersion())) {
            into.ofAnotherModel();
            return;
        }
        if (first.path("local").isString() && first.path("strong").isString()) {
            into.pair(new Outcomes.Pair(
                    name(first.path("local").asString(), settings),
                    name(first.path("strong").asString(), settings)));
        }
        List<JsonNode> said = rows.stream()
                .filter(row -> !row.path("kind").asString().equals("REGENERATED"))
                .toList();
        List<JsonNode> experts = said.stream()
                .filter(row -> EXPERTS.contains(row.path("source").asString()))
                .toList();
        double success = (experts.isEmpty() ? said : experts)
                .stream()
                        .mapToDouble(row -> row.path("quality").asDouble())
                        .average()
                        .orElse(0);
        Difficulty rated = new Difficulty(
                first.path("score").asDouble(),
                first.path("local_success").asDouble(),
                first.path("strong_success").asDouble(),
                List.of());
        into.add(new RouteOutcome(id, name(first.path("route").asString(), settings), rated, success));
    }

    /** The name that the catalogue has for it today; a route that is gone keeps its id. */
    static String name(String route, Settings settings) {
        return settings.catalogue().named(route).map(Route::name).orElse(route);
    }
}
