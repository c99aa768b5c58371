package dev.sluice.gateway.dispatch;

import dev.sluice.gateway.dialect.chat.Extras;
import dev.sluice.gateway.egress.EgressGate;
import dev.sluice.gateway.egress.Permit;
import dev.sluice.router.catalogue.Timeouts;
import dev.sluice.router.verification.Sample;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Asks a local route for further answers to compare with. They are asked for at the same time, within a deadline; one
 * that is late, fails or finds no room is left out. Each has its entry in the ledger, whatever comes of it.
 */
final class Samples {
    private final EgressGate gate;
    private final Breakers breakers;
    private final Account account;

    Samples(EgressGate gate, Breakers breakers, Account account) {
        this.gate = gate;
        this.breakers = breakers;
        this.account = account;
    }

    /** @return those that came in time, in the order they were asked for */
    Mono<List<Sample>> further(Attempt first, Hearing hearing) {
        long waited = first.waitedNanos() + first.tookUntilNow();
        List<Mono<Sample>> asked = IntStream.rangeClosed(1, hearing.settings().samples())
                .mapToObj(number -> one(first, waited, hearing, number))
                .toList();
        return Flux.mergeSequential(asked).collectList();
    }

    private Mono<Sample> one(Attempt first, long waited, Hearing hearing, int number) {
        Duration deadline = hearing.settings().deadline();
        return Mono.defer(() -> {
            if (!breakers.tryAcquire(first.route().backend().name())) {
                return Mono.empty();
            }
            Attempt attempt =
                    new Attempt(first.errand(), first.route(), first.number() + number, waited, account).asSample();
            return Mono.defer(() -> ask(attempt, hearing, number))
                    .doOnCancel(attempt::cancelled)
                    .timeout(deadline, Mono.empty())
                    .onErrorResume(RuntimeException.class, failure -> {
                        attempt.failed(failure);
                        return Mono.empty();
                    });
        });
    }

    private Mono<Sample> ask(Attempt attempt, Hearing hearing, int number) {
        Errand errand = attempt.errand();
        Permit permit = gate.permit(errand.cargo(), attempt.route(), errand.audited());
        Timeouts timeouts = permit.backend().timeouts();
        Extras extras = hearing.extras(false, number);
        return gate.post(permit, PassThrough.PATH, extras, errand.requestId(), attempt::sends)
                .onErrorMap(thrown -> UpstreamFailures.of(thrown, timeouts))
                .flatMap(reply -> Replies.checked(attempt, reply, false, timeouts))
                .flatMap(reply -> Replies.whole(attempt, reply, timeouts))
                .map(body -> {
                    attempt.withheld();
                    return hearing.sample(body);
                });
    }
}
