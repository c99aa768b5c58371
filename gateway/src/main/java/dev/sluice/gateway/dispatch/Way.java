package dev.sluice.gateway.dispatch;

import reactor.core.publisher.Mono;

/** How a route is spoken to. */
interface Way {
    /**
     * Makes the attempt. Emits once there is real content, or fails with an {@link dev.sluice.adapters.UpstreamFailure}
     * (or a {@link dev.sluice.gateway.failure.Failure.Overloaded} of our own). A whole answer has been settled before
     * it is emitted; a stream settles itself; whoever asked settles failures.
     */
    Mono<Answer> ask(Attempt attempt);
}
