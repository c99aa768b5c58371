package dev.sluice.gateway.dispatch;

import static dev.sluice.gateway.RunningGateway.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.gateway.ErrorShape;
import dev.sluice.gateway.RawCaller.Answer;
import dev.sluice.gateway.RunningGateway;
import dev.sluice.gateway.ScriptedUpstream;
import dev.sluice.gateway.ScriptedUpstream.Script;
import dev.sluice.gateway.Served;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The next permitted route is asked if the one before gave no content, and never otherwise. */
final class FallbackTest {
    private static final String CARD = "4026 1358 7732 0941";

    private static ScriptedUpstream first;
    private static ScriptedUpstream second;
    private static ScriptedUpstream outside;
    private static RunningGateway gateway;

    @BeforeAll
    static void start() {
        first = new ScriptedUpstream();
        second = new ScriptedUpstream();
        outside = new ScriptedUpstream();
        gateway = RunningGateway.over(
                Served.by("first", first)
                        .costing("1")
                        .holding(2048)
                        .with("timeouts: { first_byte: 400ms, between_bytes: 400ms, total: 20s }"),
                Served.by("second", second).costing("2").holding(8192),
                Served.by("outside", outside).outside().costing("3"));
    }

    @AfterAll
    static void stop() {
        gateway.close();
        Stream.of(first, second, outside).forEach(ScriptedUpstream::close);
    }

    @BeforeEach
    void forget() {
        Stream.of(first, second, outside).forEach(ScriptedUpstream::forget);
        second.plays(FallbackTest::answers);
        outside.plays(FallbackTest::answers);
        gateway.clock.move(Duration.ofMinutes(5));
    }

    /** Whole, in the way that was asked for. */
    private static void answers(ScriptedUpstream.Exchange exchange) throws IOException {
        if (exchange.request().text().contains("\"stream\":true")) {
            exchange.events();
            exchange.chunk(Said.STREAM);
            exchange.end();
        } else {
            exchange.json(200, "", Said.WHOLE);
        }
    }

    static Stream<Named<Script>> failures() {
        return Stream.of(
                Named.of("reset", ScriptedUpstream.Exchange::reset),
                Named.of("closed", ScriptedUpstream.Exchange::hangUp),
                Named.of("silence", ScriptedUpstream.Exchange::untilCallerLeaves),
                Named.of("500", exchange -> exchange.json(500, "", "{}")),
                Named.of("401", exchange -> exchange.json(401, "", "{}")),
                Named.of("429", exchange -> exchange.json(429, "", "{}")),
                Named.of("307", exchange -> exchange.json(307, "location: /elsewhere\r\n", "")),
                Named.of("404", exchange -> exchange.json(404, "", "{}")),
                Named.of("HTML", exchange -> exchange.answer(200, "content-type: text/html\r\n", new byte[9])),
                Named.of("error object", exchange -> exchange.json(200, "", Said.error("x", "y"))),
                Named.of(
                        "too long for its context",
                        exchange -> exchange.json(
                                400,
                                "",
                                "{\"error\":{\"code\":400,\"message\":\"the request exceeds the available context size\",\"type\":\"exceed_context_size_error\"}}")));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void the_second_route_answers_for_the_first(Script failure) throws IOException {
        for (boolean stream : List.of(false, true)) {
            gateway.clock.move(Duration.ofMinutes(5));
            first.forget();
            second.forget();
            first.plays(failure);
            Answer answer = gateway.ask(request("auto", stream));
            assertThat(answer.text()).isEqualTo(stream ? Said.STREAM : Said.WHOLE);
            assertThat(answer.header("x-sluice-route")).isEqualTo("second/second-model");
            assertThat(gateway.attempts(answer.requestId(), 2))
                    .satisfiesExactly(
                            failed -> assertThat(failed).startsWith("first ").doesNotContain("SERVED"),
                            served -> assertThat(served).startsWith("second SERVED"));
            assertThat(List.of(first.timesAsked(), second.timesAsked(), outside.timesAsked()))
                    .containsExactly(1, 1, 0);
        }
    }

    @Test
    void a_stream_that_fails_before_content_is_answered_by_the_second_and_nothing_of_the_first_is_seen()
            throws IOException {
        first.plays(exchange -> {
            exchange.events();
            exchange.chunk(": ping\n\n" + Said.ROLE);
            exchange.chunk(Said.ERROR);
            exchange.end();
        });
        Answer answer = gateway.ask(request("auto", true));
        assertThat(answer.text()).isEqualTo(Said.STREAM);
        assertThat(gateway.attempts(answer.requestId(), 2)).hasSize(2);
    }

    @Test
    void after_content_nobody_else_is_asked() throws IOException {
        first.plays(exchange -> {
            exchange.events();
            exchange.chunk(Said.ROLE + Said.RED);
            exchange.reset();
        });
        Answer answer = gateway.ask(request("auto", true));
        assertThat(answer.text()).startsWith(Said.ROLE + Said.RED);
        assertThat(answer.whole()).isFalse();
        assertThat(second.timesAsked()).isZero();
        assertThat(gateway.attempts(answer.requestId(), 1)).containsExactly("first CUT cut ~/1 ESTIMATED");
    }

    @Test
    void a_caller_s_mistake_is_not_tried_elsewhere() throws IOException {
        first.plays(exchange -> exchange.json(400, "", Said.error("top_k must be positive", "bad_top_k")));
        ErrorShape.check(gateway.ask(request("auto", false)), 400, "bad_top_k");
        assertThat(second.timesAsked() + outside.timesAsked()).isZero();
    }

    @Test
    void an_image_that_llama_cpp_answers_with_500_is_the_caller_s_mistake() throws IOException {
        first.plays(
                exchange -> exchange.json(
                        500,
                        "",
                        "{\"error\":{\"code\":500,\"message\":\"image input is not supported - hint: if this is unexpected, you may need to provide the mmproj\",\"type\":\"server_error\"}}"));
        Answer answer = gateway.ask(request("auto", false));
        assertThat(ErrorShape.object(answer.body()).path("message").asString())
                .startsWith("image input is not supported");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(gateway.attempts(answer.requestId(), 1)).containsExactly("first REJECTED status_500 -/- -");
        assertThat(second.timesAsked()).isZero();
    }

    @Test
    void if_all_fail_the_caller_is_told_once_and_not_to_try_again() throws IOException {
        Script broken = exchange -> exchange.json(500, "", "{}");
        Stream.of(first, second, outside).forEach(upstream -> upstream.plays(broken));
        Answer answer = gateway.ask(request("auto", true));
        ErrorShape.check(answer, 502, "upstream_error");
        assertThat(answer.header("x-should-retry")).isEqualTo("false");
        assertThat(gateway.attempts(answer.requestId(), 3))
                .containsExactly(
                        "first FAILED status_500 -/- -",
                        "second FAILED status_500 -/- -",
                        "outside FAILED status_500 -/- -");
    }

    @Test
    void a_request_with_a_card_number_never_leaves_though_all_routes_of_the_house_fail() throws IOException {
        Script broken = exchange -> exchange.json(500, "", "{}");
        first.plays(broken);
        second.plays(broken);
        for (boolean stream : List.of(false, true)) {
            Answer answer = gateway.ask(
                    request("auto", stream).replace("Name three colours.", "Why was " + CARD + " charged twice?"));
            ErrorShape.check(answer, 502, "upstream_error");
            assertThat(gateway.attempts(answer.requestId(), 2)).hasSize(2);
        }
        Answer named = gateway.ask(request("outside", false).replace("Name three colours.", CARD));
        ErrorShape.check(named, 403, "refused_by_policy");
        assertThat(outside.timesAsked()).isZero();
    }

    @Test
    void a_named_route_has_no_other() throws IOException {
        first.plays(exchange -> exchange.json(500, "", "{}"));
        ErrorShape.check(gateway.ask(request("first", false)), 502, "upstream_error");
        assertThat(second.timesAsked() + outside.timesAsked()).isZero();
    }

    @Test
    void a_backend_that_asked_for_a_pause_is_left_alone_for_so_long() throws IOException {
        first.plays(exchange -> exchange.json(429, "retry-after: 7\r\n", "{}"));
        gateway.ask(request("auto", false));
        gateway.ask(request("auto", false));
        assertThat(first.timesAsked()).isOne();
        ErrorShape.check(gateway.ask(request("first", false)), 503, "no_backend");
        gateway.clock.move(Duration.ofMillis(6_900));
        gateway.ask(request("auto", false));
        assertThat(first.timesAsked()).isOne();
        gateway.clock.move(Duration.ofMillis(200));
        gateway.ask(request("auto", false));
        assertThat(first.timesAsked()).isEqualTo(2);
        assertThat(second.timesAsked()).isEqualTo(4);
    }

    @Test
    void a_pause_of_an_hour_is_granted_for_a_minute() throws IOException {
        first.plays(exchange -> exchange.json(503, "retry-after: 3600\r\n", "{}"));
        gateway.ask(request("auto", false));
        gateway.clock.move(Duration.ofSeconds(59));
        gateway.ask(request("auto", false));
        assertThat(first.timesAsked()).isOne();
        gateway.clock.move(Duration.ofSeconds(2));
        gateway.ask(request("auto", false));
        assertThat(first.timesAsked()).isEqualTo(2);
    }

    @Test
    void the_head_is_held_until_there_is_content() throws IOException, InterruptedException {
        var told = new java.util.concurrent.CountDownLatch(1);
        second.plays(exchange -> {
            exchange.events();
            exchange.chunk(": ping\n\n" + Said.ROLE);
            told.await();
            exchange.chunk(Said.RED + Said.STOP + Said.DONE);
            exchange.end();
        });
        try (var caller = gateway.caller()) {
            caller.post(
                    RunningGateway.CHAT,
                    RunningGateway.authorization(),
                    request("second", true).getBytes(java.nio.charset.StandardCharsets.UTF_8));
            assertThat(second.nextAsked().text()).contains("second-model");
            assertThat(caller.hearsNothingFor(300)).isTrue();
            told.countDown();
            assertThat(caller.answer().text()).isEqualTo(": ping\n\n" + Said.STREAM);
        }
    }
}
