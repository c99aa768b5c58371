package dev.sluice.gateway.audit;

import dev.sluice.gateway.journal.Journal;
import dev.sluice.gateway.journal.JournalId;
import dev.sluice.gateway.ledger.Store;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Whether an audit trail is whole: every chain, compared with its checkpoints and with a head that was put down.
 *
 * @param chains by instance's name
 * @param missing a published head whose chain was not found at all; null if there is none
 * @param unreadable checkpoints, or lines of an export, that cannot be read, each with where it stands
 */
public record AuditVerification(
        List<CheckedChain> chains, @Nullable ChainHead missing, List<String> unreadable) {

    /**
     * One instance's chain.
     *
     * @param head the last record that is sound; publish it
     * @param fault empty if all is well
     */
    public record CheckedChain(ChainHead head, Optional<Fault> fault, Signed signed) {}

    public AuditVerification {
        chains = List.copyOf(chains);
        unreadable = List.copyOf(unreadable);
    }

    public boolean isIntact() {
        return missing == null
                && unreadable.isEmpty()
                && chains.stream().allMatch(chain -> chain.fault().isEmpty());
    }

    /** What is wrong, a line each for people; empty if it is intact. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        if (missing != null) {
            faults.add("chain " + missing.instance() + ": not there, though its head was published");
        }
        for (CheckedChain chain : chains) {
            chain.fault()
                    .ifPresent(fault -> faults.add("chain " + chain.head().instance() + ", record " + fault.sequence()
                            + ": " + fault.kind() + ", " + fault.what()));
        }
        faults.addAll(unreadable);
        return faults;
    }

    /**
     * Walks all chains in the database, the one of this storage folder continued by what is still in its journal. Of
     * the records, memory holds only the journal's rest; of the checkpoints, all.
     *
     * @param storage the folder with {@code audit-journal}; it may be absent
     */
    public static AuditVerification of(Store store, Path storage, Witnesses witnesses) throws SQLException {
        // Checkpoints and journal before the database: what is drained in between is seen twice, not never.
        Claims claims = new Claims(witnesses.keys());
        claims.addFiles(storage, witnesses.copies());
        List<ChainRow> journaled = new ArrayList<>();
        Path folder = JdbcAuditTrail.journalIn(storage);
        Journal.read(folder, record -> journaled.add(AuditCodec.read(record.sequence(), record.payload())));
        String own = Journal.idOf(folder).map(JournalId::toString).orElse("");
        List<CheckedChain> chains = new ArrayList<>();
        Optional<ChainHead> published = witnesses.published();
        try (Connection connection = store.connection()) {
            Set<String> instances = new TreeSet<>(ChainTables.instances(connection));
            claims.addTable(connection, instances);
            instances.addAll(claims.instances());
            if (!journaled.isEmpty()) {
                instances.add(own);
            }
            for (String instance : instances) {
                List<Anchor> anchors = new ArrayList<>(claims.of(instance).anchors());
                published
                        .filter(head ->
                                instance.equals(head.instance()) || (head.instance() == null && instances.size() == 1))
                        .ifPresent(head -> anchors.add(new Anchor(head.sequence(), head.hash(), "published")));
                ChainCheck check = new ChainCheck(instance, anchors);
                walk(connection, instance, instance.equals(own) ? journaled : List.of(), check);
                chains.add(checked(check, claims.of(instance)));
            }
        }
        return new AuditVerification(
                chains, published.filter(head -> !isKnown(head, chains)).orElse(null), claims.unreadable());
    }

    /** A fault of the chain itself comes before that of a checkpoint. */
    static CheckedChain checked(ChainCheck check, Claims.OfInstance claims) {
        return new CheckedChain(check.head(), check.finish().or(claims::forged), claims.signed());
    }

    static boolean isKnown(ChainHead head, List<CheckedChain> chains) {
        Set<@Nullable String> known = new HashSet<>();
        chains.forEach(chain -> known.add(chain.head().instance()));
        return head.instance() == null ? chains.size() == 1 : known.contains(head.instance());
    }

    private static void walk(Connection connection, String instance, List<ChainRow> journaled, ChainCheck check)
            throws SQLException {
        long[] reached = {0};
        ChainTables.walk(connection, instance, 0, row -> {
            check.next(row);
            reached[0] = row.seq();
            return !check.isBroken();
        });
        for (ChainRow row : journaled) {
            if (row.seq() > reached[0]) {
                check.next(row);
            }
        }
    }
}
