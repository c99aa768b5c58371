package dev.sluice.gateway.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What goes into the database at once. An amendment replaces only what is there as withheld, and is nothing of the kind
 * itself: so a batch may come twice, and parts of it once more before or after others.
 */
final class LedgerBatch {
    private final List<LedgerEntry> entries = new ArrayList<>();
    private final List<LedgerEntry> amendments = new ArrayList<>();

    /** @param record of the journal */
    void add(byte[] record) {
        LedgerEntry entry = LedgerCodec.read(record);
        // Should the fact that it amends be lost, it is still a fact of its own.
        entries.add(entry);
        if (LedgerCodec.amends(record)) {
            amendments.add(entry);
        }
    }

    void store(Connection connection) throws SQLException {
        LedgerTable.insert(connection, entries);
        LedgerTable.amend(connection, amendments);
    }
}
