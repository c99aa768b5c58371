package dev.sluice.router.policy;

/**
 * Something a policy's author should know of a rule.
 *
 * @param rule its id
 * @param why one line, such as {@code never matches: nothing found, but entities wanted}
 */
public record RuleRemark(String rule, String why) {}
