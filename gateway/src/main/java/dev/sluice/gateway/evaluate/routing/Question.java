package dev.sluice.gateway.evaluate.routing;

import dev.sluice.gateway.dialect.chat.ChatRequestReader;
import dev.sluice.router.difficulty.training.Example;
import dev.sluice.router.prompt.Prompt;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A prompt with how well two models answered it.
 *
 * @param id unique among the files that are read together
 * @param benchmark the group that results are given for
 * @param text what the user asks
 * @param tools the tools on offer, each {@code {"name", "description", "parameters"}}; often none
 * @param local how good the local model's answer was, from 0 to 1
 * @param strong how good the strong model's answer was, from 0 to 1
 * @param localPool the mean over many small models where the file has one, otherwise as {@code local}; a smoother label
 *     to learn from, never to measure by
 * @param strongPool the same of many strong models
 */
record Question(
        String id,
        String benchmark,
        String text,
        List<JsonNode> tools,
        double local,
        double strong,
        double localPool,
        double strongPool) {
    private static final JsonMapper JSON = JsonMapper.shared();
    /** The gateway's default. */
    private static final int MAX_DEPTH = 128;

    Question {
        tools = List.copyOf(tools);
    }

    /** The question as a caller would ask it: one message of the user, with the tools if there are any. */
    Prompt prompt() {
        ObjectNode request = JSON.createObjectNode().put("model", "auto");
        request.putArray("messages").addObject().put("role", "user").put("content", text);
        if (!tools.isEmpty()) {
            var list = request.putArray("tools");
            for (JsonNode tool : tools) {
                list.addObject().put("type", "function").set("function", tool);
            }
        }
        byte[] body = request.toString().getBytes(StandardCharsets.UTF_8);
        return ChatRequestReader.read(body, MAX_DEPTH).prompt();
    }

    /** The question as something to learn from. */
    Example example() {
        return new Example(id, benchmark, prompt(), local, strong, localPool, strongPool);
    }

    /** Length of the text in code points. */
    int length() {
        return text.codePointCount(0, text.length());
    }

    /** Every benchmark of these with its questions, in the order in which they come. */
    static Map<String, List<Question>> byBenchmark(List<Question> questions) {
        Map<String, List<Question>> groups = new LinkedHashMap<>();
        for (Question question : questions) {
            groups.computeIfAbsent(question.benchmark(), any -> new ArrayList<>())
                    .add(question);
        }
        return groups;
    }
}
