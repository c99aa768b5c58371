package dev.sluice.gateway.walk;

import dev.sluice.gateway.audit.AuditEntry;
import dev.sluice.gateway.audit.AuditTrail;
import dev.sluice.gateway.audit.EgressEnd;
import dev.sluice.gateway.egress.AuditBook;
import dev.sluice.gateway.egress.Departure;
import java.util.concurrent.CompletableFuture;

/**
 * What one decision's request does afterwards, as records of the audit trail.
 *
 * @param entry the decision's, which is in the trail already
 */
record DecisionsBook(AuditTrail audit, AuditEntry entry) implements AuditBook {
    @Override
    public CompletableFuture<Void> leaves(Departure departure) {
        return audit.durable(audit.record(entry.leaving(
                departure.at(), departure.attempt(), departure.route(), departure.treated(), departure.bytes())));
    }

    @Override
    public void ended(Departure.End end) {
        audit.record(new EgressEnd(
                entry.requestId(),
                end.at(),
                end.attempt(),
                end.route().id(),
                end.route().backend().provider(),
                end.outcome(),
                end.failure(),
                end.wireBytes(),
                end.millis()));
    }
}
