package dev.sluice.gateway.audit;

import dev.sluice.gateway.journal.JournalException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Where data facts go. Thread-safe. */
public interface AuditTrail extends AutoCloseable {
    /**
     * Keeps a fact. When this returns it survives the end of the process, however it ends.
     *
     * @return its sequence number, for {@link #durable}
     * @throws JournalException if it cannot be kept; the request must then be refused
     */
    long record(AuditEntry entry);

    /**
     * Brings a fact, and all before it, to the disk, so that it survives a loss of power too. Nothing may leave the
     * house before the entry of its decision got there.
     *
     * @return completes on the syncing thread, which the receiver must leave at once; fails with
     *     {@link JournalException} if the disk does
     */
    CompletableFuture<Void> durable(long sequence);

    /** Whether a new request may begin; false means 503. */
    boolean accepting();

    /** What is wrong at the moment, in one line for operators; empty if nothing is. */
    Optional<String> trouble();

    /** The newest entry's place in the chain, to be published. */
    ChainHead head();

    @Override
    void close();
}
