package dev.sluice.gateway.dispatch;

import dev.sluice.adapters.UpstreamFailure;
import dev.sluice.gateway.egress.Reply;
import dev.sluice.router.catalogue.Timeouts;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.CompositeByteBuf;
import io.netty.buffer.Unpooled;
import java.util.function.LongPredicate;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/** Reads a body to its proper end, up to a limit, within the time limits. Lives on the connection's event loop. */
final class WholeBody implements CoreSubscriber<ByteBuf> {
    private final Reply reply;
    private final int limit;
    private final boolean cut;
    private final LongPredicate fits;
    private final MonoSink<byte[]> sink;
    private final CompositeByteBuf bytes = Unpooled.compositeBuffer(256);
    private final ContentClock clock;
    private boolean over;
    private boolean backendEnded;

    private WholeBody(
            Reply reply,
            int limit,
            boolean cut,
            LongPredicate fits,
            Timeouts timeouts,
            long startedNanos,
            MonoSink<byte[]> sink) {
        this.reply = reply;
        this.limit = limit;
        this.cut = cut;
        this.fits = fits;
        this.sink = sink;
        this.clock = new ContentClock(reply.eventLoop(), timeouts, startedNanos, this::fail);
    }

    /**
     * The whole body; one longer than the limit is a failure.
     *
     * @param fits asked with each piece whether there is room for so many bytes; if not, it fails with
     *     {@link HeldRoom.Full}
     */
    static Mono<byte[]> read(Reply reply, int limit, LongPredicate fits, Timeouts timeouts, long startedNanos) {
        return reading(reply, limit, false, fits, timeouts, startedNanos);
    }

    /** The body's beginning, as much as the limit allows; for error bodies. */
    static Mono<byte[]> beginning(Reply reply, int limit, Timeouts timeouts, long startedNanos) {
        return reading(reply, limit, true, bytes -> true, timeouts, startedNanos);
    }

    private static Mono<byte[]> reading(
            Reply reply, int limit, boolean cut, LongPredicate fits, Timeouts timeouts, long startedNanos) {
        return Mono.create(sink -> {
            WholeBody body = new WholeBody(reply, limit, cut, fits, timeouts, startedNanos, sink);
            sink.onCancel(() -> reply.eventLoop().execute(body::cancel));
            reply.body().subscribe(body);
        });
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        clock.content();
        subscription.request(Long.MAX_VALUE);
        if (!over) {
            clock.start();
        }
    }

    @Override
    public void onNext(ByteBuf piece) {
        if (over) {
            return;
        }
        bytes.addComponent(true, piece.retain());
        clock.content();
        if (bytes.readableBytes() > limit) {
            if (cut) {
                closeIfReading();
                succeed(limit);
            } else {
                fail(new UpstreamFailure.Garbled("answer longer than " + limit + " bytes"));
            }
        } else if (!fits.test(bytes.readableBytes())) {
            fail(new HeldRoom.Full());
        }
    }

    @Override
    public void onError(Throwable broken) {
        backendEnded = true;
        fail(new UpstreamFailure.Cut(broken.getClass().getSimpleName()));
    }

    @Override
    public void onComplete() {
        backendEnded = true;
        if (!over) {
            succeed(bytes.readableBytes());
        }
    }

    private void succeed(int length) {
        over = true;
        clock.stop();
        byte[] whole = ByteBufUtil.getBytes(bytes, 0, length);
        bytes.release();
        sink.success(whole);
    }

    private void fail(RuntimeException failure) {
        if (!over) {
            over = true;
            clock.stop();
            bytes.release();
            closeIfReading();
            sink.error(failure);
        }
    }

    private void cancel() {
        if (!over) {
            over = true;
            clock.stop();
            bytes.release();
            closeIfReading();
        }
    }

    private void closeIfReading() {
        if (!backendEnded) {
            reply.close();
        }
    }
}
