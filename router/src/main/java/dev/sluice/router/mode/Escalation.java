package dev.sluice.router.mode;

/**
 * A share of the traffic that may leave the house.
 *
 * @param alias the name under which the traffic is counted
 * @param budget the share of the alias, from 0 to 1
 * @param share the share for this request, which may ask for less
 */
public record Escalation(String alias, double budget, double share) {
    /** Whether this request asked for less than its part: others must not escalate more for its sake. */
    public boolean isNarrowed() {
        return share < budget;
    }
}
