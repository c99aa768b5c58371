package dev.sluice.gateway.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The key to an actor's personal fields is destroyed; nobody can tell any more who it was. */
record ActorErased(Instant at, String actor) implements AuditFact {
    ActorErased {
        at = at.truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public Kind kind() {
        return Kind.ERASED;
    }

    @Override
    public String requestId() {
        return "";
    }

    @Override
    public String content() {
        return JsonLine.fact(this).text("actor", actor).end();
    }
}
