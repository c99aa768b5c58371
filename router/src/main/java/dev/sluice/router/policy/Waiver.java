package dev.sluice.router.policy;

import java.time.LocalDate;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What makes a rule an exception ({@code exception} in YAML), the only thing that widens: while it is in force, and
 * where the rule's own condition holds, the rules it overrides are set aside, their restrictions included. All other
 * rules count as ever, the strictest first; what is {@code final} or unscannable is out of its reach.
 *
 * @param overrides ids of rules, at least one, each neither final nor an exception itself
 * @param approver who approved it; not blank
 * @param ticket where the approval is written; not blank
 * @param notBefore its first day, in UTC
 * @param expires its last day, in UTC
 * @param maxRequests after so many requests it ends, 1 or more; empty for no limit
 */
public record Waiver(
        Set<String> overrides,
        String approver,
        String ticket,
        LocalDate notBefore,
        LocalDate expires,
        OptionalLong maxRequests) {
    public Waiver {
        overrides = Set.copyOf(overrides);
        if (overrides.isEmpty()) {
            throw new IllegalArgumentException("overrides: none (expected at least one rule's id)");
        }
        if (approver.isBlank() || ticket.isBlank()) {
            throw new IllegalArgumentException("approver, ticket: blank (expected who approved it, and where)");
        }
        if (expires.isBefore(notBefore)) {
            throw new IllegalArgumentException("expires: " + expires + " (expected " + notBefore + " or later)");
        }
        if (maxRequests.isPresent() && maxRequests.getAsLong() < 1) {
            throw new IllegalArgumentException("max_requests: " + maxRequests.getAsLong() + " (expected 1 or more)");
        }
    }

    /**
     * Whether it counts.
     *
     * @param used how many requests were decided under it so far; null if nobody knows, which exhausts a limit
     */
    boolean inForce(LocalDate today, @Nullable Long used) {
        return !today.isBefore(notBefore)
                && !hasLapsed(today)
                && (maxRequests.isEmpty() || (used != null && used < maxRequests.getAsLong()));
    }

    /** Whether its last day is over. */
    public boolean hasLapsed(LocalDate today) {
        return expires.isBefore(today);
    }
}
