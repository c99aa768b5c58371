package dev.sluice.gateway.compare;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What makes an answer good. */
public sealed interface Expectation {
    /** The column it counts in. */
    String kind();

    /** Whether the answer is good; empty if a model has to judge. */
    Optional<Boolean> met(String answer);

    /** The same text, white space around it apart. */
    record Exact(String text) implements Expectation {
        @Override
        public String kind() {
            return "exact";
        }

        @Override
        public Optional<Boolean> met(String answer) {
            return Optional.of(answer.strip().equals(text.strip()));
        }
    }

    /** A place that matches. */
    record Regex(Pattern pattern) implements Expectation {
        @Override
        public String kind() {
            return "regex";
        }

        @Override
        public Optional<Boolean> met(String answer) {
            return Optional.of(pattern.matcher(answer).find());
        }
    }

    /**
     * JSON with the same value, numbers as numbers, members in any order; a fence of Markdown around it is taken off.
     */
    record Json(JsonNode value) implements Expectation {
        @Override
        public String kind() {
            return "json";
        }

        @Override
        public Optional<Boolean> met(String answer) {
            return Optional.of(json(answer).filter(given -> same(value, given)).isPresent());
        }
    }

    /** JSON that a schema takes. */
    record Schema(JsonNode schema) implements Expectation {
        @Override
        public String kind() {
            return "json";
        }

        @Override
        public Optional<Boolean> met(String answer) {
            return Optional.of(json(answer)
                    .filter(given -> SchemaCheck.valid(schema, given))
                    .isPresent());
        }
    }

    /**
     * The last number of the answer, commas between thousands left out.
     *
     * @param tolerance the largest difference, 0 or more
     */
    record Figure(BigDecimal value, BigDecimal tolerance) implements Expectation {
        private static final Pattern NUMBER = Pattern.compile("-?(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?");

        @Override
        public String kind() {
            return "number";
        }

        @Override
        public Optional<Boolean> met(String answer) {
            BigDecimal last = null;
            Matcher numbers = NUMBER.matcher(answer);
            while (numbers.find()) {
                last = new BigDecimal(numbers.group().replace(",", ""));
            }
            return Optional.of(last != null && last.subtract(value).abs().compareTo(tolerance) <= 0);
        }
    }

    /** @param criteria what a good answer is like, for the judge */
    record Judged(String criteria) implements Expectation {
        @Override
        public String kind() {
            return "judge";
        }

        @Override
        public Optional<Boolean> met(String answer) {
            return Optional.empty();
        }
    }

    /**
     * @param expect a text, or one of {@code regex}, {@code json} (a value, or a schema with {@code $schema}, or an
     *     object of {@code type} and {@code properties}), {@code schema}, {@code number} (with {@code tolerance}) and
     *     {@code judge}
     * @throws IllegalArgumentException with what was expected
     */
    static Expectation of(JsonNode expect) {
        if (expect.isString()) {
            return new Exact(expect.asString());
        }
        if (expect.path("regex").isString()) {
            try {
                return new Regex(Pattern.compile(expect.path("regex").asString(), Pattern.DOTALL));
            } catch (PatternSyntaxException malformed) {
                throw new IllegalArgumentException("expect.regex: " + malformed.getDescription());
            }
        }
        if (expect.has("schema")) {
            return schema(expect.path("schema"));
        }
        if (expect.has("json")) {
            JsonNode json = expect.path("json");
            boolean schema = json.has("$schema")
                    || (json.path("type").isString() && (json.has("properties") || json.has("items")));
            return schema ? schema(json) : new Json(json);
        }
        if (expect.path("number").isNumber()) {
            return new Figure(
                    expect.path("number").decimalValue(),
                    expect.path("tolerance").isNumber()
                            ? expect.path("tolerance").decimalValue()
                            : new BigDecimal("0.000001"));
        }
        if (expect.path("judge").isString()) {
            return new Judged(expect.path("judge").asString());
        }
        throw new IllegalArgumentException(
                "expect: expected a text, or an object with regex, json, schema, number or judge");
    }

    private static Schema schema(JsonNode schema) {
        List<String> unknown = new ArrayList<>(SchemaCheck.unknown(schema));
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("expect: the schema's " + String.join(", ", unknown)
                    + " is not checked here (expected some of: " + String.join(", ", SchemaCheck.KNOWN) + ")");
        }
        return new Schema(schema);
    }

    private static Optional<JsonNode> json(String answer) {
        String text = answer.strip();
        if (text.startsWith("```") && text.endsWith("```") && text.indexOf('\n') > 0 && text.length() > 6) {
            text = text.substring(text.indexOf('\n'), text.length() - 3);
        }
        try {
            JsonNode node = JsonMapper.shared().readTree(text);
            return node.isMissingNode() ? Optional.empty() : Optional.of(node);
        } catch (JacksonException malformed) {
            return Optional.empty();
        }
    }

    private static boolean same(JsonNode one, JsonNode other) {
        return one.equals(
                (left, right) -> {
                    boolean numbers = left.isNumber() && right.isNumber();
                    return numbers && left.decimalValue().compareTo(right.decimalValue()) == 0
                            ? 0
                            : left.equals(right) ? 0 : 1;
                },
                other);
    }
}
