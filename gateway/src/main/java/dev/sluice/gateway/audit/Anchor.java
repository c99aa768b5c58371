package dev.sluice.gateway.audit;

/**
 * A place that a chain must still hold.
 *
 * @param how {@code published} or {@code signed}
 */
record Anchor(long sequence, String hash, String how) {}
