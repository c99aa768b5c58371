package dev.sluice.gateway.walk;

import dev.sluice.config.Settings;
import dev.sluice.gateway.audit.AuditEntry;
import dev.sluice.gateway.audit.AuditTrail;
import dev.sluice.gateway.audit.ExceptionUses;
import dev.sluice.gateway.audit.Provenance;
import dev.sluice.gateway.dispatch.Asked;
import dev.sluice.gateway.dispatch.Copy;
import dev.sluice.gateway.dispatch.Errand;
import dev.sluice.gateway.dispatch.Situations;
import dev.sluice.gateway.egress.AuditReceipt;
import dev.sluice.gateway.egress.Cargo;
import dev.sluice.gateway.failure.Failure;
import dev.sluice.gateway.neighbours.Neighbours;
import dev.sluice.gateway.redaction.Prepared;
import dev.sluice.gateway.redaction.Redactor;
import dev.sluice.gateway.threshold.Thresholds;
import dev.sluice.router.Router;
import dev.sluice.router.decision.Caller;
import dev.sluice.router.decision.Decision;
import dev.sluice.router.decision.Reason;
import dev.sluice.router.decision.Wish;
import dev.sluice.router.mode.Escalation;
import dev.sluice.router.policy.Policy;
import dev.sluice.router.prompt.Prompt;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import reactor.core.publisher.Mono;

/** Decides, treats what may leave, and writes the decision down before anything else happens. */
final class Decide {
    private final Situations situations;
    private final Redactor redactor;
    private final AuditTrail audit;
    private final ExceptionUses uses;
    private final Notices notices;
    private final Thresholds thresholds;
    private final Neighbours neighbours;

    Decide(
            Situations situations,
            Redactor redactor,
            AuditTrail audit,
            ExceptionUses uses,
            Notices notices,
            Thresholds thresholds,
            Neighbours neighbours) {
        this.redactor = redactor;
        this.situations = situations;
        this.audit = audit;
        this.uses = uses;
        this.notices = notices;
        this.thresholds = thresholds;
        this.neighbours = neighbours;
    }

    /** @param rated as the difficulty model alone rates it */
    Mono<Decided> decide(Classified rated, Wish wish) {
        Received received = rated.identified().received();
        Router router = received.inForce().router();
        Caller caller = rated.identified().caller();
        String model = rated.request().prompt().model();
        Wishes.granted(wish, router, model, caller);
        Optional<Escalation> escalation = router.escalation(wish, model, caller);
        OptionalDouble threshold = escalation
                .map(share -> thresholds.threshold(share, caller.team()))
                .orElse(OptionalDouble.empty());
        Classified classified = besideNeighbours(rated, wish, threshold);
        Decision decision = decided(classified, wish, threshold);
        double score = classified.judgement().difficulty().score();
        escalation.ifPresent(share -> thresholds.decided(share, caller.team(), score, decision));
        return carried(classified, wish, decision);
    }

    /** Between which routes neighbours are asked, a decision by the model alone says. */
    private Classified besideNeighbours(Classified rated, Wish wish, OptionalDouble threshold) {
        Settings settings = rated.identified().received().settings();
        if (rated.judgement().difficulty().sketch() == null) {
            return rated;
        }
        return rated.with(neighbours.secondOpinion(
                rated.identified().caller().team(),
                settings.judge().difficultyVersion(),
                rated.judgement(),
                decidedOnce(rated, wish, threshold)));
    }

    private Mono<Decided> carried(Classified classified, Wish wish, Decision decision) {
        Received received = classified.identified().received();
        var settings = received.settings();
        Prepared prepared = redactor.prepare(
                classified.request(),
                classified.judgement(),
                decision,
                settings.judge(),
                settings.gateway().limits().jsonDepth());
        AuditEntry entry = entry(classified, prepared.decision());
        audit.record(entry);
        notices.tell(received.requestId(), decision.verdict());
        return switch (prepared.decision()) {
            case Decision.Refuse refuse -> Mono.error(failure(refuse, classified));
            case Decision.Send send ->
                Mono.just(new Decided(
                        carried(classified, wish, send, prepared, entry),
                        send.ofShadow()
                                .map(copy -> new Copy(
                                        carried(classified, wish, copy, prepared, entry),
                                        classified.request().prompt()))));
        };
    }

    /** Each gets a receipt of its own: a departure opens the gate once. */
    private Errand carried(Classified classified, Wish wish, Decision.Send send, Prepared prepared, AuditEntry entry) {
        return errand(
                classified,
                wish,
                Cargo.of(send, classified.request(), prepared),
                new AuditReceipt(new DecisionsBook(audit, entry)));
    }

    /** Where another request took the last use of an exception meanwhile, it is decided again, without it. */
    private Decision decided(Classified classified, Wish wish, OptionalDouble threshold) {
        Policy policy = classified.identified().received().settings().policy();
        Decision decision;
        do {
            decision = decidedOnce(classified, wish, threshold);
        } while (!uses.take(policy, decision.verdict().waived()));
        return decision;
    }

    private Decision decidedOnce(Classified classified, Wish wish, OptionalDouble threshold) {
        Received received = classified.identified().received();
        return received.inForce()
                .router()
                .decide(
                        classified.request().prompt(),
                        classified.judgement(),
                        situations
                                .now(
                                        classified.identified().caller(),
                                        received.at(),
                                        uses.of(received.settings().policy()))
                                .with(wish, threshold, received.requestId()));
    }

    private AuditEntry entry(Classified classified, Decision decision) {
        Received received = classified.identified().received();
        Settings settings = received.settings();
        Caller caller = classified.identified().caller();
        Prompt prompt = classified.request().prompt();
        return AuditEntry.of(
                received.requestId(),
                received.at(),
                audit.actor(caller, received.at()),
                caller.team(),
                Provenance.ofThisBuild(settings.version(), settings.policyHash(), settings.detectors()),
                classified.judgement(),
                decision,
                prompt.parts().size(),
                prompt.body().bytes(),
                settings.policy().providers());
    }

    private static Errand errand(Classified classified, Wish wish, Cargo cargo, AuditReceipt receipt) {
        Received received = classified.identified().received();
        return new Errand(
                received.requestId(),
                classified.identified().caller(),
                Asked.in(classified.request().prompt(), wish),
                cargo,
                classified.judgement().difficulty(),
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
            case NARROWED_AWAY -> new Failure.BadRequest(why.text(), null, "no_route_left");
            case NO_BACKEND,
                    EASY,
                    HARD,
                    KEPT_IN,
                    NAMED,
                    ONLY_ROUTE,
                    OVER_THRESHOLD,
                    CHEAPEST,
                    LOCAL_ONLY,
                    STRONG,
                    WEIGHTED,
                    CANARY,
                    SHADOW -> new Failure.NoRoute(why.text(), Duration.ofSeconds(5));
        };
    }
}
