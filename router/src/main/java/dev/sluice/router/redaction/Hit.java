package dev.sluice.router.redaction;

/**
 * A finding in one of the passages.
 *
 * @param passage its index
 * @param start first UTF-16 unit within its text
 * @param end one past the last
 */
public record Hit(int passage, int start, int end, String kind) {}
