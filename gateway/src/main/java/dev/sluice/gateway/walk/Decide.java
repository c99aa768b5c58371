package dev.sluice.gateway.walk;

import dev.sluice.gateway.audit.AuditEntry;
import dev.sluice.gateway.audit.AuditTrail;
import dev.sluice.gateway.audit.RequestHmac;
import dev.sluice.gateway.dispatch.Errand;
import dev.sluice.gateway.dispatch.Situations;
import dev.sluice.gateway.egress.AuditReceipt;
import dev.sluice.gateway.failure.Failure;
import dev.sluice.router.decision.Decision;
import dev.sluice.router.decision.Reason;
import java.time.Duration;
import reactor.core.publisher.Mono;

/** Decides, and writes the decision down before anything else happens. */
final class Decide {
    private final Situations situations;
    private final AuditTrail audit;
    private final RequestHmac hmac;
    private final Notices notices;

    Decide(Situations situations, AuditTrail audit, RequestHmac hmac, Notices notices) {
        this.situations = situations;
        this.audit = audit;
        this.hmac = hmac;
        this.notices = notices;
    }

    Mono<Errand> decide(Classified classified) {
        Received received = classified.identified().received();
        Decision decision = untreated(received.inForce()
                .router()
                .decide(
                        classified.request().prompt(),
                        classified.judgement(),
                        situations.now(classified.identified().caller(), received.at())));
        long written = audit.record(entry(classified, decision));
        notices.tell(received.requestId(), decision.verdict());
        return switch (decision) {
            case Decision.Refuse refuse -> Mono.error(failure(refuse, classified));
            case Decision.Send send ->
                Mono.just(errand(classified, send, new AuditReceipt(() -> audit.durable(written))));
        };
    }

    /** Whatever the policy wants treated first has not been treated, so it must not leave. */
    private static Decision untreated(Decision decision) {
        return decision instanceof Decision.Send send ? send.foundAgain() : decision;
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

    private static Errand errand(Classified classified, Decision.Send decision, AuditReceipt receipt) {
        Received received = classified.identified().received();
        return new Errand(
                received.requestId(),
                classified.identified().caller(),
                classified.request(),
                decision,
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
