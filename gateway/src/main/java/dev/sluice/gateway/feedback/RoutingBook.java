package dev.sluice.gateway.feedback;

import dev.sluice.gateway.journal.Drain;
import dev.sluice.gateway.journal.FieldWriter;
import dev.sluice.gateway.journal.Journal;
import dev.sluice.gateway.journal.JournalException;
import dev.sluice.gateway.journal.JournalLimits;
import dev.sluice.gateway.journal.JournalRecord;
import dev.sluice.gateway.ledger.Batches;
import dev.sluice.gateway.ledger.Store;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Where routing facts, feedback and outcomes of shadows go: one journal for all, and a database behind it. Thread-safe.
 *
 * <p>A fact or outcome that cannot be kept costs no answer: the request was decided, audited and billed without it.
 * Feedback that cannot be kept is refused.
 */
public final class RoutingBook implements AutoCloseable {
    /** Small records, and few bytes of disk for a gateway that gets no feedback. */
    public static final JournalLimits LIMITS = new JournalLimits(1 << 20, 128L << 20);

    /** How long somebody who rates waits for a journal that is behind. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Store store;
    private final Journal journal;
    private final Drain drain;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Scheduler blocking = Schedulers.fromExecutorService(threads);

    private RoutingBook(Store store, Journal journal, Drain drain) {
        this.store = store;
        this.journal = journal;
        this.drain = drain;
    }

    /**
     * Opens the journal in {@code storage/routing-journal} and begins to drain what another run left there.
     *
     * @param store stays the caller's; close it after this
     * @param foreign told of how much feedback was dropped at the drain, being on other teams' requests
     * @param heard told at the drain what was said of requests with a sketch, all of it that is known by then; empty if
     *     nobody wants to know
     * @throws JournalException if another process has the folder or it cannot be written to
     */
    public static RoutingBook open(
            Path storage,
            Store store,
            JournalLimits limits,
            IntConsumer foreign,
            Optional<Consumer<List<RatedRequest>>> heard) {
        Journal journal = Journal.open(storage.resolve("routing-journal"), limits);
        return new RoutingBook(store, journal, new Drain(journal, new Sink(store, foreign, heard), "routing"));
    }

    /**
     * Keeps a fact; the same request twice counts once. Waits for nothing.
     *
     * @return whether it was kept; if so, it survives the end of the process
     */
    public boolean record(RoutingFact fact) {
        return kept(RoutingCodec.write(fact));
    }

    /**
     * Keeps an outcome; the same request twice counts once. Waits for nothing.
     *
     * @return whether it was kept; if so, it survives the end of the process
     */
    public boolean record(ShadowOutcome outcome) {
        return kept(RoutingCodec.write(outcome));
    }

    /**
     * Keeps feedback on one request, all of it or none.
     *
     * @param said of the same request and team; not empty
     * @return on a virtual thread; an error of {@link JournalException} if it could not be kept
     */
    public Mono<Receipt> give(List<Feedback> said) {
        return Mono.fromCallable(() -> given(said)).subscribeOn(blocking);
    }

    /** Whether feedback is taken; false means 503. */
    public boolean accepting() {
        return journal.accepting();
    }

    /**
     * The latest requests with a sketch that were rated, latest first; blocks.
     *
     * @param most words of feedback at most
     */
    public List<RatedRequest> rated(int most) throws SQLException, InterruptedException {
        flushed();
        try (Connection connection = store.connection()) {
            return RatedTable.latest(connection, most);
        }
    }

    /** What is wrong at the moment, in one line for operators; empty if nothing is. */
    public Optional<String> trouble() {
        if (!journal.damages().isEmpty()) {
            return Optional.of("routing journal: " + journal.damages());
        }
        return drain.trouble();
    }

    /**
     * The latest requests that difficulty decided, latest first; blocks.
     *
     * @param most so many at most
     */
    public List<PastScore> recent(int most) throws SQLException, InterruptedException {
        flushed();
        try (Connection connection = store.connection()) {
            return RoutingTable.recent(connection, most);
        }
    }

    /**
     * The latest answers that were judged and count, latest first; blocks.
     *
     * @param most so many at most
     */
    public List<PastDoubt> recentDoubts(int most) throws SQLException, InterruptedException {
        flushed();
        try (Connection connection = store.connection()) {
            return RoutingTable.recentDoubts(connection, most);
        }
    }

    /** What another run left in the journal is the latest; if that takes too long, what is in the database will do. */
    private void flushed() throws InterruptedException {
        try {
            drain.flush(PATIENCE);
        } catch (TimeoutException behind) {
            // As said.
        }
    }

    /** Waits until all that was recorded before is in the database. */
    public void flush(Duration longest) throws InterruptedException, TimeoutException {
        drain.flush(longest);
    }

    @Override
    public void close() {
        blocking.dispose();
        threads.close();
        drain.close();
        journal.close();
    }

    private Receipt given(List<Feedback> said) throws InterruptedException {
        Receipt receipt = ownership(said.getFirst());
        if (receipt != Receipt.UNKNOWN) {
            said.forEach(one -> append(RoutingCodec.write(one)));
        }
        return receipt;
    }

    /**
     * Whoever asks for a request that is not its team's waits the same, whether there is such a request or not: the
     * time would tell.
     */
    private Receipt ownership(Feedback said) throws InterruptedException {
        if (drain.trouble().isPresent()) {
            return Receipt.ACCEPTED;
        }
        try {
            if (!isOwn(said)) {
                // The fact may still be in the journal.
                drain.flush(PATIENCE);
                return isOwn(said) ? Receipt.RECORDED : Receipt.UNKNOWN;
            }
            return Receipt.RECORDED;
        } catch (SQLException | TimeoutException away) {
            return Receipt.ACCEPTED;
        }
    }

    private boolean isOwn(Feedback said) throws SQLException {
        try (Connection connection = store.connection()) {
            return RoutingTable.teamOf(connection, said.requestId())
                    .filter(said.team()::equals)
                    .isPresent();
        }
    }

    private boolean kept(FieldWriter fields) {
        if (!journal.accepting()) {
            return false;
        }
        try {
            append(fields);
            return true;
        } catch (JournalException full) {
            return false;
        }
    }

    private void append(FieldWriter fields) {
        journal.append(fields.bytes(), 0, fields.length());
    }

    private record Sink(Store store, IntConsumer foreign, Optional<Consumer<List<RatedRequest>>> heard)
            implements Drain.Sink {
        @Override
        public void write(List<JournalRecord> records) throws SQLException {
            RoutingBatch batch = new RoutingBatch();
            records.forEach(record -> RoutingCodec.read(record.payload(), batch));
            int[] dropped = {0};
            try (Connection connection = store.connection()) {
                Batches.inOneTransaction(connection, () -> dropped[0] = batch.store(connection));
            }
            if (dropped[0] > 0) {
                foreign.accept(dropped[0]);
            }
            if (heard.isPresent() && !batch.rated().isEmpty()) {
                try (Connection connection = store.connection()) {
                    heard.get().accept(RatedTable.of(connection, batch.rated()));
                }
            }
        }

        @Override
        public void sync() throws SQLException {
            store.sync();
        }
    }
}
