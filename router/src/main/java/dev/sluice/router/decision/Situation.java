package dev.sluice.router.decision;

import java.time.Instant;
import java.util.Map;

/**
 * The outside state a decision depends on.
 *
 * @param now for attestations, prices and exceptions that begin or end
 * @param backends by backend name; one that is missing counts as {@link BackendState#UNKNOWN}
 * @param exceptionUses how many requests have been decided under each of the policy's exceptions so far, by rule id; an
 *     exception with a limit whose count is missing does not count
 */
public record Situation(
        Caller caller, Instant now, Map<String, BackendState> backends, Map<String, Long> exceptionUses) {
    public Situation {
        backends = Map.copyOf(backends);
        exceptionUses = Map.copyOf(exceptionUses);
    }

    /** Where nobody has counted: exceptions with a limit do not count. */
    public Situation(Caller caller, Instant now, Map<String, BackendState> backends) {
        this(caller, now, backends, Map.of());
    }

    public BackendState of(String backend) {
        return backends.getOrDefault(backend, BackendState.UNKNOWN);
    }
}
