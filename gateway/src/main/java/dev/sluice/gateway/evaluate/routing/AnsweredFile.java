package dev.sluice.gateway.evaluate.routing;

import dev.sluice.gateway.evaluate.JsonLines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What a local model answered, as JSON Lines: {@code {"id", "answer", "length", "others": [...]}}. */
final class AnsweredFile {
    private AnsweredFile() {}

    /** @throws IOException if one cannot be read, or a line is no answer, or two have the same id */
    static Map<String, Answered> read(List<Path> files) throws IOException {
        Map<String, Answered> answers = new HashMap<>();
        for (Path file : files) {
            JsonLines.read(file, line -> {
                String id = line.string("id");
                if (answers.putIfAbsent(id, answered(line)) != null) {
                    throw line.wrong("the id " + id + " again");
                }
            });
        }
        return answers;
    }

    private static Answered answered(JsonLines.Line line) throws IOException {
        JsonNode answer = line.object().get("answer");
        if (answer == null) {
            throw line.wrong("no \"answer\" (expected the final answer, or null if none could be read)");
        }
        JsonNode length = line.object().path("length");
        if (!length.isIntegralNumber() || length.asLong() < 0 || length.asLong() > Integer.MAX_VALUE) {
            throw line.wrong("\"length\": no count of characters");
        }
        if (!line.object().path("others").isArray()) {
            throw line.wrong("no \"others\" (expected an array of final answers)");
        }
        List<JsonNode> others = new ArrayList<>();
        line.object().path("others").forEach(others::add);
        return new Answered(answer, length.asInt(), others);
    }
}
