package dev.sluice.gateway.dispatch;

import dev.sluice.adapters.NotCarried;
import dev.sluice.adapters.UpstreamFailure;
import dev.sluice.adapters.builtin.Adapters;
import dev.sluice.gateway.audit.Treated;
import dev.sluice.gateway.egress.Departure;
import dev.sluice.gateway.egress.EgressGate;
import dev.sluice.gateway.failure.Failure;
import dev.sluice.gateway.ledger.Ledger;
import dev.sluice.gateway.meters.Meters;
import dev.sluice.gateway.verification.Threshold;
import dev.sluice.router.catalogue.Protocol;
import dev.sluice.router.catalogue.Route;
import dev.sluice.router.decision.Reason;
import dev.sluice.router.verification.Verifier;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.HttpResources;
import reactor.netty.resources.LoopResources;

/**
 * Tries the decision's routes in order until one gives real content, and has a {@link Cascade} judge the answers that
 * are to be judged. Never takes a route that the decision lacks.
 */
public final class Dispatcher {
    private final Map<Protocol, Way> ways;
    private final Breakers breakers;
    private final Account account;
    private final Cascade cascade;

    /**
     * @param adapters by protocol; pass-through needs none
     * @param heldBytes the most that is held of all answers together that are judged first
     */
    public static Dispatcher of(
            EgressGate gate,
            Adapters adapters,
            Breakers breakers,
            Ledger ledger,
            Meters meters,
            Verifier verifier,
            Threshold threshold,
            long heldBytes) {
        HeldRoom room = new HeldRoom(heldBytes);
        meters.held(room::taken);
        Map<Protocol, Way> ways = new EnumMap<>(Protocol.class);
        ways.put(Protocol.PASS_THROUGH, new PassThrough(gate, room));
        LoopResources loops = HttpResources.get();
        for (Protocol protocol : Protocol.values()) {
            adapters.of(protocol).ifPresent(adapter -> ways.put(protocol, new Translated(adapter, gate, loops)));
        }
        Account account = new Account(ledger, breakers, meters);
        Cascade cascade = new Cascade(new Samples(gate, breakers, account), verifier, threshold, meters);
        return new Dispatcher(ways, breakers, account, cascade);
    }

    private Dispatcher(Map<Protocol, Way> ways, Breakers breakers, Account account, Cascade cascade) {
        this.ways = Map.copyOf(ways);
        this.breakers = breakers;
        this.account = account;
        this.cascade = cascade;
    }

    /** Emits an answer whose content has begun, or fails with a {@link Failure}. */
    public Mono<Answer> dispatch(Errand errand) {
        int first = isShadow(errand) ? Shadow.ATTEMPT : 1;
        return from(new Turn(errand, errand.decision().routes(), 0, first, 0, Spending.NONE, null))
                // A caller who leaves just as the answer begins: operators drop it then, and nobody else would end it.
                .doOnDiscard(Answer.class, Answer::discard);
    }

    /**
     * Where a request stands with its routes.
     *
     * @param routes of the decision, those that may be tried
     * @param index of the route whose turn it is
     * @param number of the attempt
     * @param waited what the attempts before took, in nanoseconds
     * @param spent on the attempts before
     * @param last how the attempt before failed; null for the first
     */
    private record Turn(
            Errand errand,
            List<Route> routes,
            int index,
            int number,
            long waited,
            Spending spent,
            @Nullable RuntimeException last) {
        Route route() {
            return routes.get(index);
        }

        Turn skip() {
            return new Turn(errand, routes, index + 1, number, waited, spent, last);
        }

        Turn after(Attempt failed, RuntimeException failure) {
            // What was never sent has no cost.
            Spending with = failed.cost().map(spent::plus).orElse(spent);
            return new Turn(errand, routes, index + 1, number + 1, waited + failed.tookUntilNow(), with, failure);
        }

        /** Only abler routes than that of the attempt, whose answer did not stand. */
        Turn abler(Attempt fallen, int next, Spending with) {
            List<Route> abler = Eligibility.abler(routes, fallen.route());
            return new Turn(errand, abler, 0, next, waited + fallen.tookUntilNow(), with, null);
        }
    }

    private Mono<Answer> from(Turn turn) {
        if (turn.index() == turn.routes().size()) {
            RuntimeException last = turn.last();
            return Mono.error(last == null ? noRoute() : shown(last));
        }
        Route route = turn.route();
        if (!turn.errand().budget().affords(turn.spent(), route)) {
            return from(turn.skip());
        }
        Way way = ways.get(route.backend().protocol());
        if (way == null) {
            throw new IllegalStateException("no way for " + route.backend().protocol());
        }
        if (!breakers.tryAcquire(route.backend().name())) {
            return from(turn.skip());
        }
        if (!route.leavesTheHouse()) {
            return along(turn, way);
        }
        Errand errand = turn.errand();
        // The disk's thread is left at once: others wait for it.
        return Mono.fromFuture(() -> errand.audited().leaves(departure(errand, route, turn.number())))
                .publishOn(Schedulers.parallel())
                .doOnError(unwritten -> breakers.saidNothing(route.backend().name()))
                .doOnCancel(() -> account.neverSent(errand, route, turn.number()))
                .then(Mono.defer(() -> along(turn, way)));
    }

    private static boolean isShadow(Errand errand) {
        return errand.decision().why().code() == Reason.Code.SHADOW;
    }

    private static Departure departure(Errand errand, Route route, int number) {
        return new Departure(
                route,
                number,
                errand.now(),
                Treated.of(errand.cargo().treated(route)),
                errand.cargo().size(route));
    }

    private Mono<Answer> along(Turn turn, Way way) {
        Attempt attempt = new Attempt(turn.errand(), turn.route(), turn.number(), turn.waited(), account);
        if (isShadow(turn.errand())) {
            // Nobody gets its answer, so there is nothing to judge.
            attempt.asShadow();
        } else {
            cascade.prepare(attempt);
        }
        boolean judged = attempt.judgedBy() != null;
        Mono<Answer> asked = Mono.defer(() -> way.ask(attempt))
                .doOnCancel(attempt::abandoned)
                .onErrorResume(RuntimeException.class, failure -> {
                    attempt.failed(failure);
                    return Rejection.another(failure) ? from(turn.after(attempt, failure)) : Mono.error(shown(failure));
                });
        // What a later route answered is nobody's to judge.
        return judged
                ? asked.flatMap(answer -> answer.attempt() == attempt
                        ? cascade.judged(
                                answer, (next, spent) -> Mono.defer(() -> from(turn.abler(attempt, next, spent))))
                        : Mono.just(answer))
                : asked;
    }

    private static Failure noRoute() {
        return new Failure.NoRoute(
                "No backend that may serve this request is up; try again later.", Duration.ofSeconds(5));
    }

    private static RuntimeException shown(RuntimeException failure) {
        return switch (failure) {
            // What the caller alone can mend is told as such, whatever status the backend gave it.
            case UpstreamFailure.Rejected rejected
            when rejected.status() >= 500 && Rejection.isCallers(rejected) ->
                Failure.BadUpstream.of(new UpstreamFailure.Rejected(400, rejected.headers(), rejected.body()));
            case UpstreamFailure upstream -> Failure.BadUpstream.of(upstream);
            case NotCarried field ->
                new Failure.Unsupported(
                        field.field(), "No route that may be used can carry the field \"" + field.field() + "\".");
            default -> failure;
        };
    }
}
