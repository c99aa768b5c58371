package dev.sluice.gateway.dispatch;

import static dev.sluice.gateway.RunningGateway.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.gateway.ErrorShape;
import dev.sluice.gateway.RawCaller;
import dev.sluice.gateway.RawCaller.Answer;
import dev.sluice.gateway.RunningGateway;
import dev.sluice.gateway.ScriptedUpstream;
import dev.sluice.gateway.ScriptedUpstream.Script;
import dev.sluice.gateway.Served;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A dead backend is not asked again and again; a live one is not taken for dead by what callers do. */
final class BreakerTest {
    private static final Script BROKEN = exchange -> exchange.json(500, "", "{}");
    private static final Script WORKS = exchange -> exchange.json(200, "", Said.WHOLE);

    private static ScriptedUpstream upstream;
    private static RunningGateway gateway;

    @BeforeAll
    static void start() {
        upstream = new ScriptedUpstream();
        gateway = RunningGateway.over(
                "", "{ window: 4, minimum_calls: 4, failure_rate: 0.5, open: 15s }", Served.by("only", upstream));
    }

    @AfterAll
    static void stop() {
        gateway.close();
        upstream.close();
    }

    @AfterEach
    void close_the_breaker() throws IOException {
        gateway.clock.move(Duration.ofMinutes(5));
        upstream.plays(WORKS);
        for (int i = 0; i < 4; i++) {
            assertThat(gateway.ask(request("only", false)).status()).isEqualTo(200);
        }
        assertThat(state()).isZero();
        upstream.forget();
    }

    private static int state() {
        return gateway.bean(Breakers.class).state("only");
    }

    private static void ask(int times, Script script) throws IOException {
        upstream.plays(script);
        for (int i = 0; i < times; i++) {
            gateway.ask(request("only", i % 2 == 0));
        }
    }

    @Test
    void it_opens_after_failures_and_then_asks_no_more() throws IOException {
        ask(4, BROKEN);
        int before = upstream.timesAsked();
        assertThat(state()).isEqualTo(2);
        Answer answer = gateway.ask(request("only", false));
        ErrorShape.check(answer, 503, "no_backend");
        assertThat(answer.header("retry-after")).isNotEmpty();
        assertThat(upstream.timesAsked()).isEqualTo(before);
        assertThat(gateway.managed("/health/ready")).contains("left alone");
    }

    @Test
    void half_open_it_lets_one_through_and_closes_if_that_works() throws IOException, InterruptedException {
        ask(4, BROKEN);
        gateway.clock.move(Duration.ofSeconds(16));
        upstream.forget();
        CountDownLatch tried = new CountDownLatch(1);
        upstream.plays(exchange -> {
            tried.await();
            exchange.json(200, "", Said.WHOLE);
        });
        try (RawCaller probe = gateway.caller()) {
            probe.post(
                    RunningGateway.CHAT,
                    RunningGateway.authorization(),
                    request("only", false).getBytes(StandardCharsets.UTF_8));
            assertThat(upstream.nextAsked().text()).contains("only-model");
            ErrorShape.check(gateway.ask(request("only", false)), 503, "no_backend");
            tried.countDown();
            assertThat(probe.answer().status()).isEqualTo(200);
        }
        upstream.plays(WORKS);
        assertThat(gateway.ask(request("only", false)).status()).isEqualTo(200);
        assertThat(state()).isZero();
    }

    @Test
    void half_open_it_closes_at_a_stream_s_first_content_and_not_at_its_end() throws IOException, InterruptedException {
        ask(4, BROKEN);
        gateway.clock.move(Duration.ofSeconds(16));
        CountDownLatch served = new CountDownLatch(1);
        upstream.plays(exchange -> {
            exchange.events();
            exchange.chunk(Said.ROLE + Said.RED);
            served.await();
            exchange.chunk(Said.STOP + Said.DONE);
            exchange.end();
        });
        try (RawCaller probe = gateway.caller()) {
            probe.post(
                    RunningGateway.CHAT,
                    RunningGateway.authorization(),
                    request("only", true).getBytes(StandardCharsets.UTF_8));
            assertThat(probe.head().status()).isEqualTo(200);
            upstream.plays(WORKS);
            assertThat(gateway.ask(request("only", false)).status()).isEqualTo(200);
            served.countDown();
        }
    }

    @Test
    void half_open_it_opens_again_if_the_one_fails() throws IOException {
        ask(4, BROKEN);
        gateway.clock.move(Duration.ofSeconds(16));
        upstream.forget();
        ask(3, BROKEN);
        assertThat(upstream.timesAsked()).isOne();
        assertThat(state()).isEqualTo(2);
        gateway.clock.move(Duration.ofSeconds(14));
        ask(1, BROKEN);
        assertThat(upstream.timesAsked()).isOne();
    }

    @Test
    void callers_mistakes_never_open_it() throws IOException {
        ask(20, exchange -> exchange.json(400, "", Said.error("no", "no")));
        ask(20, exchange -> exchange.json(500, "", "{\"error\":{\"message\":\"image input is not supported\"}}"));
        assertThat(state()).isZero();
        assertThat(upstream.timesAsked()).isEqualTo(40);
    }

    @Test
    void callers_who_leave_never_open_it() throws IOException, InterruptedException {
        upstream.plays(ScriptedUpstream.Exchange::untilCallerLeaves);
        for (int i = 0; i < 8; i++) {
            try (RawCaller caller = gateway.caller()) {
                caller.post(
                        RunningGateway.CHAT,
                        RunningGateway.authorization(),
                        request("only", i % 2 == 0).getBytes(StandardCharsets.UTF_8));
                assertThat(upstream.nextAsked().text()).contains("only-model");
            }
            assertThat(upstream.nextLeft()).isNotZero();
        }
        assertThat(state()).isZero();
    }

    @Test
    void a_caller_who_leaves_the_probe_gives_its_place_back() throws IOException, InterruptedException {
        ask(4, BROKEN);
        gateway.clock.move(Duration.ofSeconds(16));
        upstream.forget();
        upstream.plays(ScriptedUpstream.Exchange::untilCallerLeaves);
        String id;
        try (RawCaller caller = gateway.caller()) {
            caller.post(
                    RunningGateway.CHAT,
                    RunningGateway.authorization(),
                    request("only", true).getBytes(StandardCharsets.UTF_8));
            id = upstream.nextAsked().header("x-request-id").orElseThrow();
        }
        assertThat(gateway.attempts(id, 1)).hasSize(1);
        upstream.plays(WORKS);
        assertThat(gateway.ask(request("only", false)).status()).isEqualTo(200);
    }
}
