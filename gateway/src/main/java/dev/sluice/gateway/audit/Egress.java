package dev.sluice.gateway.audit;

import dev.sluice.gateway.journal.Label;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * A request is about to leave the house, along one route. Together with its {@link EgressEnd} it answers what left, of
 * which kind, to whom, under which rule and attestation.
 *
 * @param attempt as in the ledger
 * @param route id of the route
 * @param findings the kinds that were in it before it was treated; without places, which the decision has
 * @param bytes length of the body that is given to the route
 */
public record Egress(
        String requestId,
        Instant at,
        int attempt,
        String actor,
        String team,
        Provenance provenance,
        Ruling ruling,
        String route,
        Promise promise,
        List<AuditEntry.FoundKind> findings,
        Treated treated,
        long bytes)
        implements AuditFact {
    public Egress {
        requestId = Label.of(requestId, 64);
        at = at.truncatedTo(ChronoUnit.MICROS);
        actor = Label.of(actor, 16);
        team = Label.line(team, 128);
        route = Label.line(route, 384);
        findings = List.copyOf(findings);
    }

    @Override
    public Kind kind() {
        return Kind.EGRESS;
    }

    @Override
    public String content() {
        JsonLine out = JsonLine.fact(this)
                .number("attempt", attempt)
                .text("actor", actor)
                .text("team", team)
                .text("route", route)
                .object("provider", promise, Promise::write);
        ruling.write(out);
        out.objects("findings", findings, (fields, found) -> fields.text("kind", found.kind())
                .text("confidence", found.confidence().name())
                .number("count", found.count()));
        treated.write(out);
        out.number("bytes", bytes);
        provenance.write(out);
        return out.end();
    }
}
