package dev.sluice.gateway.audit;

import java.time.Instant;

/**
 * A fact of the second form, as table and journal hold it.
 *
 * @param seq its place in the chain, from 1
 * @param kind the name of its {@link AuditFact.Kind}
 * @param content its canonical JSON, exactly as it was hashed
 * @param sealed an actor's personal fields, encrypted; empty for other kinds, and once it is read from the table. It is
 *     no part of the chain.
 */
record AuditRecord(
        long seq,
        String kind,
        Instant at,
        String requestId,
        String content,
        String previousHash,
        String hash,
        String sealed)
        implements ChainRow {
    @Override
    public boolean agrees() {
        return content.startsWith(JsonLine.prefix(kind, at, requestId));
    }
}
