package dev.sluice.gateway.evaluate.routing;

import dev.sluice.gateway.evaluate.JsonLines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Questions as JSON Lines: {@code {"id", "benchmark", "prompt", "weak_score", "strong_score"}}, and if there are any
 * {@code "tools"}, {@code "weak_pool"} and {@code "strong_pool"}. What else a line holds is passed over.
 */
final class QuestionFile {
    private QuestionFile() {}

    /** @throws IOException if one cannot be read, holds no question, or a line is none, or two have the same id */
    static List<Question> read(List<Path> files) throws IOException {
        List<Question> questions = new ArrayList<>();
        Map<String, String> places = new HashMap<>();
        for (Path file : files) {
            int before = questions.size();
            JsonLines.read(file, line -> {
                Question question = question(line);
                String earlier = places.putIfAbsent(question.id(), file + ":" + line.number());
                if (earlier != null) {
                    throw line.wrong("the id " + question.id() + " again (first in " + earlier + ")");
                }
                questions.add(question);
            });
            if (questions.size() == before) {
                throw new IOException(file + ": no question in it");
            }
        }
        return questions;
    }

    private static Question question(JsonLines.Line line) throws IOException {
        double local = line.share("weak_score");
        double strong = line.share("strong_score");
        return new Question(
                line.string("id"),
                line.string("benchmark"),
                line.string("prompt"),
                tools(line),
                local,
                strong,
                line.object().has("weak_pool") ? line.share("weak_pool") : local,
                line.object().has("strong_pool") ? line.share("strong_pool") : strong);
    }

    private static List<JsonNode> tools(JsonLines.Line line) throws IOException {
        JsonNode list = line.object().path("tools");
        if (list.isMissingNode() || list.isNull()) {
            return List.of();
        }
        List<JsonNode> tools = new ArrayList<>();
        for (JsonNode tool : list) {
            if (!tool.path("name").isString()) {
                throw line.wrong("\"tools\": one has no name (expected {\"name\", \"description\", \"parameters\"})");
            }
            tools.add(tool);
        }
        if (tools.isEmpty() && !list.isArray()) {
            throw line.wrong("\"tools\": not an array");
        }
        return tools;
    }
}
