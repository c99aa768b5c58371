package dev.sluice.gateway.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A caller got a pseudonym. The chain holds a commitment only: whoever is told the caller, its key's id and the salt
 * can check that they are meant; without the salt nothing can be guessed from it.
 *
 * @param commitment see {@link Identity#commitment}
 */
record ActorSeen(Instant at, String actor, String commitment) implements AuditFact {
    ActorSeen {
        at = at.truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public Kind kind() {
        return Kind.ACTOR;
    }

    @Override
    public String requestId() {
        return "";
    }

    @Override
    public String content() {
        return JsonLine.fact(this)
                .text("actor", actor)
                .text("commitment", commitment)
                .end();
    }
}
