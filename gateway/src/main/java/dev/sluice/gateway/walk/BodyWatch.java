package dev.sluice.gateway.walk;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import reactor.netty.NettyPipeline;

/**
 * Knows of a caller's connection whether the request that it carries has come whole. An error may be told before: what
 * still comes is then read and thrown away, since many callers look for the answer only when they have sent everything,
 * but Reactor Netty (1.3.8) would do so for ever. Lives on the connection's event loop.
 */
public final class BodyWatch extends ChannelInboundHandlerAdapter {
    private static final Duration LINGER = Duration.ofSeconds(3);

    private long requests;
    private boolean whole = true;

    private BodyWatch() {}

    /** Watches a new connection. */
    public static void on(Channel channel) {
        channel.pipeline().addAfter(NettyPipeline.HttpCodec, "sluice.bodyWatch", new BodyWatch());
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest) {
            requests++;
            whole = false;
        }
        if (message instanceof LastHttpContent) {
            whole = true;
        }
        context.fireChannelRead(message);
    }

    /** An answer goes out that did not need the whole request; who goes on sending is cut off in a while. */
    static void lingerAtMost(Channel channel) {
        BodyWatch watch = channel.pipeline().get(BodyWatch.class);
        if (watch != null) {
            channel.eventLoop().execute(() -> watch.linger(channel));
        }
    }

    private void linger(Channel channel) {
        if (whole) {
            return;
        }
        long request = requests;
        Future<?> unused =
                channel.eventLoop().schedule(() -> cutOff(channel, request), LINGER.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void cutOff(Channel channel, long request) {
        if (!whole && request == requests) {
            Future<?> unused = channel.close();
        }
    }
}
