package dev.sluice.router.decision;

import java.time.Instant;
import java.util.Map;

/**
 * The outside state a decision depends on.
 *
 * @param now for attestations and prices that begin or end
 * @param backends by backend name; one that is missing counts as {@link BackendState#UNKNOWN}
 */
public record Situation(Caller caller, Instant now, Map<String, BackendState> backends) {
    public Situation {
        backends = Map.copyOf(backends);
    }

    public BackendState of(String backend) {
        return backends.getOrDefault(backend, BackendState.UNKNOWN);
    }
}
