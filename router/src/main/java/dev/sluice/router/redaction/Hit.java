package dev.sluice.router.redaction;

import dev.sluice.router.sensitivity.Confidence;

/**
 * A finding in one of the passages.
 *
 * @param passage its index
 * @param start first UTF-16 unit within its text
 * @param end one past the last
 * @param confidence how sure it is, where findings overlap
 */
public record Hit(int passage, int start, int end, String kind, Confidence confidence) {
    /** One that nobody doubts. */
    public Hit(int passage, int start, int end, String kind) {
        this(passage, start, end, kind, Confidence.HIGH);
    }
}
