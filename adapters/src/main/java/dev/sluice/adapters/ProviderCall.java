package dev.sluice.adapters;

import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.sluice.adapters.UpstreamFailure.Limit;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.FluxSink;

/**
 * One call to a provider: a virtual thread that asks, reads and hands over, and a second one that sleeps until a limit
 * passes. The first failure is latched; so is the end.
 */
final class ProviderCall {
    /** How long the connection may take to come to its own end after the answer's, so that it can be used again. */
    private static final long LINGER_NANOS = 500_000_000;

    private final Upstream upstream;
    private final AnswerWatch watch;
    private final StreamingBridge.Ask ask;
    private final FluxSink<ChatEvent> sink;
    private final Patience patience;
    private final Thread reader = Thread.ofVirtual().name("provider-call").unstarted(this::run);
    private final Thread guard = Thread.ofVirtual().name("provider-call-guard").unstarted(this::keepTime);

    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private final AtomicReference<@Nullable InputStream> body = new AtomicReference<>();
    private volatile boolean cancelled;
    private volatile boolean readerGone;
    private volatile boolean answerWhole;
    private volatile long guardWakes;
    private volatile long lingerUntil;
    // Below: the reader's alone.
    private boolean asked;
    private boolean started;
    private boolean concluded;

    ProviderCall(Upstream upstream, AnswerWatch watch, StreamingBridge.Ask ask, FluxSink<ChatEvent> sink) {
        this.upstream = upstream;
        this.watch = watch;
        this.ask = ask;
        this.sink = sink;
        this.patience = new Patience(upstream.timeouts(), System.nanoTime());
    }

    void start() {
        sink.onCancel(this::cancel);
        sink.onRequest(ignored -> LockSupport.unpark(reader));
        reader.start();
        guard.start();
    }

    Upstream upstream() {
        return upstream;
    }

    // What the caller's side does.

    private void cancel() {
        cancelled = true;
        hangUp();
    }

    /** Ends whatever the reader waits for and closes the connection. */
    private void hangUp() {
        reader.interrupt();
        InputStream open = body.getAndSet(null);
        if (open != null) {
            close(open);
        }
    }

    private static void close(InputStream open) {
        try {
            open.close();
        } catch (IOException e) {
            // It was to be closed, and it is.
        }
    }

    // What the reader does.

    private void run() {
        try {
            ScopedValue.where(ModelHttp.CALL, this).run(() -> ask.ask(new AnswerHandler(this)));
        } catch (RuntimeException e) {
            fail(asked ? broken(e.getClass().getSimpleName()) : refusal(e));
        } finally {
            readerGone = true;
            LockSupport.unpark(guard);
            InputStream open = body.getAndSet(null);
            if (open != null) {
                close(open);
            }
            conclude();
        }
    }

    private static NotCarried refusal(RuntimeException cause) {
        // LangChain4j's messages may quote the prompt, so only its exception's name goes on.
        return cause instanceof NotCarried ours
                ? ours
                : new NotCarried("messages", cause.getClass().getSimpleName());
    }

    /** Says that the request is about to leave. */
    void asking() {
        asked = true;
    }

    /** Takes the body for closing; false if nobody wants it any more. */
    boolean opened(InputStream stream) {
        body.set(stream);
        if (over()) {
            hangUp();
            return false;
        }
        return true;
    }

    boolean over() {
        return cancelled || failure.get() != null;
    }

    boolean concluded() {
        return concluded;
    }

    boolean answerWhole() {
        return answerWhole;
    }

    /** Shows an event to the watch; true if it was the last. */
    boolean see(ServerSentEvent event) {
        AnswerWatch.Seen seen = watch.see(event);
        answerWhole = watch.complete();
        if (seen.content()) {
            patience.content(System.nanoTime());
            wakeGuard();
        }
        if (!seen.refusal().isEmpty()) {
            emit(new ChatEvent.Text(seen.refusal()));
        }
        return seen.last();
    }

    void fail(Exception why) {
        failure.compareAndSet(null, why);
    }

    /** The right failure for an answer that will not end properly. */
    UpstreamFailure broken(String what) {
        return started ? new UpstreamFailure.Cut(what) : new UpstreamFailure.Garbled(what);
    }

    boolean started() {
        return started;
    }

    String responseId() {
        return watch.started().responseId();
    }

    void emit(ChatEvent event) {
        if (!started) {
            started = true;
            handOver(watch.started());
        }
        handOver(event);
    }

    private void handOver(ChatEvent event) {
        if (over() || concluded) {
            return;
        }
        if (sink.requestedFromDownstream() == 0) {
            patience.readerWaits();
            while (sink.requestedFromDownstream() == 0) {
                if (over()) {
                    return;
                }
                LockSupport.park(this);
                // Only wakes; what it may have to say stands in the fields, and left set it would make the loop spin.
                Thread.interrupted();
            }
            patience.readerIsBack(System.nanoTime());
            wakeGuard();
        }
        sink.next(event);
    }

    /** Ends the answer properly, at once; the connection may linger. */
    void finish() {
        if (over() || concluded) {
            return;
        }
        // An interrupt of ours may have ended the wait for what could still have followed a whole answer.
        Thread.interrupted();
        emit(watch.finished());
        if (over()) {
            return;
        }
        concluded = true;
        lingerUntil = System.nanoTime() + LINGER_NANOS;
        wakeGuard();
        sink.complete();
    }

    private void conclude() {
        if (concluded || cancelled) {
            return;
        }
        concluded = true;
        // Ours: it only woke the thread. What runs downstream shall not find it.
        Thread.interrupted();
        Exception why = failure.get();
        sink.error(why != null ? why : broken("the answer ended without its end"));
    }

    // What the guard does.

    private void wakeGuard() {
        if (next() - guardWakes < 0) {
            LockSupport.unpark(guard);
        }
    }

    private long next() {
        return lingerUntil != 0 ? lingerUntil : patience.next();
    }

    private void keepTime() {
        while (!readerGone) {
            long now = System.nanoTime();
            if (cancelled || (lingerUntil != 0 && now - lingerUntil >= 0)) {
                hangUp();
                return;
            }
            Limit passed = patience.passed(now).orElse(null);
            if (passed != null && lingerUntil == 0) {
                if (!answerWhole) {
                    fail(new UpstreamFailure.TimedOut(passed, patience.of(passed)));
                }
                hangUp();
                return;
            }
            guardWakes = next();
            LockSupport.parkNanos(this, guardWakes - now);
        }
    }
}
