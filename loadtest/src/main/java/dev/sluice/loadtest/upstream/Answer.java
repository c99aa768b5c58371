package dev.sluice.loadtest.upstream;

import com.github.tomakehurst.wiremock.common.Json;
import java.util.Map;
import wiremock.com.fasterxml.jackson.databind.JsonNode;

/**
 * What goes back to the client.
 *
 * @param streamed true if the body is a sequence of server-sent events
 */
record Answer(int status, boolean streamed, String body, Map<String, String> headers) {
    Answer {
        headers = Map.copyOf(headers);
    }

    static Answer json(int status, JsonNode body, Map<String, String> headers) {
        return new Answer(status, false, compact(body), headers);
    }

    static Answer events(String body, Map<String, String> headers) {
        return new Answer(200, true, body, headers);
    }

    static String compact(JsonNode node) {
        return Json.getObjectMapper().valueToTree(node).toString();
    }
}
