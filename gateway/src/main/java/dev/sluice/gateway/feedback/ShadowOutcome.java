package dev.sluice.gateway.feedback;

import dev.sluice.gateway.journal.Label;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What the answers of two models to one request said of the weaker one. It is Sluice's own word, not a caller's.
 *
 * @param requestId of the request that both answered
 * @param at when it came; kept to the microsecond
 * @param route id of the weaker one
 * @param abler id of the one that it was measured by
 * @param succeeded whether the weaker one's answer came to the same
 */
public record ShadowOutcome(String requestId, Instant at, String route, String abler, boolean succeeded) {
    public ShadowOutcome {
        requestId = Label.of(requestId, 64);
        at = at.truncatedTo(ChronoUnit.MICROS);
        route = Label.line(route, RoutingFact.LONGEST_ROUTE);
        abler = Label.line(abler, RoutingFact.LONGEST_ROUTE);
        if (requestId.equals(Label.OTHER)) {
            throw new IllegalArgumentException("requestId: not a name (expected at most 64 letters or digits)");
        }
    }
}
