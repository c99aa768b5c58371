package dev.sluice.gateway.calibrate;

import dev.sluice.config.Settings;
import dev.sluice.gateway.evaluate.JsonLines;
import dev.sluice.gateway.failure.Failure;
import dev.sluice.router.difficulty.Difficulty;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Prompts with outcomes of an operator's own, as JSON Lines, packed ({@code .gz}) or not: {@code id}; {@code prompt}, a
 * whole {@code body}, or a {@code score}; and either {@code local} and {@code strong} (how good each of the pair's
 * answers was: true, false or 0 to 1) or {@code route} and {@code quality}. Prompts are rated here and forgotten.
 */
public final class OutcomesFile {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Settings settings;
    private final Outcomes.Pair pair;
    private final Outcomes into;

    /** @param pair whose answers {@code local} and {@code strong} are */
    public OutcomesFile(Settings settings, Outcomes.Pair pair, Outcomes into) {
        this.settings = settings;
        this.pair = pair;
        this.into = into;
    }

    /**
     * @throws IOException if it cannot be read, or a line is no row; the message names file and line, never its text
     */
    public void read(Path file) throws IOException {
        JsonLines.read(file, this::row);
    }

    private void row(JsonLines.Line line) throws IOException {
        JsonNode row = line.object();
        String id = row.path("id").asString("");
        if (id.isEmpty()) {
            throw line.wrong("id: missing (expected a name for the row)");
        }
        String group = RouteOutcome.group(id);
        Difficulty rated = rated(line);
        if (row.has("route")) {
            String route = RecordedOutcomes.name(row.path("route").asString(""), settings);
            into.add(new RouteOutcome(RouteOutcome.Source.FILE, group, route, rated, success(line, "quality")));
            return;
        }
        if (!row.has("local") && !row.has("strong")) {
            throw line.wrong("no outcome (expected local, strong or both, or route and quality)");
        }
        into.pair(pair);
        if (row.has("local")) {
            into.add(new RouteOutcome(RouteOutcome.Source.FILE, group, pair.local(), rated, success(line, "local")));
        }
        if (row.has("strong")) {
            into.add(new RouteOutcome(RouteOutcome.Source.FILE, group, pair.strong(), rated, success(line, "strong")));
        }
    }

    private Difficulty rated(JsonLines.Line line) throws IOException {
        JsonNode row = line.object();
        if (row.path("score").isNumber()) {
            double score = row.path("score").asDouble();
            if (!(score >= 0 && score <= 1)) {
                throw line.wrong("score: " + score + " (expected 0 to 1)");
            }
            return new Difficulty(score, List.of());
        }
        ObjectNode body = JSON.createObjectNode();
        if (row.path("body") instanceof ObjectNode whole) {
            body.setAll(whole);
        } else if (row.path("prompt").isString()) {
            body.putArray("messages")
                    .addObject()
                    .put("role", "user")
                    .put("content", row.path("prompt").asString());
        } else {
            throw line.wrong("expected a prompt, a body or a score");
        }
        try {
            return PromptRating.of(body, settings);
        } catch (Failure bad) {
            throw line.wrong(bad.publicMessage());
        }
    }

    private static double success(JsonLines.Line line, String key) throws IOException {
        JsonNode value = line.object().path(key);
        double success = -1;
        if (value.isBoolean()) {
            success = value.asBoolean() ? 1 : 0;
        } else if (value.isNumber()) {
            success = value.asDouble();
        }
        if (!(success >= 0 && success <= 1)) {
            throw line.wrong(key + ": expected true, false or a number from 0 to 1");
        }
        return success;
    }
}
