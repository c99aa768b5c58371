package dev.sluice.gateway.journal;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Makes the next segments ahead of time on a thread of its own, so that appending does not wait for the disk and a full
 * disk shows before it hurts. When appending was faster than this thread, a segment is written by the appender, but not
 * synced. While the disk is full it tries again once a second.
 */
final class SpareSegment {
    private static final System.Logger LOG = System.getLogger(SpareSegment.class.getName());
    private static final long RETRY_NANOS = 1_000_000_000L;

    /** Enough for the disk to be busy with something else for a while. */
    private static final int AHEAD = 2;

    private final Path directory;
    private final int bytes;
    private final Thread thread;
    private final Deque<Segment> made = new ArrayDeque<>();
    private final AtomicInteger number = new AtomicInteger();
    private volatile boolean failing;
    private volatile boolean closing;

    SpareSegment(Path directory, int bytes, String name) {
        this.directory = directory;
        this.bytes = bytes;
        this.thread = Thread.ofPlatform().daemon().name(name + "-spare").start(this::run);
    }

    /** Whether the last try to make one failed: the disk is full, or gone. One that is merely slow does not count. */
    boolean failing() {
        return failing;
    }

    /**
     * A spare, or one made now if none was ready: that one is not synced, since the caller holds the journal's lock and
     * may be an event loop. The next group commit syncs it with its records.
     */
    Segment take() {
        Segment segment;
        synchronized (made) {
            segment = made.poll();
        }
        LockSupport.unpark(thread);
        return segment == null ? Segment.createWithoutSync(nextFile(), bytes) : segment;
    }

    void close() {
        closing = true;
        LockSupport.unpark(thread);
        synchronized (made) {
            made.forEach(Segment::close);
            made.clear();
        }
    }

    private void run() {
        while (!closing) {
            try {
                make();
                failing = false;
                LockSupport.park(this);
            } catch (Throwable e) {
                // Whatever it was, this thread must not end unseen: accepting() relies on it.
                if (!failing) {
                    LOG.log(
                            System.Logger.Level.ERROR,
                            e instanceof JournalException ? e.getMessage() : "journal: cannot make a segment: " + e);
                }
                failing = true;
                LockSupport.parkNanos(this, RETRY_NANOS);
            }
        }
    }

    /** Not under the lock: making one waits for the disk, taking one does not. */
    private void make() {
        while (!closing && wanted()) {
            Segment segment = Segment.create(nextFile(), bytes);
            synchronized (made) {
                if (closing) {
                    segment.close();
                } else {
                    made.add(segment);
                }
            }
        }
    }

    private boolean wanted() {
        synchronized (made) {
            return made.size() < AHEAD;
        }
    }

    /** Each has a name of its own: the one before may not have got its final name yet. */
    private Path nextFile() {
        return directory.resolve(number.incrementAndGet() + Segment.SPARE_SUFFIX);
    }
}
