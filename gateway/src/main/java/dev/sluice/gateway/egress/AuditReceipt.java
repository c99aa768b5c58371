package dev.sluice.gateway.egress;

import dev.sluice.router.catalogue.Route;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Proof that a decision was written to the audit trail, and the means to write down what leaves by it. Most requests
 * stay in the house and need none of this; for each attempt along a route that leaves the house, a record of that must
 * be on the disk first, and it opens the gate once. Thread-safe.
 */
public final class AuditReceipt {
    private final AuditBook book;
    private @Nullable Departure departure;
    private @Nullable CompletableFuture<Void> onDisk;

    /** @param book where the decision stands */
    public AuditReceipt(AuditBook book) {
        this.book = book;
    }

    /**
     * Writes down that the request is about to leave. Completes once that, and its decision, have reached the disk;
     * fails if they cannot.
     */
    public synchronized CompletableFuture<Void> leaves(Departure leaving) {
        CompletableFuture<Void> asked = book.leaves(leaving);
        departure = leaving;
        onDisk = asked;
        return asked;
    }

    /** Writes down how a departure ended. Returns once that would survive the process's death. */
    public void ended(Departure.End end) {
        book.ended(end);
    }

    /** Whether a departure along this route is on the disk and has not been made yet. True once for each. */
    synchronized boolean redeem(Route route) {
        boolean good = departure != null
                && departure.route().equals(route)
                && onDisk != null
                && onDisk.state() == Future.State.SUCCESS;
        if (good) {
            departure = null;
        }
        return good;
    }
}
