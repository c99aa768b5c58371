package dev.sluice.gateway.audit;

import java.time.Instant;

/**
 * An entry as the table and the journal hold it: flat, its lists as JSON text. The canonical JSON is made of exactly
 * these columns, so that a change to any of them breaks the hash.
 *
 * @param seq its place in the chain, from 1
 * @param previousHash the hash of the entry before
 */
record AuditRow(
        long seq,
        Instant at,
        String requestId,
        String caller,
        String team,
        String policy,
        String sensitivity,
        String findings,
        int unscannable,
        int difficultyPermille,
        String rule,
        String matchedRules,
        String decision,
        String routes,
        boolean mayLeave,
        long bodyBytes,
        String requestHmac,
        String settingsVersion,
        String previousHash,
        String hash) {

    /** Without a place in the chain yet. */
    static AuditRow of(AuditEntry entry) {
        return new AuditRow(
                0,
                entry.at(),
                entry.requestId(),
                entry.caller(),
                entry.team(),
                entry.policy(),
                entry.sensitivity().name(),
                CanonicalJson.findings(entry.findings()),
                entry.unscannable(),
                entry.difficultyPermille(),
                entry.rule(),
                CanonicalJson.strings(entry.matchedRules()),
                entry.decision(),
                CanonicalJson.strings(entry.routes()),
                entry.mayLeave(),
                entry.bodyBytes(),
                entry.requestHmac(),
                entry.settingsVersion(),
                "",
                "");
    }

    AuditRow chained(long place, String previous, String own) {
        return new AuditRow(
                place,
                at,
                requestId,
                caller,
                team,
                policy,
                sensitivity,
                findings,
                unscannable,
                difficultyPermille,
                rule,
                matchedRules,
                decision,
                routes,
                mayLeave,
                bodyBytes,
                requestHmac,
                settingsVersion,
                previous,
                own);
    }
}
