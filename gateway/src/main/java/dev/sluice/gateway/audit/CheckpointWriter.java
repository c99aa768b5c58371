package dev.sluice.gateway.audit;

import dev.sluice.gateway.ledger.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Signs the chain's head now and then, and when the trail is closed: one thread, which looks every second whether it is
 * time. A checkpoint goes to the storage folder's file, to the folder of copies and to the database.
 */
final class CheckpointWriter implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(CheckpointWriter.class.getName());
    private static final long LOOK_MILLIS = 1000;

    /**
     * How often.
     *
     * @param every at least so often, if anything was recorded
     * @param records at least after so many
     */
    record Rhythm(Duration every, long records) {
        static final Rhythm USUAL = new Rhythm(Duration.ofMinutes(5), 10_000);
    }

    /** Where checkpoints go. */
    record Places(Path storage, Optional<Path> copies, Store store) {}

    private final AuditTrail trail;
    private final SigningKey key;
    private final Places places;
    private final Rhythm rhythm;
    private final Thread thread;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Deque<Checkpoint> notInDatabase = new ArrayDeque<>();
    private long signed;
    private long signedNanos = System.nanoTime();
    private volatile @Nullable String trouble;

    /** @param signed the head when it was opened, which an earlier run has signed */
    CheckpointWriter(AuditTrail trail, SigningKey key, Places places, Rhythm rhythm, long signed) {
        this.trail = trail;
        this.key = key;
        this.places = places;
        this.rhythm = rhythm;
        this.signed = signed;
        this.thread = Thread.ofPlatform().daemon().name("audit-checkpoints").start(this::run);
    }

    /** Why no checkpoint can be kept; empty if all is well. */
    Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    private void run() {
        while (pause()) {
            if (isDue()) {
                signIfNew();
            }
            insert();
        }
        signIfNew();
        insert();
    }

    private boolean isDue() {
        long head = trail.head().sequence();
        return head - signed >= rhythm.records()
                || System.nanoTime() - signedNanos >= rhythm.every().toNanos();
    }

    private void signIfNew() {
        ChainHead head = trail.head();
        signedNanos = System.nanoTime();
        if (head.sequence() == signed) {
            return;
        }
        try {
            // What is signed must not be lost with the power.
            trail.durable(head.sequence()).get();
            Checkpoint checkpoint = Checkpoint.signed(head, Instant.now().truncatedTo(ChronoUnit.MILLIS), key);
            CheckpointFiles.append(CheckpointFiles.in(places.storage()), checkpoint);
            signed = head.sequence();
            notInDatabase.add(checkpoint);
            if (places.copies().isPresent()) {
                CheckpointFiles.copy(places.copies().get(), checkpoint);
            }
            trouble = null;
        } catch (IOException | ExecutionException | RuntimeException e) {
            note(e);
        } catch (InterruptedException nobodyDoes) {
            Thread.currentThread().interrupt();
        }
    }

    /** While the database is away they wait; the file has them all. */
    private void insert() {
        if (notInDatabase.isEmpty()) {
            return;
        }
        try (Connection connection = places.store().connection()) {
            while (!notInDatabase.isEmpty()) {
                CheckpointTable.insert(connection, notInDatabase.getFirst());
                notInDatabase.removeFirst();
            }
        } catch (SQLException away) {
            LOG.log(System.Logger.Level.DEBUG, "checkpoints wait for the database");
        }
    }

    private void note(Exception e) {
        String now = "audit checkpoints: cannot be kept (" + e.getClass().getSimpleName() + ")";
        if (!now.equals(trouble)) {
            LOG.log(System.Logger.Level.ERROR, now);
        }
        trouble = now;
    }

    /** @return whether to go on */
    private boolean pause() {
        try {
            return !closing.await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException nobodyDoes) {
            return false;
        }
    }

    /** Signs the last head. */
    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
