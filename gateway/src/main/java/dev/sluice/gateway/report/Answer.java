package dev.sluice.gateway.report;

import java.nio.charset.StandardCharsets;

/**
 * A report, ready to be sent or printed.
 *
 * @param status of HTTP
 */
public record Answer(int status, String contentType, String body) {
    static Answer ok(String contentType, String body) {
        return new Answer(200, contentType, body);
    }

    static Answer bad(String why) {
        return new Answer(400, "text/plain; charset=utf-8", why + "\n");
    }

    /** A word of the question that is not understood. */
    static Answer wrong(String name, String given, String expected) {
        return bad(name + ": " + quoted(given) + " (expected " + expected + ")");
    }

    /** What somebody gave us: of a long text the beginning, and nothing that a terminal would obey. */
    static String quoted(String given) {
        String shown = given.length() > 64 ? given.substring(0, 64) + "…" : given;
        return "\"" + shown.replaceAll("\\p{Cntrl}", "?") + "\"";
    }

    Answer withStatus(int other) {
        return new Answer(other, contentType, body);
    }

    /** The body in UTF-8. */
    public byte[] bytes() {
        return body.getBytes(StandardCharsets.UTF_8);
    }
}
