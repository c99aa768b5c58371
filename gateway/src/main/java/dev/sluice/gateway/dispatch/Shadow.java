package dev.sluice.gateway.dispatch;

import dev.sluice.gateway.dispatch.Comparing.Result;
import dev.sluice.gateway.feedback.ShadowOutcome;
import dev.sluice.gateway.meters.Meters;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.springframework.context.SmartLifecycle;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Sends copies of decided requests along a second route. Nobody gets the answers; they are dropped once they were
 * {@link Comparing compared} with the caller's own, whose way a copy has nothing to do with otherwise: it has an errand
 * and a receipt of its own, begins on another thread, goes on when the caller leaves, and fails for itself. It passes
 * the same gate and has its own departure, outcome and ledger entry. Only so many are under way at once; what there is
 * no room for is not copied. A gateway that stops waits for them as it does for callers, and then ends them, so that
 * each has its entry. Thread-safe.
 */
public final class Shadow implements SmartLifecycle {
    /** The number of a copy's attempt: above all that the answer itself can need. */
    static final int ATTEMPT = 1000;

    /** Copies under way at once. */
    private static final int MOST = 32;

    /** Of all their bodies together, which outlive the caller's own place. */
    private static final long MOST_BYTES = 16L << 20;

    /** Of all answers together that wait for being compared. */
    private static final long MOST_HEARD = 16L << 20;

    /** Less than a stop gives each of its phases. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final Dispatcher dispatcher;
    private final Meters meters;
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong sent = new AtomicLong();
    private final Map<Long, UnderWay> copies = new ConcurrentHashMap<>();
    private final HeldRoom heard = new HeldRoom(MOST_HEARD);
    private final Predicate<ShadowOutcome> book;
    private volatile boolean running;

    /** @param settled once both answers have ended and were compared */
    private record UnderWay(CompletableFuture<Void> copy, CompletableFuture<Void> settled) {}

    /** @param book keeps what comparisons say, without waiting; false if it could not */
    public Shadow(Dispatcher dispatcher, Meters meters, Predicate<ShadowOutcome> book) {
        this.dispatcher = dispatcher;
        this.meters = meters;
        this.book = book;
        meters.comparing(heard::taken);
    }

    /**
     * Sends it if there is room. Returns at once.
     *
     * @return to be told of the caller's own answer, and once the caller has it or has left
     */
    public Comparing follow(Copy copy) {
        Errand errand = copy.errand();
        long size = errand.cargo().size(errand.decision().routes().getFirst());
        Comparing comparing = new Comparing(copy, heard, Schedulers.boundedElastic()::schedule);
        CompletableFuture<Void> compared = comparing.result().thenAccept(this::keep);
        int count = underWay.incrementAndGet();
        boolean room = bytes.addAndGet(size) <= MOST_BYTES && count <= MOST;
        meters.shadow(room);
        if (!room) {
            leave(size);
            comparing.giveUp();
            return comparing;
        }
        CompletableFuture<Void> ending = Mono.defer(() -> dispatcher.dispatch(errand))
                .flatMap(comparing::taken)
                .subscribeOn(Schedulers.parallel())
                // How it failed is in the ledger.
                .onErrorComplete()
                .doFinally(end -> {
                    leave(size);
                    comparing.shadowEnded();
                })
                .toFuture();
        long number = sent.incrementAndGet();
        CompletableFuture<Void> settled = CompletableFuture.allOf(ending, compared);
        copies.put(number, new UnderWay(ending, settled));
        CompletableFuture<Void> unused = settled.whenComplete((done, failed) -> copies.remove(number));
        return comparing;
    }

    private void keep(Result result) {
        meters.compared(result.agreement().name().toLowerCase(Locale.ROOT));
        Optional<ShadowOutcome> outcome = result.outcome();
        if (outcome.isPresent() && !book.test(outcome.get())) {
            meters.routingFactLost();
        }
    }

    private void leave(long size) {
        underWay.decrementAndGet();
        bytes.addAndGet(-size);
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        stop(() -> {});
    }

    /** @param done told once no copy is under way any more, after {@link #PATIENCE} at the latest */
    @Override
    public void stop(Runnable done) {
        running = false;
        CompletableFuture<Void> unused = CompletableFuture.allOf(
                        copies.values().stream().map(UnderWay::settled).toArray(CompletableFuture<?>[]::new))
                .completeOnTimeout(null, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((all, failed) -> {
                    // A copy that is ended settles like that of a caller who leaves.
                    copies.values().forEach(one -> one.copy().cancel(true));
                    done.run();
                });
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Stops after the web server, whose callers' requests still send copies, and before the network's threads. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE - 8192;
    }
}
