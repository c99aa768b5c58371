package dev.sluice.gateway.walk;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Closes a caller's connection on which nothing has moved for so long that no answer can be under way any more. One
 * clock reading per read and write, where Reactor Netty's own limit on idle connections changes the pipeline twice a
 * request.
 */
public final class IdleConnection extends IdleStateHandler {
    private static final Duration BEYOND = Duration.ofMinutes(1);

    /** @param longestAnswer the largest total limit of any backend */
    public IdleConnection(Duration longestAnswer) {
        super(0, 0, longestAnswer.plus(BEYOND).toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    protected void channelIdle(ChannelHandlerContext context, IdleStateEvent event) {
        Future<?> unused = context.close();
    }
}
