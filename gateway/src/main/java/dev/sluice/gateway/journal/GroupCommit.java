package dev.sluice.gateway.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/** One thread that syncs for everybody who waits: those who come while it syncs share the next round. */
final class GroupCommit {
    private static final System.Logger LOG = System.getLogger(GroupCommit.class.getName());

    private record Waiting(long sequence, CompletableFuture<Void> done) {}

    private final LongSupplier sync;
    private final Thread thread;
    private final List<Waiting> waiting = new ArrayList<>();
    private volatile long forced;
    private volatile boolean closing;

    /** @param sync puts all that was appended on the disk and returns the last sequence that is certainly there */
    GroupCommit(String name, LongSupplier sync) {
        this.sync = sync;
        this.thread = Thread.ofPlatform().daemon().name(name + "-sync").start(this::run);
    }

    CompletableFuture<Void> await(long sequence) {
        if (sequence <= forced) {
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<Void> done = new CompletableFuture<>();
        synchronized (waiting) {
            if (closing) {
                return CompletableFuture.failedFuture(new JournalException("journal: closed"));
            }
            waiting.add(new Waiting(sequence, done));
        }
        LockSupport.unpark(thread);
        return done;
    }

    /** Whether anybody still syncs; if not, nobody's wait would end well. */
    boolean alive() {
        return thread.isAlive();
    }

    /** Syncs once more for those who wait, then ends. */
    void close() {
        synchronized (waiting) {
            closing = true;
        }
        LockSupport.unpark(thread);
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            commitUntilClosed();
        } catch (Throwable e) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "journal: the syncing thread has ended; no more requests are accepted",
                    e);
        } finally {
            synchronized (waiting) {
                closing = true;
            }
            JournalException over = new JournalException("journal: the syncing thread has ended");
            take().forEach(one -> one.done().completeExceptionally(over));
        }
    }

    private void commitUntilClosed() {
        while (true) {
            List<Waiting> round = take();
            if (!round.isEmpty()) {
                commit(round);
            } else if (closing) {
                return;
            } else {
                LockSupport.park(this);
            }
        }
    }

    private List<Waiting> take() {
        synchronized (waiting) {
            List<Waiting> round = List.copyOf(waiting);
            waiting.clear();
            return round;
        }
    }

    private void commit(List<Waiting> round) {
        try {
            forced = sync.getAsLong();
        } catch (Throwable e) {
            round.forEach(one -> one.done().completeExceptionally(e));
            return;
        }
        for (Waiting one : round) {
            one.done().complete(null);
        }
    }
}
