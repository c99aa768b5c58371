package dev.sluice.gateway.walk;

import dev.sluice.gateway.audit.AuditTrail;
import dev.sluice.gateway.audit.ExceptionUses;
import dev.sluice.gateway.dispatch.Dispatcher;
import dev.sluice.gateway.dispatch.Shadow;
import dev.sluice.gateway.dispatch.Situations;
import dev.sluice.gateway.failure.Failure;
import dev.sluice.gateway.feedback.RoutingBook;
import dev.sluice.gateway.ledger.Ledger;
import dev.sluice.gateway.live.LiveSettings;
import dev.sluice.gateway.meters.Meters;
import dev.sluice.gateway.neighbours.Neighbours;
import dev.sluice.gateway.redaction.Redactor;
import dev.sluice.gateway.threshold.Thresholds;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The only filter: takes what Gateway's routes let in, and ends the chain. */
public final class RequestPath implements GlobalFilter, Ordered {
    /** Gateway's routes and how each is answered; the methods are checked here so that a wrong one gets our error. */
    public enum Path {
        CHAT("/v1/chat/completions", List.of("POST")),
        FEEDBACK(FeedbackEndpoint.PATH, List.of("POST")),
        MODELS(ModelsEndpoint.PATH, List.of("GET", "HEAD")),
        MODEL(ModelsEndpoint.PATH + "/**", List.of("GET", "HEAD")),
        UNKNOWN("/**", List.of());

        private final String pattern;

        @SuppressWarnings("ImmutableEnumChecker") // List.of
        private final List<String> methods;

        Path(String pattern, List<String> methods) {
            this.pattern = pattern;
            this.methods = methods;
        }

        /** Gateway's path pattern. */
        public String pattern() {
            return pattern;
        }
    }

    private final Map<Path, Endpoint> endpoints;
    private final LiveSettings settings;
    private final Respond respond;
    private final Clock clock;

    /** The walk with all its steps. */
    public static RequestPath of(
            LiveSettings settings,
            Clock clock,
            Situations situations,
            Ledger ledger,
            AuditTrail audit,
            ExceptionUses exceptionUses,
            Dispatcher dispatcher,
            Shadow shadow,
            Thresholds thresholds,
            Neighbours neighbours,
            RoutingBook routing,
            Meters meters) {
        Respond respond = new Respond(meters);
        Admission admission = new Admission(settings.settings().gateway().limits(), ledger, audit);
        meters.inFlight(admission::inFlight);
        Classify classify = new Classify(Runtime.getRuntime().availableProcessors());
        Decide decide = new Decide(
                situations,
                new Redactor(new SecureRandom()),
                audit,
                exceptionUses,
                new Notices(meters),
                thresholds,
                neighbours);
        ChatEndpoint chat = new ChatEndpoint(
                admission, classify, decide, dispatcher, shadow, new RoutingNote(routing, meters), respond);
        ModelsEndpoint models = new ModelsEndpoint();
        FeedbackEndpoint feedback = new FeedbackEndpoint(admission, routing, meters);
        return new RequestPath(
                Map.of(Path.CHAT, chat, Path.FEEDBACK, feedback, Path.MODELS, models, Path.MODEL, models),
                settings,
                respond,
                clock);
    }

    private RequestPath(Map<Path, Endpoint> endpoints, LiveSettings settings, Respond respond, Clock clock) {
        this.endpoints = Map.copyOf(endpoints);
        this.settings = settings;
        this.respond = respond;
        this.clock = clock;
    }

    /** Before the stock routing filters, which then never run. */
    @Override
    public int getOrder() {
        return 9_999;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        Received received = Received.now(clock.instant(), settings.inForce());
        return Mono.defer(() -> serve(exchange, received))
                .onErrorResume(thrown -> respond.error(exchange.getResponse(), thrown, received.requestId()));
    }

    private Mono<Void> serve(ServerWebExchange exchange, Received received) {
        Route route = exchange.getRequiredAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
        Path path = Path.valueOf(route.getId());
        ServerHttpRequest request = exchange.getRequest();
        Endpoint endpoint = endpoints.get(path);
        if (endpoint == null) {
            throw new Failure.NotFound(
                    request.getMethod().name(), request.getURI().getPath());
        }
        if (!path.methods.contains(request.getMethod().name())) {
            throw new Failure.WrongMethod(request.getMethod().name(), path.methods);
        }
        return endpoint.serve(exchange, received);
    }
}
