package dev.sluice.gateway.audit;

import dev.sluice.config.GatewaySettings;
import dev.sluice.gateway.journal.Drain;
import dev.sluice.gateway.journal.FieldWriter;
import dev.sluice.gateway.journal.Journal;
import dev.sluice.gateway.journal.JournalException;
import dev.sluice.gateway.journal.JournalLimits;
import dev.sluice.gateway.journal.JournalRecord;
import dev.sluice.gateway.ledger.Batches;
import dev.sluice.gateway.ledger.Store;
import dev.sluice.router.decision.Caller;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

/** An audit trail in a database, with a journal before it. A sequence in the journal is the place in the chain. */
public final class JdbcAuditTrail implements AuditTrail {
    private static final System.Logger LOG = System.getLogger(JdbcAuditTrail.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Journal journal;
    private final String instance;
    private final Store store;
    private final Drain drain;
    private final ActorKeys keys;
    private final UnaryOperator<String> keyIds;
    private final CheckpointWriter checkpoints;
    private final ReentrantLock lock = new ReentrantLock();

    /** By the caller's name. */
    private final Map<String, Actor> actors = new ConcurrentHashMap<>();

    /** Held while an actor is made or erased. */
    private final ReentrantLock naming = new ReentrantLock();

    /** Of the newest entry. Changed under the lock. */
    private byte[] head;

    private JdbcAuditTrail(
            Journal journal,
            Store store,
            GatewaySettings.Storage storage,
            UnaryOperator<String> keyIds,
            CheckpointWriter.Rhythm rhythm) {
        this.journal = journal;
        this.instance = journal.id().toString();
        this.store = store;
        this.keys = ActorKeys.open(storage.directory());
        this.keyIds = keyIds;
        this.head = journal.last()
                .map(record -> AuditCodec.hash(record.payload()))
                .orElseGet(() -> Chain.beginning(instance));
        SigningKey signing = SigningKey.open(storage.directory());
        this.drain = new Drain(journal, new Sink(store, instance), "audit");
        this.checkpoints = new CheckpointWriter(
                this,
                signing,
                new CheckpointWriter.Places(storage.directory(), storage.checkpoints(), store),
                rhythm,
                lastSigned(storage.directory(), instance));
    }

    /**
     * Opens the journal in {@code storage.directory/audit-journal}, takes the chain up where it ended and begins to
     * drain what another run left there.
     *
     * @param store stays the caller's; close it after this
     * @param keyIds what names a caller's key, by the caller's name; {@code none} for one that is not known
     * @throws JournalException if another process has the folder or it cannot be written to
     */
    public static JdbcAuditTrail open(
            GatewaySettings.Storage storage, Store store, JournalLimits limits, UnaryOperator<String> keyIds) {
        return open(storage, store, limits, keyIds, CheckpointWriter.Rhythm.USUAL);
    }

    static JdbcAuditTrail open(
            GatewaySettings.Storage storage,
            Store store,
            JournalLimits limits,
            UnaryOperator<String> keyIds,
            CheckpointWriter.Rhythm rhythm) {
        boolean isNew = !Files.exists(journalIn(storage.directory()));
        Journal journal = Journal.open(journalIn(storage.directory()), limits);
        try {
            JdbcAuditTrail trail = new JdbcAuditTrail(journal, store, storage, keyIds, rhythm);
            tell(storage.directory().toAbsolutePath().normalize(), isNew);
            return trail;
        } catch (RuntimeException e) {
            journal.close();
            throw e;
        }
    }

    /** A folder that is relative to where the gateway was started is easily another one than before. */
    private static void tell(Path storage, boolean isNew) {
        LOG.log(System.Logger.Level.INFO, () -> "facts are kept in " + storage);
        if (isNew) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    () -> "a new, empty audit trail begins in " + storage
                            + "; if there was one before, it is in another folder, since a storage.directory that is not"
                            + " absolute is looked for where the gateway is started");
        }
    }

    static Path journalIn(Path storage) {
        return storage.resolve("audit-journal");
    }

    @Override
    public Actor actor(Caller caller, Instant now) {
        Actor known = actors.get(caller.name());
        return known != null ? known : named(caller.name(), now);
    }

    private Actor named(String caller, Instant now) {
        naming.lock();
        try {
            Actor known = actors.get(caller);
            if (known != null) {
                return known;
            }
            String keyId = keyIds.apply(caller);
            Actor actor = keys.find(caller, keyId)
                    .orElseGet(
                            () -> keys.make(caller, keyId, fresh -> introduce(fresh, Identity.of(caller, keyId), now)));
            actors.put(caller, actor);
            return actor;
        } finally {
            naming.unlock();
        }
    }

    private void introduce(Actor actor, Identity identity, Instant now) {
        append(new ActorSeen(now, actor.id(), identity.commitment()), identity.seal(actor.sealing(), actor.id()));
    }

    @Override
    public int erase(String caller, Instant now) {
        naming.lock();
        try {
            List<Actor> known = keys.ofCaller(caller);
            if (known.isEmpty()) {
                return 0;
            }
            long last = 0;
            for (Actor actor : known) {
                last = record(new ActorErased(now, actor.id()));
            }
            journal.force(last).join();
            actors.remove(caller);
            keys.destroy(caller);
            deleteSeals(known);
            return known.size();
        } finally {
            naming.unlock();
        }
    }

    /** Without the key a seal tells nothing; it goes too, where the database lets it. */
    private void deleteSeals(List<Actor> erased) {
        try {
            // What is still in the journal would come after the deletion.
            drain.flush(PATIENCE);
            try (Connection connection = store.connection()) {
                for (Actor actor : erased) {
                    RecordTable.deleteActor(connection, instance, actor.id());
                }
            }
        } catch (SQLException | TimeoutException away) {
            LOG.log(System.Logger.Level.INFO, "erased; the sealed fields, which nobody can open, stay in the database");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public long record(AuditFact fact) {
        return append(fact, "");
    }

    @Override
    public CompletableFuture<Void> durable(long sequence) {
        return journal.force(sequence);
    }

    private long append(AuditFact fact, String sealed) {
        byte[] content = fact.content().getBytes(StandardCharsets.UTF_8);
        byte[] digest = Chain.digest(content);
        FieldWriter fields = AuditCodec.write(fact, content, sealed);
        lock.lock();
        try {
            byte[] hash = Chain.link(head, journal.lastSequence() + 1, digest);
            AuditCodec.seal(fields, head, hash);
            long sequence = journal.append(fields.bytes(), 0, fields.length());
            head = hash;
            return sequence;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean accepting() {
        return journal.accepting();
    }

    @Override
    public Optional<String> trouble() {
        if (!journal.damages().isEmpty()) {
            return Optional.of("audit journal: " + journal.damages());
        }
        return drain.trouble().or(checkpoints::trouble);
    }

    @Override
    public ChainHead head() {
        lock.lock();
        try {
            return new ChainHead(instance, journal.lastSequence(), Chain.hex(head));
        } finally {
            lock.unlock();
        }
    }

    /** Waits until all that was recorded before is in the database. */
    public void flush(Duration longest) throws InterruptedException, TimeoutException {
        drain.flush(longest);
    }

    @Override
    public void close() {
        checkpoints.close();
        drain.close();
        journal.close();
    }

    /** What an earlier run signed need not be signed again. */
    private static long lastSigned(Path storage, String instance) {
        try {
            List<String> lines = CheckpointFiles.lines(CheckpointFiles.in(storage));
            return lines.isEmpty()
                    ? 0
                    : Checkpoint.ofLine(lines.getLast())
                            .filter(checkpoint -> checkpoint.instance().equals(instance))
                            .map(Checkpoint::sequence)
                            .orElse(0L);
        } catch (java.io.IOException unreadable) {
            return 0;
        }
    }

    private record Sink(Store store, String instance) implements Drain.Sink {
        @Override
        public void write(List<JournalRecord> records) throws SQLException {
            List<ChainRow> rows = records.stream()
                    .map(record -> AuditCodec.read(record.sequence(), record.payload()))
                    .toList();
            try (Connection connection = store.connection()) {
                Batches.inOneTransaction(connection, () -> {
                    ChainTables.requireSame(connection, instance, rows);
                    ChainTables.insert(connection, instance, rows);
                });
            }
        }

        @Override
        public void sync() throws SQLException {
            store.sync();
        }
    }
}
