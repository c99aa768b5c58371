package dev.sluice.gateway.egress;

import java.util.concurrent.CompletableFuture;

/** The audit trail as one decision's request writes into it. */
public interface AuditBook {
    /** @return completes once the departure, and the decision before it, have reached the disk */
    CompletableFuture<Void> leaves(Departure departure);

    /** Returns once it would survive the process's death. */
    void ended(Departure.End end);
}
