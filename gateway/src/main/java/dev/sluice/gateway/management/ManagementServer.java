package dev.sluice.gateway.management;

import dev.sluice.config.Problem;
import dev.sluice.gateway.journal.JournalException;
import dev.sluice.gateway.live.LiveSettings;
import dev.sluice.gateway.live.Reloaded;
import dev.sluice.gateway.report.Answer;
import dev.sluice.gateway.report.AuditExports;
import dev.sluice.gateway.report.Erasure;
import dev.sluice.gateway.report.Reports;
import dev.sluice.gateway.threshold.Thresholds;
import dev.sluice.router.Router;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.HttpServerRoutes;
import tools.jackson.databind.json.JsonMapper;

/**
 * Serves the management port. Plain Reactor Netty: a second web framework context would double the start-up time. It is
 * the last to start and the first to stop, so that an instance is ready only while callers are served.
 */
public final class ManagementServer implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(ManagementServer.class);
    private static final String JSON = "application/json";
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String NOTHING_HERE = "nothing here (expected GET /health/live, /health/ready, /metrics,"
            + " /report/spend, /report/thresholds, /report/audit, /report/audit/export, /report/outcomes or"
            + " /report/request/{id}, POST /reload or /audit/erase; callers connect to the other port)\n";

    private final String host;
    private final int wantedPort;
    private final Health health;
    private final PrometheusMeterRegistry registry;
    private final Reports reports;
    private final LiveSettings settings;
    private final Thresholds thresholds;
    private final AuditExports exports;
    private final Erasure erasure;
    private final JsonMapper json = new JsonMapper();
    private final Scheduler blocking = Schedulers.fromExecutorService(Executors.newVirtualThreadPerTaskExecutor());
    private volatile @Nullable DisposableServer server;

    /** @param port 0 for any free one */
    public ManagementServer(
            String host,
            int port,
            Health health,
            PrometheusMeterRegistry registry,
            Reports reports,
            AuditExports exports,
            Erasure erasure,
            Thresholds thresholds,
            LiveSettings settings) {
        this.host = host;
        this.wantedPort = port;
        this.health = health;
        this.registry = registry;
        this.reports = reports;
        this.settings = settings;
        this.thresholds = thresholds;
        this.exports = exports;
        this.erasure = erasure;
    }

    @Override
    public void start() {
        DisposableServer started = HttpServer.create()
                .host(host)
                .port(wantedPort)
                .route(this::routes)
                .bindNow(Duration.ofSeconds(10));
        server = started;
        log.atInfo().addKeyValue("port", started.port()).log("management port open");
    }

    private void routes(HttpServerRoutes routes) {
        routes.get("/health/live", (request, response) -> write(response, 200, JSON, "{\"status\":\"live\"}"))
                .get(
                        "/health/ready",
                        (request, response) -> write(
                                response, health.ready() ? 200 : 503, JSON, json.writeValueAsString(health.details())))
                .get(
                        "/metrics",
                        (request, response) ->
                                write(response, 200, "text/plain; version=0.0.4; charset=utf-8", registry.scrape()))
                .get("/report/spend", report(reports::spend))
                .get("/report/audit", report(reports::audit))
                .get(
                        "/report/thresholds",
                        (request, response) -> write(response, 200, JSON, json.writeValueAsString(held())))
                .get("/report/outcomes", report(reports::outcomes))
                .get("/report/audit/export", this::export)
                .post("/audit/erase", this::erase)
                .get("/report/request/{id}", (request, response) -> report(
                                asked -> reports.request(String.valueOf(request.param("id"))))
                        .apply(request, response))
                .post("/reload", (request, response) -> Mono.fromCallable(settings::reload)
                        .subscribeOn(blocking)
                        .doOnNext(outcome -> registry.counter("sluice.reloads", "outcome", word(outcome))
                                .increment())
                        .flatMap(outcome -> write(
                                response,
                                outcome instanceof Reloaded.Kept ? 409 : 200,
                                JSON,
                                json.writeValueAsString(told(outcome)))))
                // The first that fits is taken: this is for whatever nothing above does.
                .route(any -> true, (request, response) -> write(response, 404, TEXT, NOTHING_HERE));
    }

    private Map<String, Object> held() {
        return Map.of(
                "first_threshold",
                Router.FIRST_THRESHOLD,
                "thresholds",
                thresholds.held().stream().map(ManagementServer::told).toList());
    }

    /** Without a threshold as long as the first one counts; above 1, nothing goes out at the moment. */
    private static Map<String, Object> told(Thresholds.Held held) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("alias", held.alias());
        told.put("team", held.team());
        told.put("budget", held.budget());
        told.put("requests", held.requests());
        told.put("escalated", held.escalated());
        held.threshold().ifPresent(score -> told.put("threshold", score));
        return told;
    }

    private static String word(Reloaded outcome) {
        return switch (outcome) {
            case Reloaded.Changed changed -> "changed";
            case Reloaded.Same same -> "same";
            case Reloaded.Kept kept -> "kept";
        };
    }

    private static Map<String, Object> told(Reloaded outcome) {
        return switch (outcome) {
            case Reloaded.Changed(var from, var to) -> Map.of("outcome", word(outcome), "from", from, "to", to);
            case Reloaded.Same(var version) -> Map.of("outcome", word(outcome), "version", version);
            case Reloaded.Kept(var version, var problems) ->
                Map.of(
                        "outcome",
                        word(outcome),
                        "version",
                        version,
                        "problems",
                        problems.stream().map(Problem::toString).toList());
        };
    }

    /** The port in fact. */
    public int port() {
        DisposableServer running = server;
        return running == null ? wantedPort : running.port();
    }

    @Override
    public void stop() {
        DisposableServer running = server;
        if (running != null) {
            running.disposeNow(Duration.ofSeconds(2));
            server = null;
        }
    }

    @Override
    public boolean isRunning() {
        return server != null;
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }

    /** A report by its query: the database is asked on a virtual thread. */
    private BiFunction<HttpServerRequest, HttpServerResponse, Publisher<Void>> report(Report report) {
        return (request, response) -> Mono.fromCallable(() -> report.answer(query(request.uri())))
                .subscribeOn(blocking)
                .onErrorResume(
                        SQLException.class, away -> Mono.just(new Answer(503, TEXT, "the database does not answer\n")))
                .onErrorResume(
                        IllegalArgumentException.class,
                        garbled -> Mono.just(new Answer(
                                400, TEXT, "the query is not understood (expected name=value, percent-encoded)\n")))
                .flatMap(answer -> write(response, answer.status(), answer.contentType(), answer.body()));
    }

    /** Written to a file first: an export may be larger than the memory. */
    private Publisher<Void> export(HttpServerRequest request, HttpServerResponse response) {
        return Mono.fromCallable(() -> exports.asked(query(request.uri())))
                .flatMap(asked -> switch (asked) {
                    case AuditExports.Asked.Not(var why) ->
                        write(response, why.status(), why.contentType(), why.body());
                    case AuditExports.Asked.Understood(var question) ->
                        Mono.fromCallable(() -> written(question))
                                .subscribeOn(blocking)
                                .flatMap(
                                        file -> send(response, question.format().contentType(), file));
                })
                .onErrorResume(SQLException.class, away -> write(response, 503, TEXT, "the database does not answer\n"))
                .onErrorResume(
                        IllegalArgumentException.class,
                        garbled -> write(response, 400, TEXT, "the query is not understood\n"))
                .onErrorResume(
                        JournalException.class, failed -> write(response, 500, TEXT, failed.getMessage() + "\n"));
    }

    private Path written(AuditExports.Question question) throws SQLException, IOException {
        // Only its owner can read a temporary file.
        Path file = Files.createTempFile("sluice-export", ".part");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            exports.write(question, out);
            return file;
        } catch (SQLException | IOException | RuntimeException failed) {
            Files.deleteIfExists(file);
            throw failed;
        }
    }

    private Mono<Void> send(HttpServerResponse response, String type, Path file) {
        return response.status(200)
                .header("content-type", type)
                .sendFile(file)
                .then()
                .doFinally(end -> delete(file));
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException stays) {
            log.atWarn().log("an export's temporary file could not be deleted");
        }
    }

    /**
     * It cannot be undone, and this port asks for no key: the header keeps web pages from doing it, since a browser
     * does not send it to another site without having asked first.
     */
    private Publisher<Void> erase(HttpServerRequest request, HttpServerResponse response) {
        String caller = query(request.uri()).getOrDefault("caller", "");
        if (!"erase".equals(request.requestHeaders().get("x-sluice-confirm")) || caller.isEmpty()) {
            return write(response, 400, TEXT, "expected ?caller=NAME and the header x-sluice-confirm: erase\n");
        }
        return report(asked -> erasure.erase(caller)).apply(request, response);
    }

    private static Map<String, String> query(String uri) {
        return new QueryStringDecoder(uri)
                .parameters().entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue()
                        .getLast()));
    }

    private static Mono<Void> write(HttpServerResponse response, int status, String type, String body) {
        return response.status(status)
                .header("content-type", type)
                .sendByteArray(Mono.just(body.getBytes(StandardCharsets.UTF_8)))
                .then();
    }

    /** One of the reports. */
    @FunctionalInterface
    private interface Report {
        Answer answer(Map<String, String> asked) throws SQLException;
    }
}
