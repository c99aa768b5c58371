package dev.sluice.gateway.whole;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.assertj.core.api.Assertions;

/** Polls until something holds. */
final class Eventually {
    private static final Duration BETWEEN = Duration.ofMillis(10);

    private Eventually() {}

    static void holds(String what, Duration longest, Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + longest.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() - deadline > 0) {
                Assertions.fail("not within " + longest + ": " + what);
            }
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
    }
}
