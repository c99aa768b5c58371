package dev.sluice.adapters.anthropic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.adapters.ChatBody;
import java.util.List;

/**
 * A schema with {@code additionalProperties: false} in every object that leaves it open, as Anthropic demands of an
 * answer's schema. An answer that fits the closed schema fits the caller's too; one that says that it wants more
 * properties is refused.
 */
final class ClosedSchema {
    private static final List<String> MAPS_OF_SCHEMAS = List.of("properties", "$defs", "definitions");
    private static final List<String> SCHEMAS = List.of("items", "not", "anyOf", "oneOf", "allOf", "prefixItems");

    private ClosedSchema() {}

    static JsonNode of(String place, JsonNode schema) {
        if (!schema.isObject()) {
            throw ChatBody.refuse(place, "no JSON object");
        }
        JsonNode copy = schema.deepCopy();
        close(place, copy);
        return copy;
    }

    private static void close(String place, JsonNode schema) {
        if (schema instanceof ObjectNode object) {
            closeObject(place, object);
        }
        // A list of schemas.
        if (schema.isArray()) {
            schema.forEach(one -> close(place, one));
        }
    }

    private static void closeObject(String place, ObjectNode schema) {
        JsonNode more = schema.path("additionalProperties");
        if (!more.isMissingNode() && !(more.isBoolean() && !more.booleanValue())) {
            throw ChatBody.refuse(place + ".additionalProperties", "only false is carried");
        }
        if (more.isMissingNode() && describesAnObject(schema)) {
            schema.put("additionalProperties", false);
        }
        for (String member : MAPS_OF_SCHEMAS) {
            schema.path(member).forEach(one -> close(place, one));
        }
        for (String member : SCHEMAS) {
            close(place, schema.path(member));
        }
    }

    private static boolean describesAnObject(JsonNode schema) {
        JsonNode type = schema.path("type");
        if (type.isArray()) {
            for (JsonNode one : type) {
                if (one.asText().equals("object")) {
                    return true;
                }
            }
        }
        return type.asText().equals("object") || schema.has("properties");
    }
}
