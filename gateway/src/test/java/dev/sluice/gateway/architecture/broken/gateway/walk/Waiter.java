package dev.sluice.gateway.architecture.broken.gateway.walk;

import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Blocks, and subscribes beside the request. */
final class Waiter {
    private Waiter() {}

    static @Nullable String waits(Mono<String> one, Flux<String> many) {
        Disposable beside = many.subscribe();
        beside.dispose();
        return one.block();
    }
}
