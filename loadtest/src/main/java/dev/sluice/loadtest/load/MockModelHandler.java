package dev.sluice.loadtest.load;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One connection of the mock. Requests that are pipelined behind a paced stream are not supported. */
final class MockModelHandler extends SimpleChannelInboundHandler<FullHttpRequest> {
    private static final byte[] STREAM = "\"stream\":true".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SPACED_STREAM = "\"stream\": true".getBytes(StandardCharsets.US_ASCII);

    private final Map<Integer, List<ByteBuf>> streams;
    private @Nullable ScheduledFuture<?> pace;

    /**
     * @param streams the streams made so far by their number of events, of all connections; only touched on their one
     *     event loop
     */
    MockModelHandler(Map<Integer, List<ByteBuf>> streams) {
        this.streams = streams;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        switch (request.uri()) {
            case "/v1/chat/completions" -> complete(context, ByteBufUtil.getBytes(request.content()));
            case "/health" -> send(context, WireAnswers.HEALTH);
            case "/props" -> send(context, WireAnswers.PROPS);
            case "/v1/models" -> send(context, WireAnswers.MODELS);
            default -> send(context, WireAnswers.UNKNOWN_PATH);
        }
    }

    private void complete(ChannelHandlerContext context, byte[] body) {
        if (Bytes.indexOf(body, STREAM) < 0 && Bytes.indexOf(body, SPACED_STREAM) < 0) {
            send(context, WireAnswers.JSON);
            return;
        }
        StreamPlan plan = StreamPlan.in(body).orElse(StreamPlan.DEFAULT);
        List<ByteBuf> writes = streams.computeIfAbsent(plan.events(), WireAnswers::stream);
        context.write(WireAnswers.STREAM_HEAD.retainedDuplicate()).addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
        if (plan.gapMillis() == 0) {
            // Each event in a write of its own, as llama.cpp does; how many of them are read at once is the reader's.
            writes.forEach(write -> send(context, write));
        } else {
            send(context, writes.getFirst());
            pace(context, writes, plan.gapMillis());
        }
    }

    private void pace(ChannelHandlerContext context, List<ByteBuf> writes, int gapMillis) {
        int[] next = {1};
        pace = context.executor()
                .scheduleAtFixedRate(
                        () -> {
                            send(context, writes.get(next[0]++));
                            if (next[0] == writes.size()) {
                                endPace();
                            }
                        },
                        gapMillis,
                        gapMillis,
                        TimeUnit.MILLISECONDS);
    }

    private void endPace() {
        if (pace != null) {
            pace.cancel(false);
            pace = null;
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        endPace();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        // A caller that leaves in the middle is usual; whatever else it is, this connection is of no use any more.
        context.close().addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
    }

    private static void send(ChannelHandlerContext context, ByteBuf shared) {
        context.writeAndFlush(shared.retainedDuplicate()).addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
    }
}
