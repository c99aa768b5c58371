package dev.sluice.gateway.ledger;

import dev.sluice.gateway.journal.JournalException;
import java.util.Optional;

/** Where money facts go. Thread-safe. */
public interface Ledger extends AutoCloseable {
    /**
     * Keeps a fact; the same one twice counts once. Does not wait for a disk or a database.
     *
     * <p>When this returns, the fact survives the end of the process, however it ends.
     *
     * @throws JournalException if it cannot be kept: the disk is full although {@link #accepting} said no before. The
     *     answer must then not be ended as a success.
     */
    void record(LedgerEntry entry);

    /**
     * Keeps what became of an attempt that was recorded as {@link Outcome#WITHHELD withheld} while that was open: of
     * the two facts the later one counts, and only it. Promises what {@link #record} does.
     */
    void amend(LedgerEntry entry);

    /** Whether a new request may begin; false means 503. Facts of requests that have begun are still taken. */
    boolean accepting();

    /** What is wrong at the moment, in one line for operators; empty if nothing is. */
    Optional<String> trouble();

    @Override
    void close();
}
