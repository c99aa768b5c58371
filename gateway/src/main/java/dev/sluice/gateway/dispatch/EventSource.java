package dev.sluice.gateway.dispatch;

import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import reactor.core.publisher.Flux;

/** Where a {@link Relay} reads from. All signals of the body come on the event loop. */
interface EventSource {
    /** Buffers are released after {@code onNext}. */
    Flux<ByteBuf> body();

    EventLoop eventLoop();

    void close();
}
