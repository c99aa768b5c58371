package dev.sluice.gateway.walk;

import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** What answers on one of Gateway's routes. A failure is answered by {@link RequestPath}. */
interface Endpoint {
    Mono<Void> serve(ServerWebExchange exchange, Received received);
}
