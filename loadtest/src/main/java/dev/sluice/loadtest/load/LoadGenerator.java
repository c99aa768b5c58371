package dev.sluice.loadtest.load;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpResponseDecoder;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Keeps connections busy and checks what comes back. One event loop; one run at a time. */
final class LoadGenerator implements AutoCloseable {
    /** So many connections are opened at once; the next one when one of them has seen its first byte. */
    private static final int OPENING_AT_ONCE = 128;

    private static final long PATIENCE_SECONDS = 15;
    private static final long MILLIS_A_SECOND = 1000;

    private final EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());

    /**
     * @param onAllOpen called on the event loop when every connection has seen its first byte
     * @throws LoadFailure if an answer is wrong or does not come
     */
    LoadOutcome run(LoadRun run, Runnable onAllOpen) throws InterruptedException {
        ChannelGroup channels = new DefaultChannelGroup(loop.next());
        RunInProgress progress = new RunInProgress(run, onAllOpen);
        Opening opening = new Opening(progress, channels);
        loop.next().execute(opening::begin);
        long longest = (long) run.seconds + (long) run.events * run.gapMillis / MILLIS_A_SECOND + PATIENCE_SECONDS;
        try {
            return progress.outcome.get(longest, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof LoadFailure why ? why : new LoadFailure(failed.toString());
        } catch (TimeoutException late) {
            throw new LoadFailure("not all answers came within " + longest + " s");
        } finally {
            channels.close().syncUninterruptibly();
        }
    }

    @Override
    public void close() {
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    /** Opens the connections of a run. */
    private final class Opening {
        private final RunInProgress progress;
        private final ChannelGroup channels;
        private int begun;

        Opening(RunInProgress progress, ChannelGroup channels) {
            this.progress = progress;
            this.channels = channels;
        }

        void begin() {
            for (int i = 0; i < OPENING_AT_ONCE; i++) {
                next();
            }
        }

        private void next() {
            if (begun < progress.run.connections) {
                begun++;
                connect(new LoadConnection(progress, this::opened, this::connect));
            }
        }

        private void opened() {
            progress.opened();
            next();
        }

        private void connect(LoadConnection connection) {
            new Bootstrap()
                    .group(loop)
                    .channel(NioSocketChannel.class)
                    .option(ChannelOption.TCP_NODELAY, true)
                    .handler(new ChannelInitializer<Channel>() {
                        @Override
                        protected void initChannel(Channel channel) {
                            channels.add(channel);
                            // No encoder: the request is ready-made bytes.
                            channel.pipeline()
                                    .addLast(
                                            new HttpResponseDecoder(new HttpDecoderConfig().setValidateHeaders(false)),
                                            connection);
                        }
                    })
                    .connect(progress.run.host, progress.run.port)
                    .addListener(connected -> {
                        if (!connected.isSuccess()) {
                            progress.failed("cannot connect to " + progress.run.host + ":" + progress.run.port + ": "
                                    + connected.cause());
                        }
                    });
        }
    }
}
