package dev.sluice.gateway.verification;

import dev.sluice.gateway.dialect.chat.AskedForm;
import dev.sluice.gateway.dialect.chat.Heard;
import dev.sluice.router.verification.Flaw;
import dev.sluice.router.verification.Sample;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is wrong with an answer's form, whatever it says.
 *
 * <p>An answer that was cut off at the caller's own limit has no flaw: an abler model would be cut off as well. One
 * that was cut off without such a limit ran into the model's context, where another may have room.
 *
 * @param asked what form the caller wants
 * @param limited whether the caller set a limit on the answer's length
 */
public record AnswerForm(AskedForm asked, boolean limited) {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /**
     * As a verifier wants it.
     *
     * @param whole whether the answer has come to its end
     */
    public Sample sample(Heard heard, boolean whole) {
        List<Heard.Call> calls = heard.calls();
        return new Sample(
                calls.isEmpty() ? heard.text() : canonical(calls),
                whole ? flaws(heard, calls) : beginning(heard),
                heard.meanLogProbability(),
                heard.lowestLogProbability());
    }

    /** Of a beginning only one thing can be said: where an object was asked for, it begins like one. */
    private Set<Flaw> beginning(Heard heard) {
        String begun = heard.text().stripLeading();
        boolean prose = asked.json() && !begun.isEmpty() && "{[\"".indexOf(begun.charAt(0)) < 0;
        if (prose && asked.schema() == null) {
            return EnumSet.of(Flaw.UNPARSABLE_JSON);
        }
        return !heard.refusal().isBlank() ? EnumSet.of(Flaw.REFUSED) : EnumSet.noneOf(Flaw.class);
    }

    private Set<Flaw> flaws(Heard heard, List<Heard.Call> calls) {
        Set<Flaw> flaws = EnumSet.noneOf(Flaw.class);
        if (heard.finish().equals("length")) {
            if (!limited) {
                flaws.add(Flaw.TRUNCATED);
            }
            return flaws;
        }
        if (!heard.refusal().isBlank()) {
            flaws.add(Flaw.REFUSED);
        } else if (calls.isEmpty() && heard.text().isBlank()) {
            flaws.add(Flaw.EMPTY);
        } else if (calls.stream().anyMatch(this::isBad) || (asked.toolRequired() && calls.isEmpty())) {
            flaws.add(Flaw.BAD_TOOL_CALL);
        } else if (asked.json() && calls.isEmpty()) {
            json(heard.text(), flaws);
        }
        return flaws;
    }

    private void json(String text, Set<Flaw> flaws) {
        JsonNode value = parsed(text);
        JsonNode schema = asked.schema();
        if (value == null || (schema == null && !value.isObject())) {
            flaws.add(Flaw.UNPARSABLE_JSON);
        } else if (schema != null && !JsonSchema.permits(schema, value)) {
            flaws.add(Flaw.SCHEMA_VIOLATION);
        }
    }

    private boolean isBad(Heard.Call call) {
        JsonNode schema = asked.parameters(call.name());
        if (schema == null) {
            return true;
        }
        // Some servers write nothing where a tool takes nothing.
        JsonNode arguments = parsed(call.arguments().isBlank() ? "{}" : call.arguments());
        return arguments == null || !arguments.isObject() || !JsonSchema.permits(schema, arguments);
    }

    private static @Nullable JsonNode parsed(String json) {
        try {
            JsonNode node = MAPPER.readTree(json);
            return node.isMissingNode() ? null : node;
        } catch (JacksonException none) {
            return null;
        }
    }

    /** The same calls give the same text, however they are spaced and their members ordered. */
    private static String canonical(List<Heard.Call> calls) {
        return calls.stream()
                .map(call -> {
                    JsonNode arguments = parsed(call.arguments());
                    String said = arguments == null ? MAPPER.writeValueAsString(call.arguments()) : sorted(arguments);
                    return "{\"name\":" + MAPPER.writeValueAsString(call.name()) + ",\"arguments\":" + said + "}";
                })
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String sorted(JsonNode node) {
        if (node.isObject()) {
            return node.properties().stream()
                    .sorted(java.util.Map.Entry.comparingByKey())
                    .map(member -> MAPPER.writeValueAsString(member.getKey()) + ":" + sorted(member.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (node.isArray()) {
            return node.valueStream().map(AnswerForm::sorted).collect(Collectors.joining(",", "[", "]"));
        }
        return node.toString();
    }
}
