package dev.sluice.gateway.ledger;

import dev.sluice.gateway.journal.Drain;
import dev.sluice.gateway.journal.FieldWriter;
import dev.sluice.gateway.journal.Journal;
import dev.sluice.gateway.journal.JournalLimits;
import dev.sluice.gateway.journal.JournalRecord;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/** A ledger in a database, with a journal before it. */
public final class JdbcLedger implements Ledger {
    private final Journal journal;
    private final Drain drain;

    private JdbcLedger(Journal journal, Drain drain) {
        this.journal = journal;
        this.drain = drain;
    }

    /**
     * Opens the journal in {@code storage/ledger-journal} and begins to drain what another run left there.
     *
     * @param store stays the caller's; close it after this
     * @throws dev.sluice.gateway.journal.JournalException if another process has the folder or it cannot be written to
     */
    public static JdbcLedger open(Path storage, Store store, JournalLimits limits) {
        Journal journal = Journal.open(storage.resolve("ledger-journal"), limits);
        return new JdbcLedger(journal, new Drain(journal, new Sink(store), "ledger"));
    }

    @Override
    public void record(LedgerEntry entry) {
        append(LedgerCodec.write(entry));
    }

    @Override
    public void amend(LedgerEntry entry) {
        append(LedgerCodec.amendment(entry));
    }

    private void append(FieldWriter fields) {
        journal.append(fields.bytes(), 0, fields.length());
    }

    @Override
    public boolean accepting() {
        return journal.accepting();
    }

    @Override
    public Optional<String> trouble() {
        if (!journal.damages().isEmpty()) {
            return Optional.of("ledger journal: " + journal.damages());
        }
        return drain.trouble();
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

    private record Sink(Store store) implements Drain.Sink {
        @Override
        public void write(List<JournalRecord> records) throws SQLException {
            LedgerBatch batch = new LedgerBatch();
            records.forEach(record -> batch.add(record.payload()));
            try (Connection connection = store.connection()) {
                Batches.inOneTransaction(connection, () -> batch.store(connection));
            }
        }

        @Override
        public void sync() throws SQLException {
            store.sync();
        }
    }
}
