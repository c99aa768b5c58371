package dev.sluice.gateway;

import dev.sluice.adapters.builtin.Adapters;
import dev.sluice.config.GatewaySettings;
import dev.sluice.config.Settings;
import dev.sluice.gateway.audit.AuditTrail;
import dev.sluice.gateway.audit.ExceptionUses;
import dev.sluice.gateway.audit.JdbcAuditTrail;
import dev.sluice.gateway.caller.CallerDirectory;
import dev.sluice.gateway.dispatch.AskedAbilities;
import dev.sluice.gateway.dispatch.Breakers;
import dev.sluice.gateway.dispatch.Dispatcher;
import dev.sluice.gateway.dispatch.Shadow;
import dev.sluice.gateway.dispatch.Situations;
import dev.sluice.gateway.egress.EgressGate;
import dev.sluice.gateway.feedback.Retention;
import dev.sluice.gateway.feedback.RoutingBook;
import dev.sluice.gateway.journal.JournalLimits;
import dev.sluice.gateway.ledger.JdbcLedger;
import dev.sluice.gateway.ledger.Ledger;
import dev.sluice.gateway.ledger.Store;
import dev.sluice.gateway.live.LiveSettings;
import dev.sluice.gateway.management.Health;
import dev.sluice.gateway.management.ManagementServer;
import dev.sluice.gateway.meters.Meters;
import dev.sluice.gateway.neighbours.Neighbours;
import dev.sluice.gateway.report.AuditExports;
import dev.sluice.gateway.report.Erasure;
import dev.sluice.gateway.report.Reports;
import dev.sluice.gateway.threshold.Recollection;
import dev.sluice.gateway.threshold.Thresholds;
import dev.sluice.gateway.verification.DoubtRecollection;
import dev.sluice.gateway.verification.Threshold;
import dev.sluice.gateway.walk.BodyWatch;
import dev.sluice.gateway.walk.IdleConnection;
import dev.sluice.gateway.walk.RequestPath;
import dev.sluice.gateway.walk.UnhandledErrors;
import dev.sluice.router.verification.Verifier;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;

/**
 * Every bean, top to bottom: each needs only what stands above it, or what it was started with: the settings of the
 * start, those in force, and the clock.
 */
@Configuration(proxyBeanMethods = false)
class Wiring {
    // Facts: what is written down.

    @Bean
    Store store(Settings settings) {
        return new Store(settings.gateway().storage());
    }

    @Bean
    Ledger ledger(Settings settings, Store store) {
        return JdbcLedger.open(settings.gateway().storage().directory(), store, JournalLimits.DEFAULT);
    }

    @Bean
    ExceptionUses exceptionUses(Settings settings, Store store) throws SQLException {
        return ExceptionUses.recorded(store, settings.gateway().storage().directory());
    }

    /** After the uses of exceptions were counted in what it is about to drain. */
    @Bean
    AuditTrail auditTrail(Settings settings, LiveSettings live, Store store, ExceptionUses counted) {
        return JdbcAuditTrail.open(
                settings.gateway().storage(),
                store,
                JournalLimits.DEFAULT,
                caller -> CallerDirectory.keyId(live.settings().gateway().callers(), caller));
    }

    // Backends: who can be asked, and how they are.

    @Bean
    EgressGate egressGate(Settings settings) {
        return new EgressGate(settings.backends());
    }

    @Bean
    Breakers breakers(Settings settings, Clock clock) {
        return new Breakers(settings.backends().keySet(), settings.gateway().breaker(), clock);
    }

    @Bean
    AskedAbilities askedAbilities(Settings settings, EgressGate gate) {
        return new AskedAbilities(settings.backends().values(), gate);
    }

    // Meters.

    @Bean
    PrometheusMeterRegistry meterRegistry() {
        return new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    }

    @Bean
    Meters meters(PrometheusMeterRegistry registry, Settings settings, Breakers breakers) {
        Meters meters = new Meters(registry);
        settings.backends().keySet().forEach(backend -> meters.breaker(backend, () -> breakers.state(backend)));
        return meters;
    }

    // How good answers were.

    @Bean
    Neighbours neighbours(Meters meters) {
        Neighbours neighbours = new Neighbours();
        meters.neighbours(neighbours::size);
        return neighbours;
    }

    @Bean
    RoutingBook routingBook(Settings settings, Store store, Neighbours neighbours, Meters meters) {
        boolean on = settings.gateway().neighbours();
        RoutingBook book = RoutingBook.open(
                settings.gateway().storage().directory(),
                store,
                RoutingBook.LIMITS,
                meters::foreignFeedback,
                on ? Optional.of(neighbours::learn) : Optional.empty());
        if (on) {
            neighbours.recall(book);
        }
        return book;
    }

    /** Does nothing where they are kept for ever. */
    @Bean
    Retention retention(Settings settings, Store store, Neighbours neighbours, Clock clock) {
        Optional<Duration> kept = settings.gateway().storage().keepOutcomes();
        Retention retention = new Retention(store, kept.orElse(Duration.ZERO), neighbours::forget, clock);
        return kept.isPresent() ? retention.start() : retention;
    }

    // The walk.

    @Bean
    Verifier verifier() {
        return Verifier.standard();
    }

    /** Of judged answers. Apart from the settings: a reload leaves it as it is. */
    @Bean
    Threshold threshold(Settings settings, RoutingBook routing, Verifier verifier) {
        Threshold threshold = new Threshold();
        DoubtRecollection.begin(threshold, routing, settings, verifier.version());
        return threshold;
    }

    @Bean
    Dispatcher dispatcher(
            Settings settings,
            EgressGate gate,
            Breakers breakers,
            Ledger ledger,
            Meters meters,
            Verifier verifier,
            Threshold threshold) {
        return Dispatcher.of(
                gate,
                Adapters.builtIn(),
                breakers,
                ledger,
                meters,
                verifier,
                threshold,
                settings.gateway().limits().heldAnswerBytes());
    }

    @Bean
    Shadow shadow(Dispatcher dispatcher, Meters meters, RoutingBook routing) {
        return new Shadow(dispatcher, meters, routing::record);
    }

    /** Apart from the settings: a reload leaves them as they are. */
    @Bean
    Thresholds thresholds(Settings settings, RoutingBook routing) {
        Thresholds thresholds = new Thresholds();
        Recollection.begin(thresholds, routing, settings);
        return thresholds;
    }

    @Bean
    RequestPath requestPath(
            LiveSettings live,
            Settings settings,
            Clock clock,
            Breakers breakers,
            AskedAbilities abilities,
            Ledger ledger,
            AuditTrail audit,
            ExceptionUses exceptionUses,
            Dispatcher dispatcher,
            Shadow shadow,
            Thresholds thresholds,
            Neighbours neighbours,
            RoutingBook routing,
            Meters meters) {
        return RequestPath.of(
                live,
                clock,
                new Situations(settings.backends().keySet(), breakers, abilities),
                ledger,
                audit,
                exceptionUses,
                dispatcher,
                shadow,
                thresholds,
                neighbours,
                routing,
                meters);
    }

    /** One route per path; which model answers is no matter of Gateway's. */
    @Bean
    RouteLocator routes(RouteLocatorBuilder builder) {
        RouteLocatorBuilder.Builder routes = builder.routes();
        for (RequestPath.Path path : RequestPath.Path.values()) {
            routes.route(path.name(), route -> route.path(path.pattern()).uri("no://backend"));
        }
        return routes.build();
    }

    @Bean
    UnhandledErrors unhandledErrors(Meters meters, Clock clock, LiveSettings settings) {
        return new UnhandledErrors(meters, clock, settings);
    }

    /** A caller who sends its request drop by drop, or goes on after it was refused, is cut off. */
    @Bean
    NettyServerCustomizer slowCallers(Settings settings) {
        Duration longest = settings.gateway().limits().bodySeconds();
        Duration longestAnswer = settings.backends().values().stream()
                .map(backend -> backend.timeouts().total())
                .max(Comparator.naturalOrder())
                .orElse(longest);
        return server -> server.requestTimeout(longest).doOnChannelInit((observer, channel, remote) -> {
            // One look at the clock per read and write; Reactor Netty's own limit changes the pipeline twice a request.
            channel.pipeline().addFirst("sluice.idle", new IdleConnection(longestAnswer));
            BodyWatch.on(channel);
        });
    }

    /** When the gateway stops, its loops stop at once: whoever was still served has been waited for before. */
    @Bean
    ReactorResourceFactory reactorResourceFactory() {
        ReactorResourceFactory resources = new ReactorResourceFactory();
        resources.setShutdownQuietPeriod(Duration.ZERO);
        resources.setShutdownTimeout(Duration.ofSeconds(2));
        return resources;
    }

    // Operators.

    @Bean
    Health health(Ledger ledger, AuditTrail audit, RoutingBook routing, LiveSettings settings, Breakers breakers) {
        return new Health(ledger, audit, routing, settings, breakers);
    }

    @Bean
    Reports reports(Store store, Settings settings, Clock clock) {
        return new Reports(store, settings.gateway().storage(), clock);
    }

    @Bean
    ManagementServer managementServer(
            Settings settings,
            LiveSettings live,
            Health health,
            PrometheusMeterRegistry registry,
            Reports reports,
            Store store,
            AuditTrail audit,
            Thresholds thresholds,
            Clock clock) {
        GatewaySettings gateway = settings.gateway();
        return new ManagementServer(
                gateway.managementHost(),
                gateway.managementPort(),
                health,
                registry,
                reports,
                new AuditExports(store, gateway.storage(), clock),
                new Erasure(audit, store, clock),
                thresholds,
                live);
    }
}
