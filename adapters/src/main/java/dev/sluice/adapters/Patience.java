package dev.sluice.adapters;

import dev.sluice.adapters.UpstreamFailure.Limit;
import dev.sluice.router.catalogue.Timeouts;
import java.time.Duration;
import java.util.Optional;

/**
 * How long one call may still take. The call's thread reports what it sees, a second thread sleeps until the next
 * deadline. Time spent waiting for a slow reader counts only towards the total. The limit on the first content runs
 * from the start, connecting included, since nobody tells when the request's last byte was out.
 */
final class Patience {
    private final Timeouts timeouts;
    private final long total;
    private volatile long deadline;
    private volatile Limit limit = Limit.FIRST_BYTE;
    private volatile boolean readerIsSlow;

    Patience(Timeouts timeouts, long now) {
        this.timeouts = timeouts;
        this.total = now + timeouts.total().toNanos();
        this.deadline = now + timeouts.firstByte().toNanos();
    }

    /** The model got on. */
    void content(long now) {
        deadline = now + timeouts.betweenBytes().toNanos();
        limit = Limit.BETWEEN_BYTES;
    }

    void readerWaits() {
        readerIsSlow = true;
    }

    void readerIsBack(long now) {
        // In this order: in between, the guard would find the old deadline and count the wait after all.
        content(now);
        readerIsSlow = false;
    }

    Optional<Limit> passed(long now) {
        if (now - total >= 0) {
            return Optional.of(Limit.TOTAL);
        }
        return !readerIsSlow && now - deadline >= 0 ? Optional.of(limit) : Optional.empty();
    }

    /** When to look again, on the clock of {@link System#nanoTime()}. */
    long next() {
        return readerIsSlow || total - deadline < 0 ? total : deadline;
    }

    Duration of(Limit which) {
        return switch (which) {
            case CONNECT -> timeouts.connect();
            case FIRST_BYTE -> timeouts.firstByte();
            case BETWEEN_BYTES -> timeouts.betweenBytes();
            case TOTAL -> timeouts.total();
        };
    }
}
