package dev.sluice.loadtest.upstream;

import com.github.tomakehurst.wiremock.common.Json;
import java.util.Map;
import wiremock.com.fasterxml.jackson.databind.JsonNode;
import wiremock.com.fasterxml.jackson.databind.node.JsonNodeFactory;
import wiremock.com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The smallest value that a JSON schema admits, for the keywords that providers take in structured answers:
 * {@code type}, {@code properties}, {@code required}, {@code items}, {@code minItems}, {@code enum}, {@code const},
 * {@code minimum}, {@code anyOf}, {@code oneOf}, {@code allOf} (its first part) and local {@code $ref}.
 */
final class SchemaInstance {
    /** A schema may refer to itself; beyond this depth an empty value stands in. */
    private static final int MAX_DEPTH = 16;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final JsonNode root;

    private SchemaInstance(JsonNode root) {
        this.root = root;
    }

    static JsonNode of(JsonNode schema) {
        return new SchemaInstance(schema).instance(schema, 0);
    }

    private JsonNode instance(JsonNode schema, int depth) {
        if (depth > MAX_DEPTH) {
            return NODES.nullNode();
        }
        if (schema.has("$ref")) {
            return instance(root.at(schema.path("$ref").asText().replaceFirst("^#", "")), depth + 1);
        }
        if (schema.has("const")) {
            return schema.path("const");
        }
        if (schema.path("enum").has(0)) {
            return schema.path("enum").get(0);
        }
        for (String choice : new String[] {"anyOf", "oneOf", "allOf"}) {
            if (schema.path(choice).has(0)) {
                return instance(schema.path(choice).get(0), depth + 1);
            }
        }
        return switch (typeOf(schema)) {
            case "object" -> object(schema, depth);
            case "array" -> array(schema, depth);
            case "integer" -> NODES.numberNode((long) Math.ceil(minimum(schema)));
            case "number" -> NODES.numberNode(minimum(schema));
            case "boolean" -> NODES.booleanNode(true);
            case "null" -> NODES.nullNode();
            default -> NODES.textNode("SIMULATED");
        };
    }

    private static String typeOf(JsonNode schema) {
        JsonNode type = schema.path("type");
        if (type.isArray()) {
            return type.path(0).asText();
        }
        if (type.isTextual()) {
            return type.asText();
        }
        return schema.has("properties") ? "object" : "string";
    }

    private ObjectNode object(JsonNode schema, int depth) {
        ObjectNode object = Json.getObjectMapper().createObjectNode();
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            if (isRequired(schema, property.getKey())) {
                object.set(property.getKey(), instance(property.getValue(), depth + 1));
            }
        }
        return object;
    }

    private static boolean isRequired(JsonNode schema, String name) {
        for (JsonNode required : schema.path("required")) {
            if (required.asText().equals(name)) {
                return true;
            }
        }
        return false;
    }

    private JsonNode array(JsonNode schema, int depth) {
        var array = NODES.arrayNode();
        for (int i = 0; i < schema.path("minItems").asInt(0); i++) {
            array.add(instance(schema.path("items"), depth + 1));
        }
        return array;
    }

    private static double minimum(JsonNode schema) {
        return schema.path("minimum").asDouble(0);
    }
}
