package dev.sluice.adapters;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a response says before its events, and what it says instead of them. */
final class ResponseHead {
    private static final int ERROR_BODY_BYTES = 64 << 10;

    private ResponseHead() {}

    /** Names in lower case. */
    static Map<String, List<String>> headers(HttpResponse<?> response) {
        Map<String, List<String>> lower = new TreeMap<>();
        response.headers()
                .map()
                .forEach((name, values) -> lower.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
        return lower;
    }

    /** As much of the body as there is, up to 64 KiB; a body that breaks off is taken as far as it came. */
    static String errorBody(InputStream body) {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        try {
            byte[] piece = new byte[4096];
            int read = 0;
            while (read >= 0 && kept.size() < ERROR_BODY_BYTES) {
                kept.write(piece, 0, read);
                read = body.read(piece, 0, Math.min(piece.length, ERROR_BODY_BYTES - kept.size()));
            }
        } catch (IOException e) {
            // The status is known, and that is what counts.
        }
        return kept.toString(StandardCharsets.UTF_8);
    }

    /** Says what came with a good status instead of events. A response that names no type is given a chance. */
    static Optional<String> notAStream(Map<String, List<String>> headers, InputStream body) {
        String type =
                headers.getOrDefault("content-type", List.of("")).getFirst().toLowerCase(Locale.ROOT);
        if (type.isEmpty() || type.startsWith("text/event-stream")) {
            return Optional.empty();
        }
        if (!type.contains("json")) {
            return Optional.of(type.startsWith("text/html") ? "HTML with a good status" : "no stream of events");
        }
        try {
            JsonNode answer = WireJson.MAPPER.readTree(errorBody(body));
            JsonNode error = answer.path("error");
            return Optional.of(
                    error.isMissingNode()
                            ? "JSON instead of a stream"
                            : "an error with a good status: " + WireJson.errorWord(error));
        } catch (JsonProcessingException e) {
            return Optional.of("broken JSON instead of a stream");
        }
    }
}
