package dev.sluice.gateway.audit;

import dev.sluice.gateway.journal.Label;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * How one {@link Egress} ended. Without one, the process ended first, and the request must be taken to have left.
 *
 * @param at when it ended
 * @param attempt of the egress
 * @param outcome as in the ledger
 * @param failure a code such as {@code unreachable}; null if served
 * @param wireBytes length of the bodies that were handed to the network; 0 if it came to none
 * @param millis from the attempt's begin to its end
 */
public record EgressEnd(
        String requestId,
        Instant at,
        int attempt,
        String route,
        String provider,
        String outcome,
        @Nullable String failure,
        long wireBytes,
        long millis)
        implements AuditFact {
    public EgressEnd {
        requestId = Label.of(requestId, 64);
        at = at.truncatedTo(ChronoUnit.MICROS);
        route = Label.line(route, 384);
        provider = Label.line(provider, 128);
        outcome = Label.of(outcome, 16);
        failure = failure == null ? null : Label.of(failure, 64);
    }

    @Override
    public Kind kind() {
        return Kind.OUTCOME;
    }

    @Override
    public String content() {
        JsonLine out = JsonLine.fact(this)
                .number("attempt", attempt)
                .text("route", route)
                .text("provider", provider)
                .text("outcome", outcome);
        if (failure != null) {
            out.text("failure", failure);
        }
        return out.number("wire_bytes", wireBytes).number("millis", millis).end();
    }
}
