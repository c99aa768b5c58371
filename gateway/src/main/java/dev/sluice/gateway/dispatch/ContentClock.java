package dev.sluice.gateway.dispatch;

import dev.sluice.adapters.UpstreamFailure;
import dev.sluice.adapters.UpstreamFailure.Limit;
import dev.sluice.router.catalogue.Timeouts;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Watches a stream's limits: first content, between contents, total. Content counts, not bytes: keep-alive comments for
 * ever do not keep a stream alive. One timer a stream, set again only when it fires, so an event costs a clock reading.
 * Lives on one event loop.
 */
final class ContentClock {
    /** Usage and {@code [DONE]} follow the finish reason at once, or never. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(3);

    private final EventLoop loop;
    private final Timeouts timeouts;
    private final long startedNanos;
    private final Consumer<UpstreamFailure> onLimit;
    private long contentNanos;
    private boolean contentSeen;
    private boolean paused;
    private boolean ending;
    private @Nullable ScheduledFuture<?> timer;

    /** @param startedNanos {@link System#nanoTime} when the attempt began */
    ContentClock(EventLoop loop, Timeouts timeouts, long startedNanos, Consumer<UpstreamFailure> onLimit) {
        this.loop = loop;
        this.timeouts = timeouts;
        this.startedNanos = startedNanos;
        this.onLimit = onLimit;
    }

    void start() {
        check();
    }

    void content() {
        contentSeen = true;
        contentNanos = System.nanoTime();
    }

    /** The caller takes nothing more for now, so nothing is read: only the total limit goes on. */
    void pause() {
        paused = true;
    }

    void resume() {
        if (paused) {
            paused = false;
            contentNanos = System.nanoTime();
            if (ending) {
                ending();
            }
        }
    }

    /** The answer is whole but for its last words; a backend that now keeps silent is not waited for. */
    void ending() {
        stop();
        ending = true;
        timer = loop.schedule(this::lastWordsAreLate, LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void lastWordsAreLate() {
        if (!paused) {
            onLimit.accept(new UpstreamFailure.TimedOut(Limit.BETWEEN_BYTES, LAST_WORDS));
        }
    }

    void stop() {
        ScheduledFuture<?> running = timer;
        if (running != null) {
            running.cancel(false);
            timer = null;
        }
    }

    private void check() {
        long now = System.nanoTime();
        Limit limit = contentSeen ? Limit.BETWEEN_BYTES : Limit.FIRST_BYTE;
        Duration allowed = contentSeen ? timeouts.betweenBytes() : timeouts.firstByte();
        long left = allowed.toNanos() - (now - (contentSeen ? contentNanos : startedNanos));
        long totalLeft = timeouts.total().toNanos() - (now - startedNanos);
        if (paused) {
            left = allowed.toNanos();
        }
        if (totalLeft <= 0) {
            onLimit.accept(new UpstreamFailure.TimedOut(Limit.TOTAL, timeouts.total()));
        } else if (left <= 0) {
            onLimit.accept(new UpstreamFailure.TimedOut(limit, allowed));
        } else {
            timer = loop.schedule(this::check, Math.min(left, totalLeft), TimeUnit.NANOSECONDS);
        }
    }
}
