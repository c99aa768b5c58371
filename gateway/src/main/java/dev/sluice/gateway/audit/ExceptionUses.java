package dev.sluice.gateway.audit;

import dev.sluice.gateway.journal.Journal;
import dev.sluice.gateway.journal.JournalId;
import dev.sluice.gateway.ledger.Store;
import dev.sluice.router.decision.Verdict.Waived;
import dev.sluice.router.policy.Policy;
import dev.sluice.router.policy.Rule;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How often each exception of the policy has been used, so that one with a limit ends. What was decided before the
 * start is counted in the audit trail: a restart gives nothing back. Of other gateways over the same database it knows
 * what they had recorded by then. Thread-safe.
 */
public final class ExceptionUses {
    private final Map<String, AtomicLong> uses = new ConcurrentHashMap<>();

    private ExceptionUses() {}

    /** None so far. */
    public static ExceptionUses none() {
        return new ExceptionUses();
    }

    /**
     * Counts all decisions that are recorded. To be called before the trail is opened, which begins to drain its
     * journal.
     *
     * @param storage the folder with {@code audit-journal}; it may be absent
     */
    public static ExceptionUses recorded(Store store, Path storage) throws SQLException {
        ExceptionUses counted = new ExceptionUses();
        Path folder = JdbcAuditTrail.journalIn(storage);
        String own = Journal.idOf(folder).map(JournalId::toString).orElse("");
        Set<String> seen = new HashSet<>();
        Journal.read(folder, record -> {
            ChainRow row = AuditCodec.read(record.sequence(), record.payload());
            seen.add(own + "/" + row.seq());
            counted.add(row.content());
        });
        try (Connection connection = store.connection()) {
            RecordTable.underExceptions(connection, (link, content) -> {
                if (!seen.contains(link)) {
                    counted.add(content);
                }
            });
        }
        return counted;
    }

    /** For a decision by this policy: a count for each of its exceptions, 0 if it was never used. */
    public Map<String, Long> of(Policy policy) {
        List<Rule> exceptions = policy.exceptions();
        if (exceptions.isEmpty()) {
            return Map.of();
        }
        Map<String, Long> counts = new HashMap<>();
        exceptions.forEach(rule -> counts.put(rule.id(), counter(rule.id()).get()));
        return counts;
    }

    /**
     * Takes one use of each, or none of any.
     *
     * @return false if one of them has none left: somebody else was quicker, and the request must be decided again
     */
    public synchronized boolean take(Policy policy, List<Waived> waived) {
        for (Rule rule : policy.exceptions()) {
            long limit = rule.waiver().orElseThrow().maxRequests().orElse(Long.MAX_VALUE);
            if (waived.stream().anyMatch(one -> one.rule().equals(rule.id()))
                    && counter(rule.id()).get() >= limit) {
                return false;
            }
        }
        waived.forEach(one -> counter(one.rule()).incrementAndGet());
        return true;
    }

    private AtomicLong counter(String rule) {
        return uses.computeIfAbsent(rule, id -> new AtomicLong());
    }

    private void add(String content) {
        if (content.startsWith("{\"kind\":\"" + AuditFact.Kind.DECISION)) {
            AuditJson.read(content)
                    .path("exceptions")
                    .forEach(used -> counter(used.path("rule").asString()).incrementAndGet());
        }
    }
}
