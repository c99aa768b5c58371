package dev.sluice.gateway.egress;

import dev.sluice.gateway.audit.Treated;
import dev.sluice.router.catalogue.Route;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request is about to leave the house.
 *
 * @param attempt as in the ledger
 * @param treated what was done to its findings before
 * @param bytes length of the body that is given to the route
 */
public record Departure(Route route, int attempt, Instant at, Treated treated, long bytes) {
    /**
     * How a departure ended.
     *
     * @param outcome as in the ledger
     * @param failure a code; null if served
     * @param wireBytes length of the bodies that were handed to the network
     * @param millis from the attempt's begin
     */
    public record End(
            Route route,
            int attempt,
            Instant at,
            String outcome,
            @Nullable String failure,
            long wireBytes,
            long millis) {}
}
