package dev.sluice.gateway.audit;

import dev.sluice.gateway.journal.JournalException;
import dev.sluice.router.decision.Caller;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Where data facts go. Thread-safe. */
public interface AuditTrail extends AutoCloseable {
    /**
     * The caller's pseudonym; a caller that is new gets one, and that is recorded.
     *
     * @throws JournalException if that cannot be kept; the request must then be refused
     */
    Actor actor(Caller caller, Instant now);

    /**
     * Keeps a fact. When this returns it survives the end of the process, however it ends.
     *
     * @return its sequence number, for {@link #durable}
     * @throws JournalException if it cannot be kept; the request must then be refused
     */
    long record(AuditFact fact);

    /**
     * Brings a fact, and all before it, to the disk, so that it survives a loss of power too. Nothing may leave the
     * house before its {@link Egress} got there, and with it its decision.
     *
     * @return completes on the syncing thread, which the receiver must leave at once; fails with
     *     {@link JournalException} if the disk does
     */
    CompletableFuture<Void> durable(long sequence);

    /**
     * Destroys the keys of all pseudonyms that a caller has had, after having recorded it. The chain stays whole; who
     * stands behind the pseudonyms and which bodies they sent can no longer be told. Waits for the disk.
     *
     * @return how many pseudonyms; 0 if the caller has none here
     * @throws JournalException if it cannot be recorded or a key cannot be destroyed
     */
    int erase(String caller, Instant now);

    /** Whether a new request may begin; false means 503. */
    boolean accepting();

    /** What is wrong at the moment, in one line for operators; empty if nothing is. */
    Optional<String> trouble();

    /** The newest fact's place in the chain, to be published. */
    ChainHead head();

    @Override
    void close();
}
