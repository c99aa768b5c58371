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
import dev.sluice.router.catalogue.Protocol;
import dev.sluice.router.catalogue.Route;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.HttpResources;
import reactor.netty.resources.LoopResources;

/** Tries the decision's routes in order until one gives real content. Never takes a route that the decision lacks. */
public final class Dispatcher {
    private final Map<Protocol, Way> ways;
    private final Breakers breakers;
    private final Account account;

    /** @param adapters by protocol; pass-through needs none */
    public static Dispatcher of(EgressGate gate, Adapters adapters, Breakers breakers, Ledger ledger, Meters meters) {
        Map<Protocol, Way> ways = new EnumMap<>(Protocol.class);
        ways.put(Protocol.PASS_THROUGH, new PassThrough(gate));
        LoopResources loops = HttpResources.get();
        for (Protocol protocol : Protocol.values()) {
            adapters.of(protocol).ifPresent(adapter -> ways.put(protocol, new Translated(adapter, gate, loops)));
        }
        return new Dispatcher(ways, breakers, new Account(ledger, breakers, meters));
    }

    private Dispatcher(Map<Protocol, Way> ways, Breakers breakers, Account account) {
        this.ways = Map.copyOf(ways);
        this.breakers = breakers;
        this.account = account;
    }

    /** Emits an answer whose content has begun, or fails with a {@link Failure}. */
    public Mono<Answer> dispatch(Errand errand) {
        return from(errand, 0, 1, 0, null);
    }

    private Mono<Answer> from(Errand errand, int index, int number, long waited, @Nullable RuntimeException last) {
        List<Route> routes = errand.decision().routes();
        if (index == routes.size()) {
            return Mono.error(last == null ? noRoute() : shown(last));
        }
        Route route = routes.get(index);
        Way way = ways.get(route.backend().protocol());
        if (way == null) {
            throw new IllegalStateException("no way for " + route.backend().protocol());
        }
        if (!breakers.tryAcquire(route.backend().name())) {
            return from(errand, index + 1, number, waited, last);
        }
        if (!route.leavesTheHouse()) {
            return along(errand, index, number, waited, way);
        }
        // The disk's thread is left at once: others wait for it.
        return Mono.fromFuture(() -> errand.audited().leaves(departure(errand, route, number)))
                .publishOn(Schedulers.parallel())
                .doOnError(unwritten -> breakers.saidNothing(route.backend().name()))
                .doOnCancel(() -> account.neverSent(errand, route, number))
                .then(Mono.defer(() -> along(errand, index, number, waited, way)));
    }

    private static Departure departure(Errand errand, Route route, int number) {
        return new Departure(
                route,
                number,
                errand.now(),
                Treated.of(errand.cargo().treated(route)),
                errand.cargo().size(route));
    }

    private Mono<Answer> along(Errand errand, int index, int number, long waited, Way way) {
        Route route = errand.decision().routes().get(index);
        Attempt attempt = new Attempt(errand, route, number, waited, account);
        return Mono.defer(() -> way.ask(attempt))
                .doOnCancel(attempt::abandoned)
                .onErrorResume(RuntimeException.class, failure -> {
                    attempt.failed(failure);
                    return Rejection.another(failure)
                            ? from(errand, index + 1, number + 1, waited + attempt.tookUntilNow(), failure)
                            : Mono.error(shown(failure));
                });
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
