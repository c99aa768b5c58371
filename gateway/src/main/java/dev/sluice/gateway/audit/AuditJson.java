package dev.sluice.gateway.audit;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what {@link JsonLine} wrote. */
final class AuditJson {
    private static final JsonMapper JSON = new JsonMapper();

    private AuditJson() {}

    /** An object without fields if it is not JSON, as in a record that was tampered with. */
    static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JacksonException garbled) {
            return JSON.createObjectNode();
        }
    }

    /** The actor that a fact names; empty if none. */
    static String actor(String content) {
        return read(content).path("actor").asString("");
    }
}
