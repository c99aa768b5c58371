package dev.sluice.gateway.audit;

import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;

/** Writes one canonical JSON object: fields in the order in which they are given, no spaces. */
final class JsonLine {
    private final StringBuilder out;
    private boolean empty = true;

    private JsonLine(StringBuilder out) {
        this.out = out.append('{');
    }

    static JsonLine begin() {
        return new JsonLine(new StringBuilder(1024));
    }

    /** A fact's first fields, see {@link #prefix}. */
    static JsonLine fact(AuditFact fact) {
        JsonLine line = begin();
        line.head(fact.kind().name(), fact.at(), fact.requestId());
        return line;
    }

    /** How the content of a fact begins; its columns in the database must agree with it. */
    static String prefix(String kind, Instant at, String requestId) {
        JsonLine line = begin();
        line.head(kind, at, requestId);
        return line.out.append(',').toString();
    }

    private void head(String kind, Instant at, String requestId) {
        text("kind", kind).text("at", at.toString()).text("request_id", requestId);
    }

    JsonLine text(String name, String value) {
        name(name);
        CanonicalJson.string(out, value);
        return this;
    }

    JsonLine number(String name, long value) {
        name(name);
        out.append(value);
        return this;
    }

    JsonLine flag(String name, boolean value) {
        name(name);
        out.append(value);
        return this;
    }

    /** @param json canonical already */
    JsonLine raw(String name, String json) {
        name(name);
        out.append(json);
        return this;
    }

    JsonLine strings(String name, List<String> values) {
        return raw(name, CanonicalJson.strings(values));
    }

    <T> JsonLine object(String name, T value, BiConsumer<JsonLine, T> fields) {
        name(name);
        nested(value, fields);
        return this;
    }

    <T> JsonLine objects(String name, List<T> values, BiConsumer<JsonLine, T> fields) {
        name(name);
        out.append('[');
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            nested(values.get(i), fields);
        }
        out.append(']');
        return this;
    }

    String end() {
        return out.append('}').toString();
    }

    private <T> void nested(T value, BiConsumer<JsonLine, T> fields) {
        fields.accept(new JsonLine(out), value);
        out.append('}');
    }

    private void name(String name) {
        if (!empty) {
            out.append(',');
        }
        empty = false;
        out.append('"').append(name).append("\":");
    }
}
