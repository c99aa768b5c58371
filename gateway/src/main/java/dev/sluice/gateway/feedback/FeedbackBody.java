package dev.sluice.gateway.feedback;

import dev.sluice.gateway.failure.Failure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The body of {@code POST /v1/feedback}, such as <code>{"request_id":"req_…","rating":"up","source":"user"}</code>. At
 * least one of {@code rating}, {@code score} and {@code regenerated}; nothing else, and no text.
 */
public final class FeedbackBody {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final Set<String> KNOWN = Set.of("request_id", "rating", "score", "regenerated", "source");
    private static final Map<String, Feedback.Source> SOURCES = Stream.of(Feedback.Source.values())
            .collect(Collectors.toMap(
                    source -> source.name().toLowerCase(Locale.ROOT),
                    source -> source,
                    (one, other) -> one,
                    TreeMap::new));

    private FeedbackBody() {}

    /**
     * @return what it says, in the order of {@link Feedback.Kind}; at least one
     * @throws Failure.BadRequest naming the field; it repeats nothing that was sent
     */
    public static List<Feedback> read(byte[] body, String team, Instant at) {
        JsonNode top = parsed(body);
        if (!KNOWN.containsAll(top.propertyNames())) {
            throw bad(
                    "The body holds a field that is not taken (expected request_id, one of rating, score and"
                            + " regenerated, and source if you like). Feedback takes no text, not even a comment: nothing"
                            + " that people write is kept here.",
                    null);
        }
        String requestId = requestId(top.path("request_id"));
        Feedback.Source source = source(top.get("source"));
        List<Feedback> said = new ArrayList<>();
        JsonNode rating = top.get("rating");
        if (rating != null) {
            said.add(new Feedback(requestId, team, Feedback.Kind.RATING, source, at, rating(rating)));
        }
        JsonNode score = top.get("score");
        if (score != null) {
            said.add(new Feedback(requestId, team, Feedback.Kind.SCORE, source, at, score(score)));
        }
        JsonNode regenerated = top.get("regenerated");
        if (regenerated != null) {
            if (!regenerated.isBoolean() || !regenerated.asBoolean()) {
                throw bad(
                        "regenerated: expected true; leave it out if the answer was not asked for again.",
                        "regenerated");
            }
            said.add(new Feedback(requestId, team, Feedback.Kind.REGENERATED, source, at, 0));
        }
        if (said.isEmpty()) {
            throw bad("Nothing is said of the answer (expected rating, score or regenerated).", "rating");
        }
        return said;
    }

    private static JsonNode parsed(byte[] body) {
        try {
            JsonNode top = JSON.readTree(body);
            if (top != null && top.isObject()) {
                return top;
            }
        } catch (JacksonException malformed) {
            // Its message quotes the body.
        }
        throw bad("The body is not a JSON object with each field once (expected request_id and rating).", null);
    }

    private static String requestId(JsonNode given) {
        String id = given.isString() ? given.asString() : "";
        boolean plain = !id.isEmpty()
                && id.length() <= 64
                && id.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_');
        if (!plain) {
            throw bad("request_id: expected the x-request-id of the answer, such as req_01jd….", "request_id");
        }
        return id;
    }

    private static double rating(JsonNode given) {
        return switch (given.isString() ? given.asString() : "") {
            case "up" -> 1;
            case "down" -> 0;
            default -> throw bad("rating: expected \"up\" or \"down\".", "rating");
        };
    }

    private static double score(JsonNode given) {
        double value = given.isNumber() ? given.asDouble() : -1;
        if (!(value >= 0 && value <= 1)) {
            throw bad("score: expected a number from 0 to 1.", "score");
        }
        return value;
    }

    private static Feedback.Source source(@Nullable JsonNode given) {
        if (given == null) {
            return Feedback.Source.USER;
        }
        Feedback.Source source = SOURCES.get(given.isString() ? given.asString() : "");
        if (source == null) {
            throw bad("source: expected one of: " + String.join(", ", SOURCES.keySet()) + ".", "source");
        }
        return source;
    }

    private static Failure.BadRequest bad(String message, @Nullable String param) {
        return new Failure.BadRequest(message, param, "invalid_feedback");
    }
}
