package dev.sluice.router.decision;

/**
 * Who asks and pays.
 *
 * @param name unique, from {@code gateway.yml}
 */
public record Caller(String name, String team) {}
