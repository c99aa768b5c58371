package dev.sluice.gateway.verification;

import java.math.BigDecimal;
import java.util.Iterator;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/*
 * The part of JSON Schema (draft 2020-12, and draft 7 where it differs in names only) that callers use for structured
 * output: types, values, objects, arrays, bounds, combinations and references within the schema. Words it does not know
 * say nothing, so it finds fewer violations than there are and never one that is none.
 *
 * Why no library: a schema is the caller's, and it is checked on an event loop. The libraries run its `pattern`s with
 * java.util.regex, which a pattern can keep busy for hours, and fetch a `$ref` with an address over the network, which
 * here only the egress gate may. This one looks at neither, and stops after a bounded number of steps.
 */
/** Checks JSON against a caller's schema. For one check; not thread-safe. */
final class JsonSchema {
    /** Far more than any answer needs; a schema that branches without end stops here and has found nothing. */
    private static final int MOST_STEPS = 200_000;

    /** Of a text, so many characters count as a step, so that how long a step takes is not up to the caller. */
    private static final int STEP_CHARACTERS = 64;

    /** Two structures may have to be compared to their last leaf. */
    private static final int STEPS_OF_COMPARISON = 100;

    /** Of schemas within schemas; bounds the stack. */
    private static final int DEEPEST = 200;

    private final JsonNode root;
    private int steps = MOST_STEPS;
    private int depth;

    private JsonSchema(JsonNode root) {
        this.root = root;
    }

    /** Whether nothing in the value is against the schema, as far as can be told. */
    static boolean permits(JsonNode schema, JsonNode value) {
        return new JsonSchema(schema).check(schema, value);
    }

    private boolean check(JsonNode schema, JsonNode value) {
        if (spent(1)) {
            return true;
        }
        if (schema.isBoolean()) {
            return schema.asBoolean();
        }
        if (!schema.isObject() || depth >= DEEPEST) {
            return true;
        }
        depth++;
        try {
            return reference(schema, value)
                    && type(schema, value)
                    && values(schema, value)
                    && number(schema, value)
                    && text(schema, value)
                    && array(schema, value)
                    && object(schema, value)
                    && combinations(schema, value);
        } finally {
            depth--;
        }
    }

    /** Whether so much more is too much. */
    private boolean spent(int more) {
        steps -= more;
        return steps < 0;
    }

    private boolean reference(JsonNode schema, JsonNode value) {
        String reference = schema.path("$ref").asString("");
        if (!reference.startsWith("#") || spent(reference.length() / STEP_CHARACTERS)) {
            return true;
        }
        JsonNode target;
        try {
            target = root.at(reference.substring(1).replace("%25", "%"));
        } catch (IllegalArgumentException noPointer) {
            return true; // an anchor
        }
        return check(target, value);
    }

    private boolean type(JsonNode schema, JsonNode value) {
        JsonNode type = schema.path("type");
        if (type.isString()) {
            return is(type.asString(), value);
        }
        if (!type.isArray()) {
            return true;
        }
        for (JsonNode one : type) {
            if (spent(1) || is(one.asString(""), value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean is(String type, JsonNode value) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isString();
            case "boolean" -> value.isBoolean();
            case "null" -> value.isNull();
            case "number" -> value.isNumber();
            case "integer" -> value.isIntegralNumber() || (value.isNumber() && isWhole(value));
            default -> true;
        };
    }

    private static boolean isWhole(JsonNode value) {
        double number = value.asDouble();
        return number == Math.rint(number);
    }

    private boolean values(JsonNode schema, JsonNode value) {
        int comparison = value.isContainer()
                ? STEPS_OF_COMPARISON
                : 1 + (value.isString() ? value.asString().length() / STEP_CHARACTERS : 0);
        JsonNode one = schema.path("const");
        if (!one.isMissingNode() && !spent(comparison) && !same(one, value)) {
            return false;
        }
        JsonNode list = schema.path("enum");
        if (!list.isArray()) {
            return true;
        }
        for (JsonNode allowed : list) {
            if (spent(comparison) || same(allowed, value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean same(JsonNode one, JsonNode other) {
        return one.equals(other)
                || (one.isNumber() && other.isNumber() && decimal(one).compareTo(decimal(other)) == 0);
    }

    private static BigDecimal decimal(JsonNode number) {
        return number.isIntegralNumber() ? new BigDecimal(number.bigIntegerValue()) : exact(number.asDouble());
    }

    private static BigDecimal exact(double number) {
        return Double.isFinite(number) ? BigDecimal.valueOf(number) : BigDecimal.valueOf(Double.MAX_VALUE);
    }

    private static boolean number(JsonNode schema, JsonNode value) {
        if (!value.isNumber()) {
            return true;
        }
        double number = value.asDouble();
        return !(number < bound(schema, "minimum", Double.NEGATIVE_INFINITY))
                && !(number > bound(schema, "maximum", Double.POSITIVE_INFINITY))
                && !(number <= bound(schema, "exclusiveMinimum", Double.NEGATIVE_INFINITY))
                && !(number >= bound(schema, "exclusiveMaximum", Double.POSITIVE_INFINITY));
    }

    private static double bound(JsonNode schema, String word, double otherwise) {
        JsonNode bound = schema.path(word);
        return bound.isNumber() ? bound.asDouble() : otherwise;
    }

    private boolean text(JsonNode schema, JsonNode value) {
        if (!value.isString() || !(schema.has("minLength") || schema.has("maxLength"))) {
            return true;
        }
        String text = value.asString();
        if (spent(text.length() / STEP_CHARACTERS)) {
            return true;
        }
        return within(schema, "minLength", "maxLength", text.codePointCount(0, text.length()));
    }

    private static boolean within(JsonNode schema, String least, String most, int count) {
        return count >= bound(schema, least, 0) && count <= bound(schema, most, Double.POSITIVE_INFINITY);
    }

    private boolean array(JsonNode schema, JsonNode value) {
        if (!value.isArray()) {
            return true;
        }
        if (!within(schema, "minItems", "maxItems", value.size())) {
            return false;
        }
        JsonNode items = schema.path("items");
        JsonNode first = items.isArray() ? items : schema.path("prefixItems");
        JsonNode others = items.isArray() ? schema.path("additionalItems") : items;
        for (int i = 0; i < value.size() && !spent(1); i++) {
            if (!check(i < first.size() ? first.path(i) : others, value.path(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean object(JsonNode schema, JsonNode value) {
        if (!value.isObject()) {
            return true;
        }
        if (!within(schema, "minProperties", "maxProperties", value.size())) {
            return false;
        }
        for (JsonNode required : schema.path("required")) {
            if (spent(1)) {
                return true;
            }
            if (!value.has(required.asString(""))) {
                return false;
            }
        }
        JsonNode known = schema.path("properties");
        // Whether another name is allowed, a pattern may say.
        JsonNode others = schema.has("patternProperties") ? schema.path("no such word") : additional(schema);
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            if (spent(1)) {
                return true;
            }
            JsonNode own = known.path(member.getKey());
            if (!check(own.isMissingNode() ? others : own, member.getValue())) {
                return false;
            }
        }
        return true;
    }

    private static JsonNode additional(JsonNode schema) {
        return schema.path("additionalProperties");
    }

    private boolean combinations(JsonNode schema, JsonNode value) {
        for (JsonNode each : schema.path("allOf")) {
            if (!check(each, value)) {
                return false;
            }
        }
        // Of several that fit, oneOf allows none; but a word we do not know may be what tells them apart.
        return any(schema.path("anyOf"), value) && any(schema.path("oneOf"), value);
    }

    private boolean any(JsonNode list, JsonNode value) {
        if (!list.isArray() || list.isEmpty()) {
            return true;
        }
        for (Iterator<JsonNode> each = list.iterator(); each.hasNext(); ) {
            if (check(each.next(), value)) {
                return true;
            }
        }
        return false;
    }
}
