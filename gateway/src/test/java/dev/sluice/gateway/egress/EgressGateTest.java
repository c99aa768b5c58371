package dev.sluice.gateway.egress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.adapters.Outbound;
import dev.sluice.config.BackendSettings;
import dev.sluice.gateway.RunningGateway;
import dev.sluice.gateway.ScriptedUpstream;
import dev.sluice.gateway.dialect.chat.ChatRequest;
import dev.sluice.gateway.dialect.chat.ChatRequestReader;
import dev.sluice.gateway.dialect.chat.Extras;
import dev.sluice.router.catalogue.Backend;
import dev.sluice.router.catalogue.Locality;
import dev.sluice.router.catalogue.Model;
import dev.sluice.router.catalogue.Protocol;
import dev.sluice.router.catalogue.Route;
import dev.sluice.router.redaction.Restoration;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.http.client.ReactorResourceFactory;
import reactor.core.publisher.BaseSubscriber;

/** An adapter reaches its backend, and nothing else. */
final class EgressGateTest {
    private static final ChatRequest REQUEST = ChatRequestReader.read(
            "{\"model\":\"auto\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}".getBytes(UTF_8), 32);

    private ScriptedUpstream upstream;
    private EgressGate gate;
    private Permit permit;
    private Outbound outbound;

    @BeforeEach
    void open() {
        upstream = new ScriptedUpstream().tells(exchange -> exchange.json(200, "", "{}"));
        Backend backend = new Backend("only", "openai", Locality.EXTERNAL, Protocol.OPENAI);
        BackendSettings settings = new BackendSettings(
                backend, URI.create(upstream.url()), null, BackendSettings.DEFAULT_TIMEOUTS, false, false, 4);
        gate = new EgressGate(Map.of("only", settings));
        Model model = new Model("m", 1, 0, 100, Set.of(), "MIT");
        permit = new Permit(new Route("r", backend, model), settings, REQUEST, Restoration.NONE);
        outbound = gate.outbound(permit);
    }

    @AfterEach
    void close() {
        gate.close();
        upstream.close();
    }

    private static HttpRequest get(String uri) {
        return HttpRequest.newBuilder(URI.create(uri)).build();
    }

    @Test
    void what_is_below_the_backend_s_address_is_asked() throws IOException, InterruptedException {
        try (InputStream body = outbound.send(get(upstream.url() + "/messages")).body()) {
            assertThat(body.readAllBytes()).hasSize(2);
        }
        assertThat(upstream.connections()).isOne();
    }

    /** PORT is the backend's, whose path is /v1; OTHER is another server of the same machine. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "OTHER/v1/messages",
                "https://127.0.0.1:PORT/v1/messages",
                "http://localhost:PORT/v1/messages",
                "http://127.0.0.1:PORT/messages",
                "http://127.0.0.1:PORT/v1beta/messages",
                "http://127.0.0.1:PORT/v1/../messages",
                "http://127.0.0.1/v1/messages",
                "http://127.0.0.1:PORT@example.org/v1/messages"
            })
    void another_address_is_not(String asked) {
        try (ScriptedUpstream other = new ScriptedUpstream()) {
            String port = String.valueOf(URI.create(upstream.url()).getPort());
            String uri = asked.replace("OTHER", other.url().replace("/v1", "")).replace("PORT", port);
            assertThatThrownBy(() -> outbound.send(get(uri))).isInstanceOf(SecurityException.class);
            assertThat(other.connections()).isZero();
        }
        assertThat(upstream.connections()).isZero();
    }

    /** Connections whose threads have stopped can no longer be closed, and each would say so. */
    @Test
    void when_the_gateway_stops_idle_connections_are_closed_before_the_network_s_threads_stop() throws Exception {
        gate.start();
        gate.post(permit, "/chat/completions", Extras.NONE, "request-1", length -> {})
                .flatMapMany(Reply::body)
                .blockLast(Duration.ofSeconds(10));
        assertThat(upstream.openConnections()).isOne();
        CountDownLatch closed = new CountDownLatch(1);
        gate.stop(closed::countDown);
        assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
        RunningGateway.eventually("the connection is closed", () -> upstream.openConnections() == 0);
        assertThat(gate.isRunning()).isFalse();
        // Higher phases stop first.
        assertThat(gate.getPhase())
                .isGreaterThan(new ReactorResourceFactory().getPhase())
                .isLessThan(WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE);
    }

    /** Who leaves between the head and the body leaves nobody to read it. */
    @Test
    void an_answer_that_nobody_reads_is_given_up() throws InterruptedException {
        upstream.plays(exchange -> {
            exchange.events();
            exchange.chunk("data: {}\n\n");
            exchange.untilCallerLeaves();
        });
        CountDownLatch answered = new CountDownLatch(1);
        BaseSubscriber<Reply> caller = new BaseSubscriber<>() {
            @Override
            protected void hookOnNext(Reply reply) {
                cancel();
                answered.countDown();
            }
        };
        gate.post(permit, "/chat/completions", Extras.NONE, "request-1", length -> {})
                .subscribe(caller);
        assertThat(answered.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(upstream.nextLeft()).isNotZero();
    }
}
