package dev.sluice.gateway.dispatch;

import dev.sluice.adapters.UpstreamFailure;
import dev.sluice.gateway.dialect.chat.SseTap;
import dev.sluice.gateway.journal.JournalException;
import dev.sluice.router.catalogue.Timeouts;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.publisher.Operators;

/**
 * Carries one backend's event stream to the caller, byte for byte but for what is rewritten on the way: surrogates
 * become originals again, log-probabilities that only Sluice asked for are taken out.
 *
 * <p>Bytes are held until the tap has seen real content, or as long as an answer that is to be judged has to be held;
 * only then {@link #begin} emits, so that whatever goes wrong before can be answered by another route. From then on
 * each buffer is passed on as it is read, one for one, so that the caller's demand is the demand on the backend's
 * socket. When the protocol's end was seen, the account is settled, the last bytes go out and the caller's answer ends
 * at once; the backend then has {@link #DRAIN} to end its own, so that the connection goes back to the pool clean
 * instead of being broken under the next request's feet.
 *
 * <p>All signals of the backend, time limits included, come on the connection's event loop; those of the caller may
 * come on another.
 */
final class Relay extends Flux<ByteBuf> implements CoreSubscriber<ByteBuf>, Subscription {
    /** More than any backend sends before its first content: comments and a role. */
    private static final int MOST_HELD = 1 << 20;

    private static final Duration DRAIN = Duration.ofMillis(100);

    private final EventSource source;
    private final SseTap tap;
    private final Passing passing;
    private final Hold hold;
    private final Attempt attempt;
    private final ContentClock clock;
    private final AtomicBoolean over = new AtomicBoolean();
    private final HeldBytes held;

    private @Nullable MonoSink<Relay> head;
    private volatile @Nullable Subscription backend;
    private volatile @Nullable CoreSubscriber<? super ByteBuf> caller;
    private volatile boolean backendEnded;
    /** Whether the hold is over, so that the head was given out. */
    private boolean shown;

    private long contentCount;
    /** Buffers that the caller has asked for and not got; while there are none, a silent backend is not to blame. */
    private long wanted;

    private Relay(EventSource source, Passing passing, Hold hold, Attempt attempt, Timeouts timeouts) {
        this.source = source;
        this.tap = passing.tap();
        this.passing = passing;
        this.hold = hold;
        this.held = new HeldBytes(hold::areOut);
        this.attempt = attempt;
        this.clock = new ContentClock(source.eventLoop(), timeouts, attempt.startedNanos(), this::limitPassed);
    }

    /** Emits the stream once the hold is over, or fails with an {@link UpstreamFailure}. */
    static Mono<Relay> begin(EventSource source, Passing passing, Hold hold, Attempt attempt, Timeouts timeouts) {
        return Mono.create(sink -> {
            Relay relay = new Relay(source, passing, hold, attempt, timeouts);
            attempt.relayed();
            relay.head = sink;
            sink.onCancel(relay::cancel);
            source.body().subscribe(relay);
        });
    }

    // The backend's side.

    @Override
    public void onSubscribe(Subscription subscription) {
        backend = subscription;
        if (over.get()) {
            // Whoever left did so before there was anything to end.
            stopReading();
            backendEnded = true;
            return;
        }
        clock.start();
        subscription.request(1);
    }

    @Override
    public void onNext(ByteBuf bytes) {
        if (over.get()) {
            return;
        }
        ByteBuffer forward = tap.feed(bytes.nioBuffer());
        Optional<UpstreamFailure> fault = StreamFaults.inside(tap, contentCount > 0);
        if (fault.isPresent()) {
            fail(fault.get());
            return;
        }
        noteContent();
        ByteBuf out = passing.on(bytes, forward);
        if (answerIsWhole()) {
            whole(out);
        } else if (shown) {
            emit(out);
        } else {
            hold(out);
        }
    }

    private void noteContent() {
        if (tap.contentEvents() == contentCount) {
            return;
        }
        if (contentCount == 0) {
            attempt.begun();
        }
        contentCount = tap.contentEvents();
        clock.content();
        if (tap.complete() && !tap.doneSeen()) {
            clock.ending();
        }
    }

    private boolean answerIsWhole() {
        return tap.doneSeen() && tap.complete();
    }

    private void hold(ByteBuf out) {
        held.add(out);
        if (tap.contentSeen() && hold.isOver(tap, held.length())) {
            show();
        } else if (!tap.contentSeen() && held.length() > MOST_HELD) {
            fail(new UpstreamFailure.Garbled("no content within " + MOST_HELD + " bytes"));
        } else {
            request1();
        }
    }

    /** The answer is whole with these bytes. */
    private void whole(ByteBuf last) {
        attempt.whole();
        if (shown) {
            finish(last);
            return;
        }
        held.add(last);
        shown = true;
        finish(Unpooled.EMPTY_BUFFER);
        if (!held.areOut()) {
            show();
        }
    }

    private void show() {
        shown = true;
        if (hold.paused()) {
            clock.pause();
        }
        MonoSink<Relay> waiting = head;
        if (waiting != null) {
            waiting.success(this);
        }
    }

    private void emit(ByteBuf out) {
        CoreSubscriber<? super ByteBuf> subscriber = caller;
        if (subscriber == null || !out.isReadable()) {
            out.release();
            request1();
        } else {
            wanted = wanted == Long.MAX_VALUE ? wanted : wanted - 1;
            if (wanted == 0) {
                clock.pause();
            }
            subscriber.onNext(out);
        }
    }

    /** The answer is whole: settle, send the last bytes, end; then let the backend end by itself. */
    private void finish(ByteBuf read) {
        if (!over.compareAndSet(false, true)) {
            read.release();
            return;
        }
        ByteBuf last = passing.last(read);
        clock.stop();
        try {
            attempt.served();
        } catch (JournalException full) {
            last.release();
            notKept(full);
            return;
        }
        boolean alone = held.areOut() && last.isReadable();
        if (!held.areOut()) {
            // Goes out, or is thrown away, with what is held.
            held.add(last);
        }
        held.thenEnd(() -> {
            CoreSubscriber<? super ByteBuf> subscriber = caller;
            if (subscriber != null) {
                if (alone) {
                    subscriber.onNext(last);
                }
                subscriber.onComplete();
            }
        });
        Subscription subscription = backend;
        if (subscription != null) {
            subscription.request(Long.MAX_VALUE);
            if (!backendEnded) {
                Future<?> unused =
                        source.eventLoop().schedule(this::stopReading, DRAIN.toMillis(), TimeUnit.MILLISECONDS);
            }
        }
    }

    @Override
    public void onError(Throwable broken) {
        backendEnded = true;
        if (tap.complete()) {
            whole(Unpooled.EMPTY_BUFFER); // nothing is missing but a proper end
        } else {
            fail(StreamFaults.broken(broken, contentCount > 0));
        }
    }

    @Override
    public void onComplete() {
        backendEnded = true;
        if (over.get()) {
            return;
        }
        ByteBuf last = passing.rest(tap.end());
        Optional<UpstreamFailure> fault = StreamFaults.atEnd(tap, contentCount > 0);
        if (fault.isPresent()) {
            last.release();
            fail(fault.get());
        } else {
            noteContent();
            whole(last);
        }
    }

    private void limitPassed(UpstreamFailure failure) {
        if (tap.complete()) {
            whole(Unpooled.EMPTY_BUFFER);
        } else {
            fail(failure);
        }
    }

    private void fail(UpstreamFailure failure) {
        if (!over.compareAndSet(false, true)) {
            return;
        }
        clock.stop();
        stopReading();
        MonoSink<Relay> waiting = head;
        if (!shown && waiting != null) {
            held.throwAway();
            waiting.error(failure);
            return;
        }
        try {
            attempt.brokeOff(failure);
        } catch (JournalException full) {
            // The caller is told all the same; the journal has told the operator.
        }
        sendHeldText();
        signalError(failure);
    }

    /** What was held because it might have become a surrogate; now it will not. */
    private void sendHeldText() {
        ByteBuf rest = passing.cutOff();
        CoreSubscriber<? super ByteBuf> subscriber = caller;
        if (!held.areOut()) {
            held.add(rest);
        } else if (subscriber == null || !rest.isReadable()) {
            rest.release();
        } else if (wanted > 0) {
            subscriber.onNext(rest);
        } else {
            // Like the first bytes it waits until the caller asks, and the end after it.
            held.begin(rest);
        }
    }

    private void signalError(UpstreamFailure failure) {
        held.thenEnd(() -> {
            CoreSubscriber<? super ByteBuf> subscriber = caller;
            if (subscriber != null) {
                subscriber.onError(failure);
            }
        });
    }

    /** An answer that is in no ledger must not end as a success. */
    private void notKept(JournalException full) {
        stopReading();
        MonoSink<Relay> waiting = head;
        if (caller == null && waiting != null) {
            // Nobody has seen a byte of it: an answer that holds its own end must not go out before the error.
            held.throwAway();
            waiting.error(full);
        } else {
            signalError(new UpstreamFailure.Cut("the ledger could not keep the answer's entry"));
        }
    }

    // The caller's side.

    @Override
    public void subscribe(CoreSubscriber<? super ByteBuf> subscriber) {
        caller = subscriber;
        subscriber.onSubscribe(this);
    }

    @Override
    public void request(long n) {
        if (!Operators.validate(n)) {
            return;
        }
        source.eventLoop().execute(() -> demand(n));
    }

    private void demand(long n) {
        long further = n;
        CoreSubscriber<? super ByteBuf> subscriber = caller;
        if (!held.areOut() && subscriber != null) {
            further = n == Long.MAX_VALUE ? n : n - 1;
            subscriber.onNext(held.take());
            if (held.endedWithThem()) {
                return;
            }
        }
        Subscription subscription = backend;
        if (further > 0 && subscription != null && !over.get()) {
            wanted = Operators.addCap(wanted, further);
            clock.resume();
            subscription.request(further);
        }
    }

    @Override
    public void cancel() {
        boolean underWay = over.compareAndSet(false, true);
        source.eventLoop().execute(() -> {
            if (underWay) {
                stopReading();
            }
            held.throwAway();
            if (underWay) {
                clock.stop();
                attempt.cancelled();
            }
        });
    }

    private void stopReading() {
        Subscription subscription = backend;
        if (subscription != null && !backendEnded) {
            subscription.cancel();
            source.close();
        }
    }

    private void request1() {
        Subscription subscription = backend;
        if (subscription != null) {
            subscription.request(1);
        }
    }
}
