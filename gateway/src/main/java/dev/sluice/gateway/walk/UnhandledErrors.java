package dev.sluice.gateway.walk;

import dev.sluice.gateway.failure.Failure;
import dev.sluice.gateway.live.LiveSettings;
import dev.sluice.gateway.meters.Meters;
import java.time.Clock;
import org.springframework.core.Ordered;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;

/** Whatever goes wrong outside our filter is answered in the caller's protocol too, not with a framework's page. */
public final class UnhandledErrors implements WebExceptionHandler, Ordered {
    private final Respond respond;
    private final Clock clock;
    private final LiveSettings settings;

    public UnhandledErrors(Meters meters, Clock clock, LiveSettings settings) {
        this.respond = new Respond(meters);
        this.clock = clock;
        this.settings = settings;
    }

    /** Ahead of Spring's own handler, which stands at 0. */
    @Override
    public int getOrder() {
        return -2;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable thrown) {
        String requestId = Received.now(clock.instant(), settings.inForce()).requestId();
        Throwable shown = thrown instanceof ResponseStatusException status
                        && status.getStatusCode().is4xxClientError()
                ? new Failure.NotFound(
                        exchange.getRequest().getMethod().name(),
                        exchange.getRequest().getURI().getPath())
                : thrown;
        return respond.error(exchange.getResponse(), shown, requestId);
    }
}
