package dev.sluice.router.decision;

import java.time.Instant;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The outside state a decision depends on.
 *
 * @param now for attestations, prices and exceptions that begin or end
 * @param backends by backend name; one that is missing counts as {@link BackendState#UNKNOWN}
 * @param exceptionUses how many requests have been decided under each of the policy's exceptions so far, by rule id; an
 *     exception with a limit whose count is missing does not count
 * @param wish what the request asks for itself
 * @param threshold the score from which on a request goes out of the house, where the mode has a share for that; empty
 *     as long as too few requests have come to know it
 * @param lot a word of this request alone, such as its id, for modes that take some requests and not others
 */
public record Situation(
        Caller caller,
        Instant now,
        Map<String, BackendState> backends,
        Map<String, Long> exceptionUses,
        Wish wish,
        OptionalDouble threshold,
        String lot) {
    public Situation {
        backends = Map.copyOf(backends);
        exceptionUses = Map.copyOf(exceptionUses);
    }

    /** A request that asks for nothing, before any other. */
    public Situation(Caller caller, Instant now, Map<String, BackendState> backends, Map<String, Long> exceptionUses) {
        this(caller, now, backends, exceptionUses, Wish.NONE, OptionalDouble.empty(), "");
    }

    /** Where nobody has counted: exceptions with a limit do not count. */
    public Situation(Caller caller, Instant now, Map<String, BackendState> backends) {
        this(caller, now, backends, Map.of());
    }

    /** As this one, but for a request with its own wish, threshold and lot. */
    public Situation with(Wish asked, OptionalDouble from, String drawn) {
        return new Situation(caller, now, backends, exceptionUses, asked, from, drawn);
    }

    public BackendState of(String backend) {
        return backends.getOrDefault(backend, BackendState.UNKNOWN);
    }
}
