package dev.sluice.gateway.audit;

import dev.sluice.gateway.journal.Drain;
import dev.sluice.gateway.journal.FieldWriter;
import dev.sluice.gateway.journal.Journal;
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;

/** An audit trail in a database, with a journal before it. A sequence in the journal is the place in the chain. */
public final class JdbcAuditTrail implements AuditTrail {
    private final Journal journal;
    private final String instance;
    private final Drain drain;
    private final ReentrantLock lock = new ReentrantLock();

    /** Of the newest entry. Changed under the lock. */
    private byte[] head;

    private JdbcAuditTrail(Journal journal, Drain drain) {
        this.journal = journal;
        this.instance = journal.id().toString();
        this.drain = drain;
        this.head = journal.last()
                .map(record -> AuditCodec.hash(record.payload()))
                .orElseGet(() -> Chain.beginning(instance));
    }

    /**
     * Opens the journal in {@code storage/audit-journal}, takes the chain up where it ended and begins to drain what
     * another run left there.
     *
     * @param store stays the caller's; close it after this
     * @throws dev.sluice.gateway.journal.JournalException if another process has the folder or it cannot be written to
     */
    public static JdbcAuditTrail open(Path storage, Store store, JournalLimits limits) {
        Journal journal = Journal.open(journalIn(storage), limits);
        Drain.Sink sink = new Sink(store, journal.id().toString());
        return new JdbcAuditTrail(journal, new Drain(journal, sink, "audit"));
    }

    static Path journalIn(Path storage) {
        return storage.resolve("audit-journal");
    }

    @Override
    public long record(AuditEntry entry) {
        AuditRow row = AuditRow.of(entry);
        byte[] digest = Chain.digest(row);
        FieldWriter fields = AuditCodec.write(row);
        return append(digest, fields);
    }

    @Override
    public CompletableFuture<Void> durable(long sequence) {
        return journal.force(sequence);
    }

    private long append(byte[] digest, FieldWriter fields) {
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
        return drain.trouble();
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
        drain.close();
        journal.close();
    }

    private record Sink(Store store, String instance) implements Drain.Sink {
        @Override
        public void write(List<JournalRecord> records) throws SQLException {
            List<AuditRow> rows = records.stream()
                    .map(record -> AuditCodec.read(record.sequence(), record.payload()))
                    .toList();
            try (Connection connection = store.connection()) {
                Batches.inOneTransaction(connection, () -> {
                    AuditTable.requireSame(connection, instance, rows);
                    AuditTable.insert(connection, instance, rows);
                });
            }
        }

        @Override
        public void sync() throws SQLException {
            store.sync();
        }
    }
}
