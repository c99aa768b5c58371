package dev.sluice.gateway.audit;

import java.time.Instant;

/** Something that the chain holds: never with a value, a text or a caller's name. */
public sealed interface AuditFact permits AuditEntry, Egress, EgressEnd, ActorSeen, ActorErased {
    /** What kinds of facts there are. */
    enum Kind {
        /** Where a request may go. */
        DECISION,
        /** A request is about to leave the house. On the disk before its first byte goes out. */
        EGRESS,
        /** How that ended. */
        OUTCOME,
        /** A caller got a pseudonym. */
        ACTOR,
        /** The key to a caller's pseudonym was destroyed. */
        ERASED
    }

    Kind kind();

    /** Kept to the microsecond. */
    Instant at();

    /** As in {@code x-request-id}; empty if no request is concerned. */
    String requestId();

    /** Canonical JSON: fields in a fixed order, no spaces. What the chain's digest is taken over. */
    String content();
}
