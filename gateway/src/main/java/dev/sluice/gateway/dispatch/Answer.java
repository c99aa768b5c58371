package dev.sluice.gateway.dispatch;

import io.netty.buffer.ByteBuf;
import reactor.core.publisher.Flux;

/** What a route gave: only handed over once it has real content. */
public sealed interface Answer {
    Attempt attempt();

    /** Nobody is going to have it: ends what is still under way. Does nothing to an answer that has ended. */
    void discard();

    /** A JSON answer, whole and accounted for. */
    record Whole(Attempt attempt, ByteBuf body) implements Answer {
        @Override
        public void discard() {
            attempt.letGo();
        }
    }

    /**
     * A stream that has begun. It must be subscribed to once; it fails with an
     * {@link dev.sluice.adapters.UpstreamFailure} if it breaks off, and is accounted for before its last bytes are
     * emitted.
     *
     * @param end ends the stream from outside
     */
    record Streamed(Attempt attempt, Flux<ByteBuf> events, Runnable end) implements Answer {
        @Override
        public void discard() {
            end.run();
        }
    }
}
