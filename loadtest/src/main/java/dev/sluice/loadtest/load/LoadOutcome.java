package dev.sluice.loadtest.load;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a run came to. Every answer counted was complete and right.
 *
 * @param answers complete answers
 * @param events events in them; 0 for JSON answers
 * @param seconds from the first request to the last byte
 * @param p50Micros half of the answers took at most so many microseconds, from the request's first byte to the answer's
 *     last
 * @param p99Micros 99 of 100 answers took at most so many microseconds
 * @param reconnects connections that the other side closed between two answers
 */
public record LoadOutcome(
        long answers, long events, double seconds, double p50Micros, double p99Micros, long reconnects) {
    public double answersPerSecond() {
        return answers / seconds;
    }

    String toLine() {
        return String.format(
                Locale.ROOT,
                "DONE answers=%d events=%d seconds=%.6f p50_us=%.3f p99_us=%.3f reconnects=%d",
                answers,
                events,
                seconds,
                p50Micros,
                p99Micros,
                reconnects);
    }

    /** @throws IllegalArgumentException if the line is none of {@link #toLine} */
    public static LoadOutcome parse(String line) {
        Map<String, String> fields = new HashMap<>();
        for (String word : line.split(" ")) {
            int equals = word.indexOf('=');
            if (equals > 0) {
                fields.put(word.substring(0, equals), word.substring(equals + 1));
            }
        }
        return new LoadOutcome(
                Long.parseLong(field(fields, "answers", line)),
                Long.parseLong(field(fields, "events", line)),
                Double.parseDouble(field(fields, "seconds", line)),
                Double.parseDouble(field(fields, "p50_us", line)),
                Double.parseDouble(field(fields, "p99_us", line)),
                Long.parseLong(field(fields, "reconnects", line)));
    }

    private static String field(Map<String, String> fields, String name, String line) {
        @Nullable String value = fields.get(name);
        if (value == null) {
            throw new IllegalArgumentException("\"" + line + "\": " + name + " is missing");
        }
        return value;
    }
}
