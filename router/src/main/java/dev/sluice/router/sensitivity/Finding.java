package dev.sluice.router.sensitivity;

import dev.sluice.router.prompt.Place;

/**
 * Where a detector found its kind. It never holds the text.
 *
 * @param kind the kind's name, such as {@code CREDIT_CARD} or {@code SECRET.API_KEY}
 * @param place the string of the body
 * @param start first UTF-16 unit within that string
 * @param end one past the last UTF-16 unit
 */
public record Finding(String kind, Sensitivity level, Confidence confidence, Place place, int start, int end) {
    /** Whether this says at least what the other says: the same kind, as sure, and all of its range. */
    boolean covers(Finding other) {
        return start <= other.start
                && end >= other.end
                && kind.equals(other.kind)
                && confidence.compareTo(other.confidence) >= 0
                && place.equals(other.place);
    }
}
