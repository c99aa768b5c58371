package dev.sluice.gateway.dialect.chat;

import dev.sluice.gateway.dialect.BodySplice.Change;
import dev.sluice.gateway.dialect.BodySplice.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * What a backend is asked for beyond what the caller wrote.
 *
 * @param usage the usage event of a stream
 * @param logProbabilities of the answer's tokens; only to be asked for where {@link AskedForm#leavesLogProbabilities}
 * @param sample 0 for the caller's own request; 1, 2 … for a further answer to it, which is no stream, is drawn with
 *     some temperature and with a seed of its own
 */
public record Extras(boolean usage, boolean logProbabilities, int sample) {
    public static final Extras NONE = new Extras(false, false, 0);

    /** Below this, several answers of one model hardly differ. */
    private static final double LEAST_TEMPERATURE = 0.7;

    /** How the body has to be changed, its model and usage apart. */
    public List<Change> changes(byte[] body) {
        if (!logProbabilities && sample == 0) {
            return List.of();
        }
        return new Members(body).changes(this);
    }

    /** Where the body's own members stand. */
    private static final class Members {
        private final Map<String, Span> values = new HashMap<>();
        private double temperature;
        private long seed;
        private int end;

        Members(byte[] body) {
            try (JsonParser parser = JsonBytes.parser(body, 0, body.length)) {
                parser.nextToken();
                while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                    String name = parser.currentName();
                    JsonToken value = parser.nextToken();
                    int from = (int) parser.currentTokenLocation().getByteOffset();
                    note(parser, name, value);
                    parser.skipChildren();
                    parser.finishToken();
                    values.put(
                            name, new Span(from, (int) parser.currentLocation().getByteOffset()));
                }
                end = (int) parser.currentTokenLocation().getByteOffset();
            }
        }

        private void note(JsonParser parser, String name, JsonToken value) {
            if (name.equals("temperature") && value.isNumeric()) {
                temperature = parser.getDoubleValue();
            } else if (name.equals("seed") && value == JsonToken.VALUE_NUMBER_INT && parser.getStringLength() < 10) {
                seed = parser.getLongValue();
            }
        }

        List<Change> changes(Extras asked) {
            List<Change> changes = new ArrayList<>();
            if (asked.logProbabilities) {
                set(changes, "logprobs", "true");
                // Without it llama.cpp (build 11549) tells twenty alternatives a token; 0 it takes for none at all.
                set(changes, "top_logprobs", "1");
            }
            if (asked.sample > 0) {
                replace(changes, "stream", "false");
                // vLLM refuses them where there is no stream.
                replace(changes, "stream_options", "null");
                set(changes, "seed", Long.toString(seed + asked.sample));
                if (temperature < LEAST_TEMPERATURE) {
                    set(changes, "temperature", Double.toString(LEAST_TEMPERATURE));
                }
            }
            return changes;
        }

        private void replace(List<Change> changes, String name, String json) {
            Span value = values.get(name);
            if (value != null) {
                changes.add(new Change(value, json));
            }
        }

        private void set(List<Change> changes, String name, String json) {
            Span value = values.get(name);
            changes.add(
                    value == null
                            ? new Change(new Span(end, end), ",\"" + name + "\":" + json)
                            : new Change(value, json));
        }
    }
}
