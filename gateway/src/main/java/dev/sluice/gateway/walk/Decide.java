package dev.sluice.gateway.walk;

import dev.sluice.gateway.audit.AuditEntry;
import dev.sluice.gateway.audit.AuditTrail;
import dev.sluice.gateway.audit.RequestHmac;
import dev.sluice.gateway.dispatch.Asked;
import dev.sluice.gateway.dispatch.Errand;
import dev.sluice.gateway.dispatch.Situations;
import dev.sluice.gateway.egress.AuditReceipt;
import dev.sluice.gateway.egress.Cargo;
import dev.sluice.gateway.failure.Failure;
import dev.sluice.gateway.redaction.Prepared;
import dev.sluice.gateway.redaction.Redactor;
import dev.sluice.router.decision.Decision;
import dev.sluice.router.decision.Reason;
import java.time.Duration;
import reactor.core.publisher.Mono;

/** Decides, treats what may leave, and writes the decision down before anything else happens. */
final class Decide {
    private final Situations situations;
    private final Redactor redactor;
    private final AuditTrail audit;
    private final RequestHmac hmac;
    private final Notices notices;

    Decide(Situations situations, Redactor redactor, AuditTrail audit, RequestHmac hmac, Notices notices) {
        this.redactor = redactor;
        this.situations = situations;
        this.audit = audit;
        this.hmac = hmac;
        this.notices = notices;
    }

    Mono<Errand> decide(Classified classified) {
        Received received = classified.identified().received();
        Decision decision = received.inForce()
                .router()
                .decide(
                        classified.request().prompt(),
                        classified.judgement(),
                        situations.now(classified.identified().caller(), received.at()));
        var settings = received.settings();
        Prepared prepared = redactor.prepare(
                classified.request(),
                classified.judgement(),
                decision,
                settings.judge(),
                settings.gateway().limits().jsonDepth());
        long written = audit.record(entry(classified, prepared.decision()));
        notices.tell(received.requestId(), decision.verdict());
        return switch (prepared.decision()) {
            case Decision.Refuse refuse -> Mono.error(failure(refuse, classified));
            case Decision.Send send ->
                Mono.just(errand(
                        classified,
                        Cargo.of(send, classified.request(), prepared),
                        new AuditReceipt(() -> audit.durable(written))));
        };
    }

    private AuditEntry entry(Classified classified, Decision decision) {
        byte[] body = classified.request().prompt().body().bytes();
        Received received = classified.identified().received();
        return AuditEntry.of(
                received.requestId(),
                received.at(),
                classified.identified().caller(),
                classified.judgement(),
                decision,
                body.length,
                hmac.of(body),
                received.settings().version());
    }

    private static Errand errand(Classified classified, Cargo cargo, AuditReceipt receipt) {
        Received received = classified.identified().received();
        return new Errand(
                received.requestId(),
                classified.identified().caller(),
                Asked.in(classified.request().prompt()),
                cargo,
                receipt,
                received.settings(),
                received.at(),
                classified.receivedNanos());
    }

    private static Failure failure(Decision.Refuse refuse, Classified classified) {
        Reason why = refuse.why();
        return switch (why.code()) {
            case REFUSED_BY_POLICY ->
                new Failure.RefusedByPolicy(refuse.verdict().rule(), why.text());
            case UNKNOWN_MODEL ->
                new Failure.UnknownModel(classified.request().prompt().model());
            case UNSUPPORTED_FIELD -> new Failure.Unsupported(refuse.field(), why.text());
            case TOO_LONG -> new Failure.BadRequest(why.text(), "messages", "context_length_exceeded");
            case NO_BACKEND, EASY, HARD, KEPT_IN, NAMED, ONLY_ROUTE ->
                new Failure.NoRoute(why.text(), Duration.ofSeconds(5));
        };
    }
}
