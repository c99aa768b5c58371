package dev.sluice.gateway.feedback;

import dev.sluice.gateway.ledger.Store;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes routing facts, feedback and outcomes of shadows that are older than they are kept: once an hour, on a thread
 * of its own, in batches that are transactions of their own, so that nobody waits long for a row. What a database that
 * was away has not deleted goes an hour later.
 */
public final class Retention implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Retention.class);
    private static final int BATCH = 1000;
    private static final Duration FIRST = Duration.ofSeconds(30);
    private static final Duration PACE = Duration.ofHours(1);

    private final Store store;
    private final Duration kept;
    private final Consumer<Instant> others;
    private final Clock clock;
    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("retention").factory());
    private volatile boolean closing;

    /**
     * @param store stays the caller's; close it after this
     * @param others told before which moment all is too old, for what is held of it in memory
     */
    public Retention(Store store, Duration kept, Consumer<Instant> others, Clock clock) {
        this.store = store;
        this.kept = kept;
        this.others = others;
        this.clock = clock;
    }

    /** From now on, until it is closed. */
    public Retention start() {
        var unused = thread.scheduleWithFixedDelay(
                this::sweepOrTell, FIRST.toMillis(), PACE.toMillis(), TimeUnit.MILLISECONDS);
        return this;
    }

    private void sweepOrTell() {
        try {
            long gone = sweep();
            if (gone > 0) {
                log.atInfo()
                        .addKeyValue("rows", gone)
                        .log("routing facts, feedback and outcomes of shadows deleted, being old");
            }
        } catch (SQLException | RuntimeException away) {
            // A driver's exception may quote values.
            log.atWarn()
                    .addKeyValue("cause", away.getClass().getSimpleName())
                    .addKeyValue("sql_state", away instanceof SQLException sql ? sql.getSQLState() : "")
                    .log("old routing facts, feedback and outcomes could not be deleted; tried again later");
        }
    }

    /**
     * Deletes what is too old now.
     *
     * @return how many rows
     */
    long sweep() throws SQLException {
        Instant before = clock.instant().minus(kept);
        others.accept(before);
        long gone = 0;
        int batch;
        do {
            try (Connection connection = store.connection()) {
                batch = RoutingTable.forget(connection, before, BATCH);
            }
            gone += batch;
        } while (batch > 0 && !closing);
        return gone;
    }

    /** Stops after the batch at hand; never by interrupting, which would close H2's file under it. */
    @Override
    public void close() {
        closing = true;
        thread.shutdown();
        boolean interrupted = false;
        boolean ended = false;
        while (!ended) {
            try {
                ended = thread.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
