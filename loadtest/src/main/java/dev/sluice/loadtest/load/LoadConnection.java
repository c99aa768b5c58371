package dev.sluice.loadtest.load;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One connection of a run: sends, compares the answer as it comes, sends again. */
final class LoadConnection extends SimpleChannelInboundHandler<HttpObject> {
    private static final int SHOWN = 300;
    private static final int OK = 200;

    private final RunInProgress progress;
    private final Runnable onFirstByte;
    private final Consumer<LoadConnection> reconnect;

    private @Nullable Channel current;
    private boolean seenFirstByte;
    private boolean busy;
    private boolean keepsOpen = true;
    private int status;
    private int position;
    private long sentAt;

    /**
     * @param onFirstByte called once, with the first byte of the first answer
     * @param reconnect called if the other side closed after a complete answer and there is more to send
     */
    LoadConnection(RunInProgress progress, Runnable onFirstByte, Consumer<LoadConnection> reconnect) {
        this.progress = progress;
        this.onFirstByte = onFirstByte;
        this.reconnect = reconnect;
    }

    @Override
    public boolean isSharable() {
        // Moves to a new channel on a reconnect, never stands in two at once.
        return true;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        current = context.channel();
        send(context);
    }

    private void send(ChannelHandlerContext context) {
        busy = true;
        position = 0;
        sentAt = System.nanoTime();
        context.writeAndFlush(progress.request.retainedDuplicate()).addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, HttpObject message) {
        if (progress.outcome.isDone()) {
            return;
        }
        if (message.decoderResult().isFailure()) {
            progress.failed("not HTTP: " + message.decoderResult().cause());
            return;
        }
        if (message instanceof HttpResponse response) {
            status = response.status().code();
            keepsOpen = HttpUtil.isKeepAlive(response);
        }
        if (message instanceof HttpContent content) {
            compare(content.content());
        }
        if (message instanceof LastHttpContent && !progress.outcome.isDone()) {
            end(context);
        }
    }

    private void compare(ByteBuf received) {
        int length = received.readableBytes();
        if (status != OK) {
            progress.failed("status " + status + ": " + shown(received));
        } else if (position + length > progress.expected.readableBytes()
                || !ByteBufUtil.equals(progress.expected, position, received, received.readerIndex(), length)) {
            progress.failed("the answer differs from the upstream's after byte " + position + ": " + shown(received));
        } else {
            position += length;
            if (!seenFirstByte && length > 0) {
                seenFirstByte = true;
                onFirstByte.run();
            }
        }
    }

    private static String shown(ByteBuf received) {
        return received.toString(
                received.readerIndex(), Math.min(SHOWN, received.readableBytes()), StandardCharsets.UTF_8);
    }

    private void end(ChannelHandlerContext context) {
        if (position < progress.expected.readableBytes()) {
            progress.failed("the answer ended as if complete after " + position + " of "
                    + progress.expected.readableBytes() + " bytes");
            return;
        }
        busy = false;
        boolean more = progress.answered(sentAt);
        if (more && keepsOpen) {
            send(context);
            return;
        }
        context.close().addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
        if (more) {
            progress.reconnecting();
            reconnect.accept(this);
        } else {
            progress.finished();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        // After a reconnect the old channel's end arrives here too, while the new one may be busy.
        if (busy && context.channel() == current) {
            progress.failed("the connection was closed after " + position + " of " + progress.expected.readableBytes()
                    + " bytes of an answer");
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        progress.failed(cause.toString());
        context.close().addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
    }
}
