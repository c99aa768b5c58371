package dev.sluice.gateway.dispatch;

import dev.sluice.gateway.meters.Meters;
import io.netty.buffer.ByteBuf;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.context.SmartLifecycle;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Sends copies of decided requests along a second route and drops the answers. A copy has nothing to do with the
 * caller's own answer: it has an errand and a receipt of its own, begins on another thread, goes on when the caller
 * leaves, and fails for itself. It passes the same gate and has its own departure, outcome and ledger entry. Only so
 * many are under way at once; what there is no room for is not copied. A gateway that stops waits for them as it does
 * for callers, and then ends them, so that each has its entry. Thread-safe.
 */
public final class Shadow implements SmartLifecycle {
    /** The number of a copy's attempt: above all that the answer itself can need. */
    static final int ATTEMPT = 1000;

    /** Copies under way at once. */
    private static final int MOST = 32;

    /** Of all their bodies together, which outlive the caller's own place. */
    private static final long MOST_BYTES = 16L << 20;

    /** Less than a stop gives each of its phases. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final Dispatcher dispatcher;
    private final Meters meters;
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong sent = new AtomicLong();
    private final Map<Long, CompletableFuture<Void>> copies = new ConcurrentHashMap<>();
    private volatile boolean running;

    public Shadow(Dispatcher dispatcher, Meters meters) {
        this.dispatcher = dispatcher;
        this.meters = meters;
    }

    /**
     * Sends it if there is room. Returns at once.
     *
     * @param copy whose decision is that of a shadow
     */
    public void follow(Errand copy) {
        long size = copy.cargo().size(copy.decision().routes().getFirst());
        int count = underWay.incrementAndGet();
        boolean room = bytes.addAndGet(size) <= MOST_BYTES && count <= MOST;
        meters.shadow(room);
        if (!room) {
            leave(size);
            return;
        }
        CompletableFuture<Void> ending = Mono.defer(() -> dispatcher.dispatch(copy))
                .flatMap(Shadow::drained)
                .subscribeOn(Schedulers.parallel())
                // How it failed is in the ledger.
                .onErrorComplete()
                .doFinally(end -> leave(size))
                .toFuture();
        long number = sent.incrementAndGet();
        copies.put(number, ending);
        CompletableFuture<Void> unused = ending.whenComplete((done, failed) -> copies.remove(number));
    }

    private void leave(long size) {
        underWay.decrementAndGet();
        bytes.addAndGet(-size);
    }

    private static Mono<Void> drained(Answer answer) {
        return switch (answer) {
            case Answer.Whole whole -> Mono.fromRunnable(() -> whole.body().release());
            case Answer.Streamed streamed ->
                streamed.events().doOnNext(ByteBuf::release).then();
        };
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
        CompletableFuture<Void> unused = CompletableFuture.allOf(copies.values().toArray(CompletableFuture<?>[]::new))
                .completeOnTimeout(null, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((all, failed) -> {
                    // A copy that is ended settles like that of a caller who leaves.
                    copies.values().forEach(copy -> copy.cancel(true));
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
