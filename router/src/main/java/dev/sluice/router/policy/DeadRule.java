package dev.sluice.router.policy;

/**
 * A rule that can never do what it is for.
 *
 * @param rule its id
 * @param why one line, such as {@code never matches: nothing found, but entities wanted}
 */
public record DeadRule(String rule, String why) {}
