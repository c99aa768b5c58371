package dev.sluice.loadtest.load;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** What the connections of a run share. Only touched on their one event loop; {@link #outcome} may be waited for. */
final class RunInProgress {
    private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(2);
    private static final double NANOS_A_SECOND = 1e9;
    private static final double NANOS_A_MICRO = 1e3;

    final LoadRun run;
    final ByteBuf request;
    final ByteBuf expected;
    final CompletableFuture<LoadOutcome> outcome = new CompletableFuture<>();

    private final Histogram nanos = new Histogram(LONGEST_NANOS, 3);
    private final Runnable onAllOpen;
    private final long began = System.nanoTime();
    private final long deadline;
    private long last = began;
    private long reconnects;
    private int open;
    private int finished;

    RunInProgress(LoadRun run, Runnable onAllOpen) {
        this.run = run;
        this.onAllOpen = onAllOpen;
        deadline = began + (long) (run.seconds * NANOS_A_SECOND);
        request = Unpooled.unreleasableBuffer(Unpooled.directBuffer().writeBytes(RequestBytes.of(run)));
        expected = Unpooled.unreleasableBuffer(Unpooled.directBuffer().writeBytes(run.expected()));
    }

    /** A connection has seen the first byte of its first answer. */
    void opened() {
        open++;
        if (open < run.connections) {
            return;
        }
        if (run.once && finished > 0) {
            failed(finished + " of " + run.connections + " streams had ended before the last one was open");
        } else {
            onAllOpen.run();
        }
    }

    /** @return whether the connection is to send again */
    boolean answered(long sentAt) {
        last = System.nanoTime();
        nanos.recordValue(Math.min(last - sentAt, LONGEST_NANOS));
        return !run.once && last < deadline && !outcome.isDone();
    }

    void reconnecting() {
        reconnects++;
    }

    /** A connection has no more to do. */
    void finished() {
        finished++;
        if (finished == run.connections) {
            long answers = nanos.getTotalCount();
            outcome.complete(new LoadOutcome(
                    answers,
                    answers * run.events,
                    (last - began) / NANOS_A_SECOND,
                    nanos.getValueAtPercentile(50) / NANOS_A_MICRO,
                    nanos.getValueAtPercentile(99) / NANOS_A_MICRO,
                    reconnects));
        }
    }

    /** The first failure ends the run; nothing that follows is worth counting. */
    void failed(String why) {
        outcome.completeExceptionally(new LoadFailure(why));
    }
}
