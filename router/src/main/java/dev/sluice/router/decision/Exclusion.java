package dev.sluice.router.decision;

/**
 * A route that was not taken.
 *
 * @param route its id
 * @param why one line
 */
public record Exclusion(String route, String why) {}
