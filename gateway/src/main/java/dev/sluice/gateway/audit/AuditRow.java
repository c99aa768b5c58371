package dev.sluice.gateway.audit;

import java.time.Instant;

/**
 * A decision of the first form, which older releases wrote: flat, its lists as JSON text. The canonical JSON is made of
 * exactly these columns. It names the caller, so nothing of it can be erased without breaking the chain.
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
        String hash)
        implements ChainRow {
    @Override
    public String content() {
        return CanonicalJson.of(this);
    }

    /** All columns are in the content. */
    @Override
    public boolean agrees() {
        return true;
    }
}
