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
 * Whether the audit trail is whole: every chain in the database, the one of this storage folder continued by what is
 * still in its journal.
 *
 * @param chains by instance's name
 * @param missing a published head whose chain was not found at all; null if there is none
 */
public record AuditVerification(
        List<CheckedChain> chains, @Nullable ChainHead missing) {
    private static final int PAGE = 2000;

    /**
     * One instance's chain.
     *
     * @param head the last entry that is sound; publish it
     * @param fault empty if all is well
     */
    public record CheckedChain(ChainHead head, Optional<Fault> fault) {}

    public AuditVerification {
        chains = List.copyOf(chains);
    }

    public boolean isIntact() {
        return missing == null
                && chains.stream().allMatch(chain -> chain.fault().isEmpty());
    }

    /**
     * Walks all chains. Memory does not grow with the table; the journal's rest is held at once.
     *
     * @param storage the folder with {@code audit-journal}; it may be absent
     * @param published a head put down earlier: the chain must still hold it
     */
    public static AuditVerification of(Store store, Path storage, Optional<ChainHead> published) throws SQLException {
        // The journal before the database: an entry that is drained in between is seen twice, not never.
        List<AuditRow> journaled = new ArrayList<>();
        Path folder = JdbcAuditTrail.journalIn(storage);
        Journal.read(folder, record -> journaled.add(AuditCodec.read(record.sequence(), record.payload())));
        String own = Journal.idOf(folder).map(JournalId::toString).orElse("");
        List<CheckedChain> chains = new ArrayList<>();
        try (Connection connection = store.connection()) {
            Set<String> instances = new TreeSet<>(AuditTable.instances(connection));
            if (!journaled.isEmpty()) {
                instances.add(own);
            }
            for (String instance : instances) {
                List<AuditRow> rest = instance.equals(own) ? journaled : List.of();
                ChainHead concerning = published
                        .filter(head ->
                                instance.equals(head.instance()) || (head.instance() == null && instances.size() == 1))
                        .orElse(null);
                chains.add(check(connection, instance, rest, concerning));
            }
        }
        return new AuditVerification(
                chains, published.filter(head -> !isKnown(head, chains)).orElse(null));
    }

    private static boolean isKnown(ChainHead head, List<CheckedChain> chains) {
        Set<@Nullable String> known = new HashSet<>();
        chains.forEach(chain -> known.add(chain.head().instance()));
        return head.instance() == null ? chains.size() == 1 : known.contains(head.instance());
    }

    private static CheckedChain check(
            Connection connection, String instance, List<AuditRow> journaled, @Nullable ChainHead published)
            throws SQLException {
        ChainCheck check = new ChainCheck(instance, published);
        List<AuditRow> page;
        long after = 0;
        do {
            page = AuditTable.page(connection, instance, after, PAGE);
            page.forEach(check::next);
            after = page.isEmpty() ? after : page.getLast().seq();
        } while (page.size() == PAGE && !check.isBroken());
        for (AuditRow row : journaled) {
            if (row.seq() > after) {
                check.next(row);
            }
        }
        return new CheckedChain(check.head(), check.finish());
    }
}
