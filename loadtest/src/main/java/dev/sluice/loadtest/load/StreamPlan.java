package dev.sluice.loadtest.load;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * How the mock streams an answer. The prompt itself carries it, as {@code sse=200x15}, so that it travels through any
 * proxy.
 *
 * @param events events in all, the closing three (finish, usage, {@code [DONE]}) included; 4 to 99,999
 * @param gapMillis milliseconds between two events; 0 sends them as fast as they go, 0 to 99,999
 */
record StreamPlan(int events, int gapMillis) {
    /** What a stream gets whose prompt says nothing: a burst. */
    static final StreamPlan DEFAULT = new StreamPlan(200, 0);

    private static final byte[] MARKER = "sse=".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST_NUMBER = 5;

    StreamPlan {
        if (events < CannedAnswers.FEWEST_EVENTS) {
            throw new IllegalArgumentException(
                    "events: " + events + " (expected: at least " + CannedAnswers.FEWEST_EVENTS + ")");
        }
    }

    String marker() {
        return "sse=" + events + "x" + gapMillis;
    }

    /** The plan a request's body carries; empty if it carries none or one that makes no sense. */
    static Optional<StreamPlan> in(byte[] body) {
        int at = Bytes.indexOf(body, MARKER);
        if (at < 0) {
            return Optional.empty();
        }
        int events = at + MARKER.length;
        int cross = endOfNumber(body, events);
        if (cross == events || cross == body.length || body[cross] != 'x') {
            return Optional.empty();
        }
        int end = endOfNumber(body, cross + 1);
        if (end == cross + 1) {
            return Optional.empty();
        }
        int count = number(body, events, cross);
        return count < CannedAnswers.FEWEST_EVENTS
                ? Optional.empty()
                : Optional.of(new StreamPlan(count, number(body, cross + 1, end)));
    }

    private static int endOfNumber(byte[] body, int from) {
        int end = from;
        while (end < body.length && end - from < LONGEST_NUMBER && body[end] >= '0' && body[end] <= '9') {
            end++;
        }
        return end;
    }

    private static int number(byte[] body, int from, int to) {
        return Integer.parseInt(new String(body, from, to - from, StandardCharsets.US_ASCII));
    }
}
