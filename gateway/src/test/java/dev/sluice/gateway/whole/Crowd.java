package dev.sluice.gateway.whole;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** Many callers at once. */
final class Crowd {
    private Crowd() {}

    /** Chance of its own for every number; the first draws of neighbouring seeds are all alike. */
    static Random chance(long seed, int number) {
        return new Random((seed + number) * 0x9E37_79B9_7F4A_7C15L);
    }

    /** Does the numbers from 0 up, so many at a time; throws what any of them threw. */
    static void each(int count, int atOnce, IntConsumer work) throws InterruptedException, ExecutionException {
        AtomicInteger next = new AtomicInteger();
        List<Future<?>> members = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < atOnce; i++) {
                members.add(threads.submit(() -> {
                    for (int number = next.getAndIncrement(); number < count; number = next.getAndIncrement()) {
                        work.accept(number);
                    }
                }));
            }
        }
        for (Future<?> member : members) {
            member.get();
        }
    }
}
