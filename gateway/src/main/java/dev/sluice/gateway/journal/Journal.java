package dev.sluice.gateway.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An append-only log in a folder of its own. Appending and forcing may be called by any thread; {@link #next},
 * {@link #advance} and {@link #release} by one thread only, the drain's.
 */
public final class Journal implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Journal.class.getName());

    /**
     * Drained segments that stay. H2 2.4, when its process is killed, now and then comes up without its newest commits,
     * even where a checkpoint had followed them; the next run drains these records again.
     */
    private static final int KEPT = 1;

    private final Path directory;
    private final JournalLimits limits;
    private final DirectoryLock lockFile;
    private final SpareSegment spare;
    private final GroupCommit commits;
    private final ReentrantLock lock = new ReentrantLock();
    private final JournalId id;
    private final List<Damage> damages;

    /** Oldest first; the last one is appended to. Changed under the lock. */
    private final CopyOnWriteArrayList<Segment> segments;

    private volatile Segment active;
    private volatile long lastSequence;
    private volatile boolean closed;
    private volatile @Nullable RuntimeException failure;

    /** The newest segment whose name is certainly on the disk. Used by the syncing thread only. */
    private @Nullable Segment named;

    /** All bytes ever appended or found, and of these all that were drained. */
    private final AtomicLong appendedBytes = new AtomicLong();

    private final AtomicLong drainedBytes = new AtomicLong();

    /** The drain's place. */
    private Segment reading;

    private int readingAt = Segment.HEADER;
    private volatile long drainedSequence;

    private Journal(
            Path directory, JournalLimits limits, DirectoryLock lockFile, JournalFiles.Found found, Segment first) {
        this.directory = directory;
        this.limits = limits;
        this.lockFile = lockFile;
        this.id = first.id();
        this.damages = found.damages();
        this.segments = new CopyOnWriteArrayList<>(found.segments().isEmpty() ? List.of(first) : found.segments());
        this.active = segments.getLast();
        this.reading = segments.getFirst();
        this.lastSequence = found.segments().isEmpty() ? first.firstSequence() - 1 : found.lastSequence();
        this.drainedSequence = reading.firstSequence() - 1;
        for (Segment segment : segments) {
            appendedBytes.addAndGet(segment.committed() - Segment.HEADER);
        }
        String name = String.valueOf(directory.getFileName());
        this.spare = new SpareSegment(directory, limits.segmentBytes(), name);
        this.commits = new GroupCommit(name, this::sync);
    }

    /**
     * Opens or makes a journal. What another run left is read through once: a torn last record is wiped, damage in the
     * middle is logged and kept in {@link #damages}.
     *
     * @throws JournalException if another process has it, or the folder cannot be made or written to
     */
    public static Journal open(Path directory, JournalLimits limits) {
        DirectoryLock lockFile = DirectoryLock.take(directory);
        try {
            JournalFiles.Found found = JournalFiles.recover(directory);
            Segment first = found.segments().isEmpty()
                    ? firstSegment(directory, limits)
                    : found.segments().getFirst();
            for (Damage damage : found.damages()) {
                LOG.log(System.Logger.Level.ERROR, "journal {0} is damaged: {1}", directory, damage);
            }
            return new Journal(directory, limits, lockFile, found, first);
        } catch (IOException e) {
            lockFile.close();
            throw new JournalException("journal: cannot open " + directory + ": " + e.getMessage(), e);
        } catch (RuntimeException e) {
            lockFile.close();
            throw e;
        }
    }

    private static Segment firstSegment(Path directory, JournalLimits limits) throws IOException {
        Segment segment = Segment.create(directory.resolve("first" + Segment.SPARE_SUFFIX), limits.segmentBytes());
        segment.begin(JournalFiles.name(directory, 1), JournalId.draw(), 1);
        return segment;
    }

    /**
     * Reads all that is left in a folder, in order, without a lock and without changing anything: for looking at it
     * from outside. A record that is just being appended is not seen.
     */
    public static List<Damage> read(Path directory, Consumer<JournalRecord> each) {
        try {
            return JournalFiles.read(directory, each);
        } catch (IOException e) {
            throw new UncheckedIOException("journal: cannot read " + directory, e);
        }
    }

    /** The id of the journal in a folder; empty if there is none. */
    public static Optional<JournalId> idOf(Path directory) {
        try {
            return JournalFiles.idOf(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("journal: cannot read " + directory, e);
        }
    }

    public JournalId id() {
        return id;
    }

    public Path directory() {
        return directory;
    }

    /** What was found unreadable when it was opened; empty in a sound journal. */
    public List<Damage> damages() {
        return damages;
    }

    public long append(byte[] bytes) {
        return append(bytes, 0, bytes.length);
    }

    /**
     * Appends a record. When this returns it survives the end of the process.
     *
     * @param length 1 to an eighth of a segment
     * @return its sequence, one more than the last
     * @throws JournalException if the disk is full, a sync has failed, or it is closed; nothing was appended then
     */
    public long append(byte[] bytes, int offset, int length) {
        if (length < 1 || length > limits.segmentBytes() / 8) {
            throw new IllegalArgumentException(
                    "length: " + length + " (expected 1 to " + limits.segmentBytes() / 8 + ")");
        }
        int checksum = Segment.checksum(bytes, offset, length);
        int framed = Segment.framed(length);
        lock.lock();
        try {
            Segment segment = writable(framed);
            long sequence = lastSequence + 1;
            segment.write(sequence, checksum, bytes, offset, length);
            appendedBytes.addAndGet(framed);
            lastSequence = sequence;
            return sequence;
        } finally {
            lock.unlock();
        }
    }

    /** 0 before the first. */
    public long lastSequence() {
        return lastSequence;
    }

    /** The last record appended by this run or found from an earlier one; empty in a journal without any. */
    public Optional<JournalRecord> last() {
        for (Segment segment : segments.reversed()) {
            @Nullable JournalRecord last = null;
            int end = segment.committed();
            for (int at = Segment.HEADER; at < end; ) {
                JournalRecord record = segment.read(at);
                at = record == null ? at + 8 : record.end();
                last = record == null ? last : record;
            }
            if (last != null) {
                return Optional.of(last);
            }
        }
        return Optional.empty();
    }

    /**
     * Completes when the record is on the disk, so that a loss of power does not lose it. It completes on the syncing
     * thread: whoever goes on to do something long must leave it, or all others wait.
     */
    public CompletableFuture<Void> force(long sequence) {
        return commits.await(sequence);
    }

    /** Whether new work may begin. What has begun can still be appended: a quarter of a segment is kept for it. */
    public boolean accepting() {
        return !closed
                && failure == null
                && commits.alive()
                && undrainedBytes() <= limits.undrainedBytes()
                && (!spare.failing() || active.remaining() >= limits.segmentBytes() / 4);
    }

    public long undrainedBytes() {
        return appendedBytes.get() - drainedBytes.get();
    }

    /** All up to this one were drained. */
    public long drainedSequence() {
        return drainedSequence;
    }

    /** The next records to drain, at most so many; the same again until {@link #advance} is called. */
    public List<JournalRecord> next(int most) {
        List<JournalRecord> records = new ArrayList<>();
        Segment segment = reading;
        int at = readingAt;
        while (records.size() < most) {
            // Asked before the end is read: nothing is appended to a segment that is no longer the last one.
            boolean sealed = segment != segments.getLast();
            if (at < segment.committed()) {
                JournalRecord record = segment.read(at);
                // Damage that was reported when it was opened.
                at = record == null ? at + 8 : record.end();
                if (record != null) {
                    records.add(record);
                }
            } else if (sealed) {
                segment = segments.get(segments.indexOf(segment) + 1);
                at = Segment.HEADER;
            } else {
                break;
            }
        }
        return records;
    }

    /** Says that all records up to this one are in the database. */
    public void advance(JournalRecord record) {
        while (reading != segments.getLast()) {
            Segment following = segments.get(segments.indexOf(reading) + 1);
            if (following.committed() == Segment.HEADER || following.firstSequence() > record.sequence()) {
                break;
            }
            drainedBytes.addAndGet(reading.committed() - readingAt);
            reading = following;
            readingAt = Segment.HEADER;
        }
        drainedBytes.addAndGet(record.end() - readingAt);
        readingAt = record.end();
        drainedSequence = record.sequence();
    }

    /** Whether {@link #release} would free anything. */
    public boolean releasable() {
        return segments.indexOf(reading) > KEPT;
    }

    /**
     * Deletes the segments that were wholly drained, but for the last of them. Call it only when the database has them
     * on its disk.
     */
    public void release() throws IOException {
        while (releasable()) {
            Segment first = segments.getFirst();
            segments.removeFirst();
            first.delete();
        }
    }

    /** Syncs what is there and lets go of the files. What was not drained is drained by the next run. */
    @Override
    public void close() {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
        } finally {
            lock.unlock();
        }
        commits.close();
        spare.close();
        segments.forEach(segment -> {
            segment.force();
            segment.close();
        });
        lockFile.close();
    }

    private Segment writable(int framed) {
        if (closed) {
            throw new JournalException("journal: " + directory + " is closed");
        }
        RuntimeException failed = failure;
        if (failed != null) {
            throw new JournalException("journal: " + directory + " failed earlier: " + failed.getMessage(), failed);
        }
        if (active.remaining() >= framed) {
            return active;
        }
        Segment next = spare.take();
        try {
            next.begin(JournalFiles.name(directory, lastSequence + 1), id, lastSequence + 1);
        } catch (IOException e) {
            next.close();
            throw new JournalException("journal: cannot begin a segment in " + directory + ": " + e.getMessage(), e);
        }
        segments.add(next);
        active = next;
        return next;
    }

    private long sync() {
        RuntimeException earlier = failure;
        if (earlier != null) {
            // The kernel tells of lost pages once and calls them clean then: the next sync would succeed for nothing.
            throw new JournalException("journal: " + directory + " failed earlier: " + earlier.getMessage(), earlier);
        }
        try {
            long upTo = lastSequence;
            Segment newest = active;
            if (named != newest) {
                try (FileChannel folder = FileChannel.open(directory, StandardOpenOption.READ)) {
                    folder.force(true);
                }
                named = newest;
            }
            segments.forEach(Segment::force);
            return upTo;
        } catch (IOException | RuntimeException | Error e) {
            // After a failed sync the kernel may have thrown the pages away: what is on the disk is unknown.
            JournalException failed = new JournalException("journal: sync of " + directory + " failed: " + e, e);
            failure = failed;
            LOG.log(System.Logger.Level.ERROR, "journal: sync failed; no more requests are accepted", e);
            throw failed;
        }
    }
}
