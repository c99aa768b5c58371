package dev.sluice.gateway.egress;

import dev.sluice.adapters.Outbound;
import dev.sluice.config.BackendSettings;
import dev.sluice.gateway.dialect.chat.ChatRequest;
import dev.sluice.gateway.dialect.chat.Extras;
import dev.sluice.router.catalogue.Locality;
import dev.sluice.router.catalogue.Route;
import dev.sluice.router.catalogue.Timeouts;
import dev.sluice.router.decision.Decision;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.util.AttributeKey;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.nio.channels.NotYetConnectedException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.NettyPipeline;
import reactor.netty.channel.AbortedException;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.PrematureCloseException;
import reactor.netty.resources.ConnectionProvider;

/**
 * Opens every connection to a backend, and none without a {@link Permit}. Thread-safe.
 *
 * <p>Pass-through goes over Reactor Netty: HTTP/1.1 without compression, so that bytes stay what they are; redirects
 * are never followed, since that would send the prompt to somebody the decision did not name. Idle connections live
 * four seconds, less than the keep-alive of the servers we know (uvicorn and cpp-httplib: five seconds), so that a dead
 * one is seldom leased.
 */
public final class EgressGate implements SmartLifecycle, AutoCloseable {
    private static final Duration IDLE = Duration.ofSeconds(4);

    /** A dead connection breaks at once; one that breaks later may have carried the request to a backend at work. */
    private static final long STALE_NANOS = 1_000_000_000L;

    private static final AttributeKey<Boolean> USED = AttributeKey.valueOf(EgressGate.class, "used");

    private final Map<String, BackendSettings> backends;
    private final Map<String, Wire> wires = new ConcurrentHashMap<>();
    private final Map<String, java.net.http.HttpClient> adapterClients = new ConcurrentHashMap<>();
    private volatile boolean running;
    private volatile boolean poolsClosed;

    /** @param backends by backend name */
    public EgressGate(Map<String, BackendSettings> backends) {
        this.backends = Map.copyOf(backends);
    }

    /**
     * The right to try one of the decision's routes, with what may go along it.
     *
     * @param audited the receipt of the decision's audit entry
     * @throws SecurityException if the decision does not hold the route, or the route leaves the house and that this
     *     attempt does is not on the disk, or the request is not treated as the policy asks: a defect in Sluice, never
     *     a caller's doing
     */
    public Permit permit(Cargo cargo, Route route, AuditReceipt audited) {
        Decision.Send decision = cargo.decision();
        if (!decision.routes().contains(route) || !decision.verdict().permits(route)) {
            throw new SecurityException("route " + route.id() + " is not in the decision");
        }
        if (route.leavesTheHouse() && !audited.redeem(route)) {
            throw new SecurityException("route " + route.id() + " leaves the house without a durable audit record");
        }
        BackendSettings backend = backends.get(route.backend().name());
        if (backend == null) {
            throw new SecurityException("route " + route.id() + " has no backend");
        }
        return new Permit(route, backend, cargo.along(route), cargo.restoration(route));
    }

    /**
     * Sends the permit's request byte for byte, under the name that the route's model has there. Cancelling before the
     * head came breaks the connection.
     *
     * @param path below the backend's base, such as {@code /chat/completions}
     * @param extras what is asked for beyond what the caller wrote
     * @param sends gets the length of the body, in bytes
     */
    public Mono<Reply> post(Permit permit, String path, Extras extras, String requestId, LongConsumer sends) {
        ChatRequest request = permit.request();
        byte[] body = request.splice()
                .withModel(
                        permit.route().model().name(),
                        extras.usage(),
                        extras.changes(request.prompt().body().bytes()));
        sends.accept(body.length);
        boolean stream = request.prompt().stream() && extras.sample() == 0;
        return wire(permit.backend()).post(path, body, requestId, stream);
    }

    /**
     * The way to the network for an adapter's one call. Blocks its virtual thread; an interrupt closes the connection.
     */
    public Outbound outbound(Permit permit) {
        java.net.http.HttpClient client = adapterClients.computeIfAbsent(
                permit.backend().backend().name(), name -> adapterClient(permit.backend()));
        URI backend = permit.backend().url();
        Outbound outbound = Outbound.over(client);
        return request -> {
            if (!isBelow(backend, request.uri())) {
                throw new SecurityException("an adapter asked for another address than its backend's");
            }
            return outbound.send(request);
        };
    }

    private static boolean isBelow(URI backend, URI asked) {
        return backend.getScheme().equalsIgnoreCase(asked.getScheme())
                && backend.getHost().equalsIgnoreCase(asked.getHost())
                && backend.getPort() == asked.getPort()
                && (asked.normalize().getPath() + "/").startsWith(withSlash(backend.getPath()));
    }

    /** So that {@code /v1beta} is not taken to be below {@code /v1}. */
    private static String withSlash(String path) {
        return path.endsWith("/") ? path : path + "/";
    }

    /**
     * Asks a backend of the house about itself; carries nothing of any request.
     *
     * @param path from the server's root, such as {@code /props}
     * @throws SecurityException for a backend outside the house
     */
    public Mono<byte[]> ask(String backendName, String path) {
        BackendSettings backend = backends.get(backendName);
        if (backend == null || backend.backend().locality() != Locality.IN_HOUSE) {
            throw new SecurityException("only backends of the house are asked about themselves");
        }
        return wire(backend)
                .client
                .get()
                .uri(backend.url().resolve(path).toString())
                .responseSingle((head, body) -> head.status().code() == 200 ? body.asByteArray() : Mono.empty())
                .timeout(backend.timeouts().connect().plusSeconds(2));
    }

    private Wire wire(BackendSettings backend) {
        return wires.computeIfAbsent(backend.backend().name(), name -> new Wire(backend));
    }

    private static java.net.http.HttpClient adapterClient(BackendSettings backend) {
        return java.net.http.HttpClient.newBuilder()
                .followRedirects(Redirect.NEVER)
                .version(backend.url().getScheme().equals("https") ? Version.HTTP_2 : Version.HTTP_1_1)
                .connectTimeout(backend.timeouts().connect())
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        stop(() -> {});
    }

    /** @param done told once all idle connections are closed; their own threads close them */
    @Override
    public void stop(Runnable done) {
        running = false;
        CompletableFuture<Void> unused = closedPools().whenComplete((all, failed) -> done.run());
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Stops after whatever still sends requests, and before the network's threads, without which nothing is closed. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE - 16_384;
    }

    private CompletableFuture<Void> closedPools() {
        if (poolsClosed) {
            return CompletableFuture.completedFuture(null);
        }
        poolsClosed = true;
        return Mono.whenDelayError(wires.values().stream()
                        .map(wire -> wire.pool.disposeLater())
                        .toList())
                .toFuture();
    }

    @Override
    public void close() {
        CompletableFuture<Void> unused = closedPools();
        adapterClients.values().forEach(java.net.http.HttpClient::shutdownNow);
    }

    /** A pass-through backend's pool and its client, built once. */
    private static final class Wire {
        private final ConnectionProvider pool;
        private final HttpClient client;
        private final String base;
        /** Parsed once: as a string it would be parsed with a regular expression for every request. */
        private final Map<String, URI> uris = new ConcurrentHashMap<>();

        Wire(BackendSettings backend) {
            base = backend.url().toString();
            pool = ConnectionProvider.builder(backend.backend().name())
                    .maxConnections(backend.maxConnections())
                    .pendingAcquireMaxCount(backend.maxConnections())
                    .pendingAcquireTimeout(backend.timeouts().connect())
                    .maxIdleTime(IDLE)
                    .evictInBackground(IDLE)
                    .lifo()
                    .build();
            client = HttpClient.create(pool)
                    .compress(false)
                    .followRedirect(false)
                    // We know better which requests may go out twice: see post.
                    .disableRetry(true)
                    .responseTimeout(firstByte(backend))
                    .option(
                            ChannelOption.CONNECT_TIMEOUT_MILLIS,
                            Math.toIntExact(backend.timeouts().connect().toMillis()))
                    .headers(headers -> {
                        headers.set(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_JSON);
                        if (backend.key() != null) {
                            headers.set(
                                    HttpHeaderNames.AUTHORIZATION,
                                    "Bearer " + backend.key().reveal());
                        }
                    });
        }

        private static Duration firstByte(BackendSettings backend) {
            Timeouts timeouts = backend.timeouts();
            return timeouts.firstByte().compareTo(timeouts.total()) < 0 ? timeouts.firstByte() : timeouts.total();
        }

        /**
         * A connection from the pool may turn out to be dead when it is used; the request then goes out once more. Over
         * a new connection, or later than that, it does not: the backend may have worked on the request.
         */
        Mono<Reply> post(String path, byte[] body, String requestId, boolean stream) {
            Sending sending = new Sending();
            Mono<Reply> post = post(path, body, requestId, stream, sending);
            return post.onErrorResume(broken -> isStale(broken, sending), stale -> post)
                    .doOnCancel(sending::abandon);
        }

        private static boolean isStale(Throwable broken, Sending sending) {
            return switch (broken) {
                // Nothing was sent.
                case AbortedException closed -> true;
                case NotYetConnectedException closed -> true;
                case PrematureCloseException closed -> sending.foundDead();
                case ConnectException refused -> false;
                // "Connection reset", "Broken pipe": the JDK has no types for them.
                case SocketException reset -> sending.foundDead();
                case IOException reset ->
                    sending.foundDead() && String.valueOf(reset.getMessage()).matches(".*([Rr]eset|[Bb]roken pipe).*");
                default -> false;
            };
        }

        private Mono<Reply> post(String path, byte[] body, String requestId, boolean stream, Sending sending) {
            return client.post()
                    .uri(uris.computeIfAbsent(path, below -> URI.create(base + below)))
                    .send((request, out) -> {
                        request.header(HttpHeaderNames.CONTENT_LENGTH, Integer.toString(body.length));
                        request.header("x-request-id", requestId);
                        request.header(HttpHeaderNames.ACCEPT, stream ? "text/event-stream" : "application/json");
                        out.withConnection(sending::begins);
                        if (sending.abandoned) {
                            // The caller left while the connection was being opened: nothing is asked.
                            out.withConnection(Connection::dispose);
                            return Mono.never();
                        }
                        // Inside the closure: a stale connection is replaced and the closure run again.
                        return out.sendObject(Unpooled.wrappedBuffer(body));
                    })
                    .responseConnection((head, connection) -> {
                        // From here on the reader has limits of its own, which count content and not bytes.
                        connection.removeHandler(NettyPipeline.ResponseTimeoutHandler);
                        Reply reply = new Reply(head, connection);
                        reply.giveUpUnlessTaken();
                        return Mono.just(reply);
                    })
                    .single();
        }
    }

    /** One request on its way out, over one connection and perhaps a second. */
    private static final class Sending {
        private volatile boolean reused;
        private volatile long begunNanos;
        private volatile @Nullable Connection connection;
        private volatile @Nullable Executor loop;
        private volatile boolean abandoned;

        void begins(Connection over) {
            begunNanos = System.nanoTime();
            reused = over.channel().attr(USED).getAndSet(true) != null;
            // Asked for now, as in a reply.
            loop = over.channel().eventLoop();
            connection = over;
        }

        /**
         * An answer that comes in just as its caller leaves is told to nobody, and no reply is made of it: what of its
         * body has come is thrown away here. Does nothing where somebody reads it.
         */
        void abandon() {
            abandoned = true;
            Connection over = connection;
            Executor executor = loop;
            if (over != null && executor != null) {
                executor.execute(() -> Reply.discard(over));
            }
        }

        /** Whether a break that came now is that of a connection which had died before it was used. */
        boolean foundDead() {
            return reused && System.nanoTime() - begunNanos <= STALE_NANOS;
        }
    }
}
