package dev.sluice.gateway.dispatch;

import static dev.sluice.gateway.RunningGateway.CHAT;
import static dev.sluice.gateway.RunningGateway.authorization;
import static dev.sluice.gateway.RunningGateway.request;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.gateway.ErrorShape;
import dev.sluice.gateway.RawCaller;
import dev.sluice.gateway.RawCaller.Answer;
import dev.sluice.gateway.RunningGateway;
import dev.sluice.gateway.ScriptedUpstream;
import dev.sluice.gateway.ScriptedUpstream.Exchange;
import dev.sluice.gateway.ScriptedUpstream.Script;
import dev.sluice.gateway.Served;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections to a backend are kept and used again, and no caller pays for what happened on one before. */
final class ReusedConnectionTest {
    private static final long LATE_NANOS = 1_200_000_000L;

    private static ScriptedUpstream upstream;
    private static RunningGateway gateway;

    @BeforeAll
    static void start() {
        upstream = new ScriptedUpstream();
        gateway = RunningGateway.over(Served.by("only", upstream));
    }

    @AfterAll
    static void stop() {
        gateway.close();
        upstream.close();
    }

    @BeforeEach
    void forget() {
        upstream.forget();
    }

    private static void answers(Exchange exchange) throws IOException {
        if (exchange.request().text().contains("\"stream\":true")) {
            exchange.events();
            exchange.chunk(Said.ROLE + Said.RED + Said.STOP);
            exchange.chunk(Said.DONE);
            exchange.end();
        } else {
            exchange.json(200, "", Said.WHOLE);
        }
    }

    /** As openai-node does it: it reads up to {@code [DONE]} and closes its socket. */
    @Test
    void a_caller_who_leaves_at_the_end_of_its_stream_harms_nobody_in_a_thousand_rounds() throws IOException {
        upstream.plays(ReusedConnectionTest::answers);
        List<String> harmed = new ArrayList<>();
        for (int round = 0; round < 1_000; round++) {
            try (RawCaller streams = gateway.caller()) {
                streams.post(CHAT, authorization(), request("only", true).getBytes(UTF_8));
                assertThat(streams.head().status()).isEqualTo(200);
                StringBuilder seen = new StringBuilder();
                while (!seen.toString().contains("[DONE]")) {
                    seen.append(new String(streams.chunk(), UTF_8));
                }
            }
            Answer next = gateway.ask(request("only", false));
            if (next.status() != 200) {
                harmed.add(round + ": " + next.text());
            }
        }
        assertThat(harmed).isEmpty();
        assertThat(upstream.timesAsked()).isEqualTo(2_000);
    }

    @Test
    void a_connection_is_used_again_after_every_kind_of_whole_answer() throws IOException {
        upstream.plays(ReusedConnectionTest::answers);
        gateway.ask(request("only", false));
        int before = upstream.connections();
        for (int i = 0; i < 20; i++) {
            assertThat(gateway.ask(request("only", i % 2 == 0)).status()).isEqualTo(200);
        }
        // One more where the next request comes before the backend has ended its stream.
        assertThat(upstream.connections() - before).isLessThanOrEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_kept_connection_that_turns_out_dead_is_replaced_unseen(boolean byReset) throws IOException {
        Answer answer = failingOverAKeptConnection(true, exchange -> breaksOff(exchange, byReset));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(gateway.attempts(answer.requestId(), 1))
                .singleElement()
                .asString()
                .startsWith("only SERVED");
        assertThat(upstream.timesAsked()).isEqualTo(2);
    }

    /** It may have worked on the request all the while, and would do so, and be paid, twice. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_kept_connection_that_breaks_late_was_not_dead_and_nothing_is_sent_again(boolean byReset) throws IOException {
        Answer answer = failingOverAKeptConnection(false, exchange -> {
            long until = System.nanoTime() + LATE_NANOS;
            while (System.nanoTime() < until) {
                LockSupport.parkNanos(until - System.nanoTime());
            }
            breaksOff(exchange, byReset);
        });
        ErrorShape.check(answer, 502, "upstream_unreachable");
        assertThat(upstream.timesAsked()).isOne();
        assertThat(upstream.timesAskedAnew()).isZero();
        assertThat(gateway.attempts(answer.requestId(), 1))
                .singleElement()
                .asString()
                .startsWith("only FAILED unreachable");
    }

    private static void breaksOff(Exchange exchange, boolean byReset) throws IOException {
        if (byReset) {
            exchange.reset();
        } else {
            exchange.hangUp();
        }
    }

    /**
     * Asks until a request comes over a connection that was kept, which is not certain: the one before may not be back
     * in the pool yet. That request, and only that one, meets the script.
     */
    private static Answer failingOverAKeptConnection(boolean stream, Script failing) throws IOException {
        AtomicBoolean failed = new AtomicBoolean();
        upstream.plays(exchange -> {
            if (exchange.request().anew() || failed.getAndSet(true)) {
                answers(exchange);
            } else {
                failing.serve(exchange);
            }
        });
        for (int round = 0; round < 50; round++) {
            upstream.forget();
            Answer answer = gateway.ask(request("only", stream));
            if (failed.get()) {
                return answer;
            }
            assertThat(answer.status()).isEqualTo(200);
        }
        throw new AssertionError("no connection was ever used again");
    }

    @Test
    void a_backend_that_always_breaks_off_is_asked_once_over_a_new_connection() throws IOException {
        upstream.plays(Exchange::hangUp);
        gateway.ask(request("only", false));
        upstream.forget();
        ErrorShape.check(gateway.ask(request("only", false)), 502, "upstream_unreachable");
        assertThat(upstream.timesAsked()).isOne();
    }
}
