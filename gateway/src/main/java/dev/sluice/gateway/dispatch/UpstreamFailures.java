package dev.sluice.gateway.dispatch;

import dev.sluice.adapters.UpstreamFailure;
import dev.sluice.adapters.UpstreamFailure.Limit;
import dev.sluice.gateway.failure.Failure;
import dev.sluice.router.catalogue.Timeouts;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.timeout.ReadTimeoutException;
import java.time.Duration;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquirePendingLimitException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquireTimeoutException;

/** What Netty's exceptions mean for an attempt. */
final class UpstreamFailures {
    private static final Duration SOON = Duration.ofSeconds(1);

    private UpstreamFailures() {}

    /**
     * @param timeouts of the backend, for the message
     * @return an {@link UpstreamFailure}, or {@link Failure.Overloaded} where the backend is not to blame: all its
     *     connections are in use
     */
    static RuntimeException of(Throwable thrown, Timeouts timeouts) {
        return switch (thrown) {
            case UpstreamFailure known -> known;
            case Failure known -> known;
            case PoolAcquirePendingLimitException full -> new Failure.Overloaded(SOON);
            case PoolAcquireTimeoutException full -> new Failure.Overloaded(SOON);
            case ConnectTimeoutException slow -> new UpstreamFailure.TimedOut(Limit.CONNECT, timeouts.connect());
            case ReadTimeoutException slow -> new UpstreamFailure.TimedOut(Limit.FIRST_BYTE, timeouts.firstByte());
            default -> new UpstreamFailure.Unreachable(thrown.getClass().getSimpleName(), thrown);
        };
    }
}
