package dev.sluice.gateway.dispatch;

import dev.sluice.gateway.dialect.chat.Extras;
import dev.sluice.gateway.egress.EgressGate;
import dev.sluice.gateway.egress.Permit;
import dev.sluice.router.catalogue.Timeouts;
import dev.sluice.router.verification.Sample;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
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

    /**
     * What came of them.
     *
     * @param samples those that came in time, in the order they were asked for
     * @param spent on all of them
     */
    record Drawn(List<Sample> samples, Spending spent) {
        static final Drawn NONE = new Drawn(List.of(), Spending.NONE);
    }

    /** @param most to be asked for */
    Mono<Drawn> further(Attempt first, Hearing hearing, int most) {
        long waited = first.waitedNanos() + first.tookUntilNow();
        Queue<Attempt> made = new ConcurrentLinkedQueue<>();
        List<Mono<Sample>> asked = IntStream.rangeClosed(1, most)
                .mapToObj(number -> one(first, waited, hearing, number, made))
                .toList();
        return Flux.mergeSequential(asked).collectList().map(samples -> new Drawn(samples, spent(made)));
    }

    private static Spending spent(Iterable<Attempt> made) {
        Spending sum = Spending.NONE;
        for (Attempt attempt : made) {
            // What was never sent has no cost.
            sum = attempt.cost().map(sum::plus).orElse(sum);
        }
        return sum;
    }

    private Mono<Sample> one(Attempt first, long waited, Hearing hearing, int number, Queue<Attempt> made) {
        Duration deadline = hearing.settings().deadline();
        return Mono.defer(() -> {
            if (!breakers.tryAcquire(first.route().backend().name())) {
                return Mono.empty();
            }
            Attempt attempt =
                    new Attempt(first.errand(), first.route(), first.number() + number, waited, account).asSample();
            made.add(attempt);
            return Mono.defer(() -> ask(attempt, hearing, number))
                    .doOnCancel(attempt::cancelled)
                    .timeout(deadline, Mono.empty())
                    .onErrorResume(HeldRoom.Full.class, full -> {
                        attempt.cancelled();
                        return Mono.empty();
                    })
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
                .flatMap(reply -> Replies.whole(attempt, reply, hearing.placeBeside()::reach, timeouts))
                .flatMap(body -> {
                    attempt.withheld();
                    return Mono.fromCallable(() -> hearing.sample(body))
                            .subscribeOn(Cascade.place(hearing, body.length));
                });
    }
}
