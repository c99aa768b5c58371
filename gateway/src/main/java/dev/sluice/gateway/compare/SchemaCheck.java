package dev.sluice.gateway.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * The part of JSON Schema that answers are usually asked for by; a schema that needs more is refused before it is used.
 */
final class SchemaCheck {
    /** What is checked. */
    static final List<String> KNOWN = List.of(
            "type",
            "properties",
            "required",
            "additionalProperties",
            "items",
            "enum",
            "const",
            "minimum",
            "maximum",
            "minItems",
            "maxItems",
            "minLength",
            "maxLength",
            "pattern",
            "anyOf");

    private static final List<String> NOTES = List.of("$schema", "$id", "title", "description", "default", "examples");

    private SchemaCheck() {}

    /** The keywords that would not be checked, anywhere in the schema. */
    static List<String> unknown(JsonNode schema) {
        List<String> unknown = new ArrayList<>();
        for (String key : schema.propertyNames()) {
            if (!KNOWN.contains(key) && !NOTES.contains(key)) {
                unknown.add(key);
            }
        }
        schema.path("properties").forEach(inner -> unknown.addAll(unknown(inner)));
        schema.path("anyOf").forEach(inner -> unknown.addAll(unknown(inner)));
        unknown.addAll(schema.path("items").isObject() ? unknown(schema.path("items")) : List.of());
        return unknown.stream().distinct().toList();
    }

    static boolean valid(JsonNode schema, JsonNode given) {
        return typed(schema.path("type"), given)
                && listed(schema, given)
                && bounded(schema, given)
                && (!given.isObject() || object(schema, given))
                && (!given.isArray() || array(schema, given));
    }

    private static boolean typed(JsonNode type, JsonNode given) {
        if (type.isArray()) {
            return all(type).stream().anyMatch(one -> typed(one, given));
        }
        return switch (type.asString("")) {
            case "object" -> given.isObject();
            case "array" -> given.isArray();
            case "string" -> given.isString();
            case "boolean" -> given.isBoolean();
            case "null" -> given.isNull();
            case "number" -> given.isNumber();
            case "integer" ->
                given.isNumber() && given.decimalValue().stripTrailingZeros().scale() <= 0;
            default -> true;
        };
    }

    private static boolean listed(JsonNode schema, JsonNode given) {
        return (!schema.has("enum") || all(schema.path("enum")).contains(given))
                && (!schema.has("const") || schema.path("const").equals(given))
                && (!schema.has("anyOf") || all(schema.path("anyOf")).stream().anyMatch(one -> valid(one, given)));
    }

    private static boolean bounded(JsonNode schema, JsonNode given) {
        if (given.isNumber()) {
            return (!schema.has("minimum")
                            || given.asDouble() >= schema.path("minimum").asDouble())
                    && (!schema.has("maximum")
                            || given.asDouble() <= schema.path("maximum").asDouble());
        }
        if (given.isString()) {
            String text = given.asString();
            return within(schema, "Length", text.codePointCount(0, text.length()))
                    && (!schema.has("pattern")
                            || Pattern.compile(schema.path("pattern").asString())
                                    .matcher(text)
                                    .find());
        }
        return true;
    }

    private static boolean object(JsonNode schema, JsonNode given) {
        JsonNode properties = schema.path("properties");
        boolean closed = schema.path("additionalProperties").isBoolean()
                && !schema.path("additionalProperties").asBoolean();
        for (String name : given.propertyNames()) {
            boolean fits = properties.has(name) ? valid(properties.path(name), given.path(name)) : !closed;
            if (!fits) {
                return false;
            }
        }
        return all(schema.path("required")).stream().allMatch(name -> given.has(name.asString("")));
    }

    private static boolean array(JsonNode schema, JsonNode given) {
        JsonNode items = schema.path("items");
        return within(schema, "Items", given.size())
                && (!items.isObject() || all(given).stream().allMatch(item -> valid(items, item)));
    }

    private static boolean within(JsonNode schema, String what, int size) {
        return size >= schema.path("min" + what).asInt(0)
                && size <= schema.path("max" + what).asInt(Integer.MAX_VALUE);
    }

    private static List<JsonNode> all(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
