package dev.sluice.gateway.compare;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An operator's prompts, as JSON Lines: {@code id}; {@code prompt}, {@code messages}, or a whole {@code body}; and
 * {@code expect}, see {@link Expectation#of}. Without it a judge must say.
 */
public final class PromptFile {
    private static final JsonMapper JSON = JsonMapper.shared();

    private static final List<String> KEYS = List.of("id", "prompt", "messages", "body", "expect");

    private PromptFile() {}

    /**
     * One prompt.
     *
     * @param body a chat completions request; its {@code model} is filled in for each run
     */
    public record Case(String id, ObjectNode body, Expectation expectation) {
        /** What the user said last, for a judge. */
        String question() {
            String last = "";
            for (JsonNode message : body.path("messages")) {
                if (message.path("role").asString("").equals("user")) {
                    JsonNode content = message.path("content");
                    last = content.isString() ? content.asString() : content.toString();
                }
            }
            return last;
        }
    }

    /**
     * @param maxTokens of an answer, where a body does not say
     * @throws IOException if it cannot be read, or a line is no prompt; the message names file and line, never its text
     */
    public static List<Case> read(Path file, int maxTokens) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException(file + ": there is no such file (expected JSON Lines, a prompt each)");
        }
        List<Case> cases = new ArrayList<>();
        int number = 0;
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            number++;
            if (!line.isBlank()) {
                cases.add(parsed(line, maxTokens, file + ":" + number + ": "));
            }
        }
        if (cases.isEmpty()) {
            throw new IOException(file + ": no prompt (expected a line of JSON for each)");
        }
        return cases;
    }

    private static Case parsed(String line, int maxTokens, String where) throws IOException {
        JsonNode row;
        try {
            row = JSON.readTree(line);
        } catch (JacksonException malformed) {
            throw new IOException(where + "not JSON");
        }
        for (String key : row.propertyNames()) {
            if (!KEYS.contains(key)) {
                throw new IOException(
                        where + "a key that is not known (expected some of: " + String.join(", ", KEYS) + ")");
            }
        }
        String id = row.path("id").asString("");
        if (id.isEmpty()) {
            throw new IOException(where + "id: missing (expected a name for the prompt)");
        }
        ObjectNode body = body(row)
                .orElseThrow(() -> new IOException(where + "expected a prompt, messages, or a body with messages"));
        if (!body.has("max_tokens") && !body.has("max_completion_tokens")) {
            body.put("max_tokens", maxTokens);
        }
        if (!body.has("temperature")) {
            body.put("temperature", 0);
        }
        body.remove(List.of("stream", "stream_options"));
        try {
            return new Case(
                    id, body, row.has("expect") ? Expectation.of(row.path("expect")) : new Expectation.Judged(""));
        } catch (IllegalArgumentException unfit) {
            throw new IOException(where + unfit.getMessage());
        }
    }

    private static Optional<ObjectNode> body(JsonNode row) {
        ObjectNode body = JSON.createObjectNode();
        if (row.path("body") instanceof ObjectNode whole
                && whole.path("messages").isArray()) {
            body.setAll(whole);
        } else if (row.path("messages").isArray()) {
            body.set("messages", row.path("messages"));
        } else if (row.path("prompt").isString()) {
            body.putArray("messages")
                    .addObject()
                    .put("role", "user")
                    .put("content", row.path("prompt").asString());
        } else {
            return Optional.empty();
        }
        return Optional.of(body);
    }
}
