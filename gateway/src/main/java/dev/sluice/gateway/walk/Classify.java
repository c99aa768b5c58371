package dev.sluice.gateway.walk;

import dev.sluice.gateway.dialect.chat.ChatRequest;
import dev.sluice.gateway.dialect.chat.ChatRequestReader;
import dev.sluice.gateway.failure.Failure;
import dev.sluice.router.decision.Judgement;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Reads and judges a body. Small ones on the event loop, where that takes some microseconds; large ones on one bounded
 * pool, whose full queue answers 503, so that nobody's stream waits for somebody's megabytes.
 */
final class Classify {
    /** A hop to the pool and back costs some 4 µs, and 16 KiB take some 100 µs to read and judge. */
    private static final int SMALL = 16 << 10;

    private static final int QUEUE = 256;

    /**
     * A scan that takes longer is broken off, and the request stays in the house. The scan is bounded by work; this is
     * for detectors that are not.
     */
    private static final long LATEST_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final Scheduler scheduler;

    Classify(int threads) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                threads,
                threads,
                30,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(QUEUE),
                Thread.ofPlatform().name("sluice-judge-", 0).daemon().factory());
        pool.allowCoreThreadTimeOut(true);
        scheduler = Schedulers.fromExecutorService(pool);
    }

    Mono<Classified> classify(Identified identified, byte[] body) {
        long receivedNanos = System.nanoTime();
        if (body.length <= SMALL) {
            return Mono.just(judged(identified, body, receivedNanos));
        }
        return Mono.fromCallable(() -> judged(identified, body, receivedNanos))
                .subscribeOn(scheduler)
                .onErrorMap(RejectedExecutionException.class, full -> new Failure.Overloaded(Duration.ofSeconds(1)));
    }

    private static Classified judged(Identified identified, byte[] body, long receivedNanos) {
        var settings = identified.received().settings();
        ChatRequest request =
                ChatRequestReader.read(body, settings.gateway().limits().jsonDepth());
        long begun = System.nanoTime();
        Judgement judgement = settings.judge().judge(request.prompt(), () -> System.nanoTime() - begun > LATEST_NANOS);
        return new Classified(identified, request, judgement, receivedNanos);
    }
}
