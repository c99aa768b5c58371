package dev.sluice.gateway.journal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Carries a journal's records into a database: one thread, batches in order, for ever again while the database is away.
 *
 * <p>It looks every 200 ms instead of being woken, since waking a thread costs the appender more than appending does.
 * So the database lags that much behind.
 */
public final class Drain implements AutoCloseable {
    /** Where records go. Called by the drain's thread only. */
    public interface Sink {
        /**
         * Stores all of them, or none and throws. A record that is already there is ignored: after a crash the same
         * ones come again.
         */
        void write(List<JournalRecord> records) throws Exception;

        /** Returns when all that was written would survive a loss of power. */
        void sync() throws Exception;
    }

    private static final System.Logger LOG = System.getLogger(Drain.class.getName());
    private static final int BATCH = 1000;
    private static final long PAUSE_MILLIS = 200;
    private static final long LONGEST_BACK_OFF_MILLIS = 10_000;

    private final Journal journal;
    private final Sink sink;
    private final Thread thread;
    private final Object signal = new Object();
    private boolean hurry;
    private boolean closing;
    private volatile @Nullable String trouble;

    public Drain(Journal journal, Sink sink, String name) {
        this.journal = journal;
        this.sink = sink;
        this.thread = Thread.ofPlatform().daemon().name(name + "-drain").start(this::run);
    }

    /** Why the database takes nothing at the moment; empty if all is well. */
    public Optional<String> trouble() {
        if (!thread.isAlive() && !isClosing()) {
            return Optional.of("the thread that fills the database has ended");
        }
        return Optional.ofNullable(trouble);
    }

    /**
     * Waits until all that was appended before this call is in the database.
     *
     * @throws TimeoutException if it did not get there in time; nothing is lost
     */
    public void flush(Duration longest) throws InterruptedException, TimeoutException {
        long upTo = journal.lastSequence();
        long deadline = System.nanoTime() + longest.toNanos();
        synchronized (signal) {
            while (journal.drainedSequence() < upTo) {
                long left = (deadline - System.nanoTime()) / 1_000_000;
                if (left <= 0 || !thread.isAlive()) {
                    throw new TimeoutException(
                            "drain: " + (upTo - journal.drainedSequence()) + " records are still in the journal");
                }
                hurry = true;
                signal.notifyAll();
                signal.wait(left);
            }
        }
    }

    /**
     * Stops after the batch at hand; never by interrupting, which would close H2's file under it. What is left in the
     * journal is drained by the next run.
     */
    @Override
    public void close() {
        synchronized (signal) {
            closing = true;
            signal.notifyAll();
        }
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        long backOff = PAUSE_MILLIS;
        while (true) {
            boolean more = false;
            try {
                more = drainBatch();
                if (trouble != null) {
                    LOG.log(System.Logger.Level.INFO, "{0}: the database takes records again", thread.getName());
                }
                trouble = null;
                backOff = PAUSE_MILLIS;
            } catch (Throwable e) {
                // Errors, too: a drain that ended unseen would let the journal grow until nothing is accepted.
                if (isClosing()) {
                    return;
                }
                note(e);
                backOff = Math.min(LONGEST_BACK_OFF_MILLIS, backOff * 2);
            }
            if (!pause(more ? 0 : backOff, trouble == null)) {
                return;
            }
        }
    }

    private boolean drainBatch() throws Exception {
        List<JournalRecord> records = journal.next(BATCH);
        if (!records.isEmpty()) {
            force(records.getLast());
            sink.write(records);
            journal.advance(records.getLast());
        }
        if (journal.releasable()) {
            sink.sync();
            journal.release();
        }
        return records.size() == BATCH;
    }

    /**
     * The database must not know more than the journal's disk: after a loss of power the journal would give sequences
     * away again that the database holds already.
     */
    private void force(JournalRecord last) throws Exception {
        try {
            journal.force(last.sequence()).get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    /**
     * Exceptions of a driver may quote values, so only the kind of trouble is told, never its message. Our own say what
     * to look at.
     */
    private void note(Throwable e) {
        boolean ours = e instanceof JournalException;
        String now = ours
                ? String.valueOf(e.getMessage())
                : e.getClass().getSimpleName()
                        + (e instanceof java.sql.SQLException sql ? ", SQL state " + sql.getSQLState() : "");
        if (!now.equals(trouble)) {
            LOG.log(
                    ours || e instanceof Error ? System.Logger.Level.ERROR : System.Logger.Level.WARNING,
                    "{0}: the database takes no records ({1}); they wait in {2}",
                    thread.getName(),
                    now,
                    journal.directory());
        }
        trouble = now;
    }

    private boolean isClosing() {
        synchronized (signal) {
            return closing;
        }
    }

    /**
     * Waits.
     *
     * @param hurries whether one who flushes may shorten it; never while the database is away
     * @return whether to go on
     */
    private boolean pause(long millis, boolean hurries) {
        long deadline = System.nanoTime() + millis * 1_000_000;
        synchronized (signal) {
            signal.notifyAll();
            long left = millis;
            while (left > 0 && !(hurry && hurries) && !closing) {
                try {
                    signal.wait(left);
                } catch (InterruptedException e) {
                    // Nobody has a reason to interrupt this thread; it ends by the flag.
                    break;
                }
                left = (deadline - System.nanoTime()) / 1_000_000;
            }
            hurry = false;
            return !closing;
        }
    }
}
