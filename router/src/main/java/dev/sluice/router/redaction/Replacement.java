package dev.sluice.router.redaction;

/**
 * What takes the place of a piece of a passage.
 *
 * @param start first UTF-16 unit within the original text
 * @param end one past the last
 * @param text nothing that JSON would escape
 */
public record Replacement(int start, int end, String text) {}
