package dev.sluice.gateway.dispatch;

import static dev.sluice.gateway.RunningGateway.CHAT;
import static dev.sluice.gateway.RunningGateway.authorization;
import static dev.sluice.gateway.RunningGateway.request;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.gateway.RawCaller;
import dev.sluice.gateway.RunningGateway;
import dev.sluice.gateway.ScriptedUpstream;
import dev.sluice.gateway.ScriptedUpstream.Script;
import dev.sluice.gateway.Served;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Nobody generates for a caller who has left. */
final class CallerLeavesTest {
    /** Measured: some milliseconds; a loaded machine may take longer. */
    private static final long AT_ONCE_NANOS = 1_000_000_000L;

    private static ScriptedUpstream upstream;
    private static ScriptedUpstream other;
    private static RunningGateway gateway;

    @BeforeAll
    static void start() {
        upstream = new ScriptedUpstream();
        other = new ScriptedUpstream();
        gateway = RunningGateway.over(
                Served.by("first", upstream).costing("1"),
                Served.by("second", other).costing("2"));
    }

    @AfterAll
    static void stop() {
        gateway.close();
        upstream.close();
        other.close();
    }

    @BeforeEach
    void forget() {
        upstream.forget();
        other.forget();
    }

    static Stream<Arguments> moments() {
        Script silent = ScriptedUpstream.Exchange::untilCallerLeaves;
        Script halfHead = exchange -> {
            exchange.raw("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{");
            exchange.untilCallerLeaves();
        };
        Script roleOnly = exchange -> {
            exchange.events();
            exchange.chunk(Said.ROLE);
            exchange.untilCallerLeaves();
        };
        return Stream.of(
                Arguments.of(Named.of("JSON, before the head", silent), false),
                Arguments.of(Named.of("JSON, within the body", halfHead), false),
                Arguments.of(Named.of("stream, before the head", silent), true),
                Arguments.of(Named.of("stream, before content", roleOnly), true));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("moments")
    void a_caller_who_leaves_before_the_answer_stops_the_backend(Script script, boolean stream)
            throws IOException, InterruptedException {
        upstream.plays(script);
        String id;
        long leaves;
        try (RawCaller caller = gateway.caller()) {
            caller.post(CHAT, authorization(), request("auto", stream).getBytes(UTF_8));
            id = upstream.nextAsked().header("x-request-id").orElseThrow();
            leaves = System.nanoTime();
        }
        assertThat(upstream.nextLeft() - leaves).isLessThan(AT_ONCE_NANOS);
        assertThat(gateway.attempts(id, 1)).containsExactly("first CANCELLED - ~/0 ESTIMATED");
        assertThat(other.timesAsked()).isZero();
    }

    @Test
    void a_caller_who_leaves_in_the_midst_of_a_stream_stops_the_backend() throws IOException, InterruptedException {
        upstream.plays(exchange -> {
            exchange.events();
            exchange.chunk(Said.ROLE + Said.RED);
            exchange.untilCallerLeaves();
        });
        String id;
        long leaves;
        try (RawCaller caller = gateway.caller()) {
            caller.post(CHAT, authorization(), request("auto", true).getBytes(UTF_8));
            id = caller.head().header("x-request-id");
            assertThat(new String(caller.chunk(), UTF_8)).isEqualTo(Said.ROLE + Said.RED);
            leaves = System.nanoTime();
        }
        assertThat(upstream.nextLeft() - leaves).isLessThan(AT_ONCE_NANOS);
        assertThat(gateway.attempts(id, 1)).containsExactly("first CANCELLED - ~/1 ESTIMATED");
    }

    @Test
    void a_caller_who_reads_nothing_stops_the_backend_s_stream_and_not_the_memory()
            throws IOException, InterruptedException {
        AtomicLong written = new AtomicLong();
        String event = Said.text("x".repeat(60_000));
        upstream.plays(exchange -> {
            exchange.events();
            while (true) {
                exchange.chunk(event);
                written.addAndGet(event.length());
            }
        });
        String id;
        try (RawCaller caller = gateway.caller()) {
            caller.post(CHAT, authorization(), request("auto", true).getBytes(UTF_8));
            id = upstream.nextAsked().header("x-request-id").orElseThrow();
            AtomicLong last = new AtomicLong(-1);
            AtomicLong since = new AtomicLong();
            RunningGateway.eventually("the backend is slowed down to a stop", () -> {
                if (last.getAndSet(written.get()) != written.get()) {
                    since.set(System.nanoTime());
                }
                return System.nanoTime() - since.get() > AT_ONCE_NANOS;
            });
            assertThat(written.get()).isLessThan(64L << 20);
        }
        assertThat(upstream.nextLeft()).isNotZero();
        assertThat(gateway.attempts(id, 1)).singleElement().asString().startsWith("first CANCELLED");
    }

    @Test
    void one_silent_stream_does_not_delay_the_others() throws IOException, InterruptedException {
        upstream.plays(exchange -> {
            if (exchange.request().text().contains("silent")) {
                exchange.untilCallerLeaves();
            }
            exchange.json(200, "", Said.WHOLE);
        });
        try (RawCaller silent = gateway.caller()) {
            silent.post(
                    CHAT,
                    authorization(),
                    request("first", false).replace("three", "silent").getBytes(UTF_8));
            assertThat(upstream.nextAsked().text()).contains("silent");
            for (int i = 0; i < 50; i++) {
                assertThat(gateway.ask(request("first", false)).status()).isEqualTo(200);
            }
        }
        assertThat(upstream.nextLeft()).isNotZero();
    }
}
