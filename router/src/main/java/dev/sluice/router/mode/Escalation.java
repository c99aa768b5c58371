package dev.sluice.router.mode;

/**
 * A share of the traffic that may leave the house.
 *
 * @param alias the name under which the traffic is counted
 * @param budget the share of the alias, from 0 to 1
 * @param share the share for this request, which may ask for less
 */
public record Escalation(String alias, double budget, double share) {}
