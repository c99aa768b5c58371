package dev.sluice.gateway.feedback;

import dev.sluice.gateway.journal.Label;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What a caller says of one answer of its own.
 *
 * @param requestId as in {@code x-request-id} of the answer
 * @param team of the caller who says it; it counts only if the request was that team's
 * @param givenAt kept to the microsecond; of two of the same request, kind and source the later one stays
 * @param quality 0, no use, to 1, just right
 */
public record Feedback(String requestId, String team, Kind kind, Source source, Instant givenAt, double quality) {
    /** In which form it was said; a request may have one of each. */
    public enum Kind {
        /** Thumbs: up is 1, down is 0. */
        RATING,
        /** Any number from 0 to 1. */
        SCORE,
        /** The answer was asked for again, which says that it was of no use: 0. */
        REGENERATED
    }

    /** Who found out. */
    public enum Source {
        USER,
        /** A check that a program made, such as a schema or a unit test. */
        TEST,
        /** A model that was asked to judge. */
        JUDGE,
        /** A person whose work it is to look answers through. */
        REVIEWER;

        /** Whether what this one says of an answer counts in place of others' word. */
        public static boolean isExpert(String source) {
            return source.equals(JUDGE.name()) || source.equals(REVIEWER.name());
        }
    }

    public Feedback {
        requestId = Label.of(requestId, 64);
        team = Label.line(team, 128);
        givenAt = givenAt.truncatedTo(ChronoUnit.MICROS);
        if (requestId.equals(Label.OTHER)) {
            throw new IllegalArgumentException("requestId: not a name (expected at most 64 letters or digits)");
        }
        if (!(quality >= 0 && quality <= 1)) {
            throw new IllegalArgumentException("quality: " + quality + " (expected 0 to 1)");
        }
    }
}
