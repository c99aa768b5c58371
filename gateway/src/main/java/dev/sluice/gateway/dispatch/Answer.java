package dev.sluice.gateway.dispatch;

import io.netty.buffer.ByteBuf;
import reactor.core.publisher.Flux;

/** What a route gave: only handed over once it has real content. */
public sealed interface Answer {
    Attempt attempt();

    /** A JSON answer, whole and accounted for. */
    record Whole(Attempt attempt, ByteBuf body) implements Answer {}

    /**
     * A stream that has begun. It must be subscribed to once; it fails with an
     * {@link dev.sluice.adapters.UpstreamFailure} if it breaks off, and is accounted for before its last bytes are
     * emitted.
     */
    record Streamed(Attempt attempt, Flux<ByteBuf> events) implements Answer {}
}
