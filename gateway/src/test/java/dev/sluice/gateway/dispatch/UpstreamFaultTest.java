package dev.sluice.gateway.dispatch;

import static dev.sluice.gateway.RunningGateway.request;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.gateway.ErrorShape;
import dev.sluice.gateway.RawCaller.Answer;
import dev.sluice.gateway.RunningGateway;
import dev.sluice.gateway.ScriptedUpstream.Script;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a backend does, its caller gets an answer that is whole, or an error that cannot be taken for one. */
final class UpstreamFaultTest extends FaultyBackend {
    static Stream<Arguments> beforeContent() {
        return Stream.of(
                fault("refused", "nobody", 502, "upstream_unreachable", "FAILED unreachable -/- -", exchange -> {}),
                fault(
                        "closed before the head",
                        "steady",
                        502,
                        "upstream_unreachable",
                        "FAILED unreachable ~/0 ESTIMATED",
                        exchange -> exchange.hangUp()),
                fault(
                        "reset before the head",
                        "steady",
                        502,
                        "upstream_unreachable",
                        "FAILED unreachable ~/0 ESTIMATED",
                        exchange -> exchange.reset()),
                fault(
                        "closed within the head",
                        "steady",
                        502,
                        "upstream_unreachable",
                        "FAILED unreachable ~/0 ESTIMATED",
                        exchange -> {
                            exchange.raw("HTTP/1.1 200 OK\r\ncontent-ty");
                            exchange.hangUp();
                        }),
                fault(
                        "silence",
                        "hasty",
                        504,
                        "upstream_timeout",
                        "TIMED_OUT timeout_first_byte ~/0 ESTIMATED",
                        exchange -> exchange.untilCallerLeaves()),
                fault(
                        "no HTTP",
                        "steady",
                        502,
                        "upstream_unreachable",
                        "FAILED unreachable ~/0 ESTIMATED",
                        exchange -> {
                            exchange.raw("\u0001\u0002 garbage \r\n\r\n");
                            exchange.hangUp();
                        }),
                fault(
                        "HTML under 200",
                        "steady",
                        502,
                        "upstream_garbled",
                        "FAILED garbled -/- -",
                        exchange ->
                                exchange.answer(200, "content-type: text/html\r\n", "<html>hi</html>".getBytes(UTF_8))),
                fault("an endless HTML page", "steady", 502, "upstream_garbled", "FAILED garbled -/- -", exchange -> {
                    exchange.raw("HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ntransfer-encoding: chunked\r\n\r\n");
                    exchange.chunk("<html>");
                    exchange.untilCallerLeaves();
                }),
                fault(
                        "status 500",
                        "steady",
                        502,
                        "upstream_error",
                        "FAILED status_500 -/- -",
                        exchange -> exchange.json(
                                500,
                                "",
                                Said.error("oops at 10.0.0.7:8090", "x")
                                        .replace("invalid_request_error", "server_error"))),
                fault(
                        "status 500 without a body",
                        "steady",
                        502,
                        "upstream_error",
                        "FAILED status_500 -/- -",
                        exchange -> exchange.raw("HTTP/1.1 500 No\r\ncontent-length: 0\r\n\r\n")),
                fault(
                        "an error body that stands still",
                        "hasty",
                        504,
                        "upstream_timeout",
                        "TIMED_OUT timeout_between_bytes ~/0 ESTIMATED",
                        exchange -> {
                            exchange.raw("HTTP/1.1 500 No\r\ncontent-length: 100\r\n\r\n{");
                            exchange.untilCallerLeaves();
                        }),
                fault(
                        "status 503",
                        "steady",
                        503,
                        "upstream_overloaded",
                        "FAILED status_503 -/- -",
                        exchange -> exchange.json(
                                503,
                                "retry-after: 2\r\n",
                                "{\"error\":{\"message\":\"Loading model\",\"type\":\"unavailable_error\",\"code\":503}}")),
                fault(
                        "status 429",
                        "steady",
                        429,
                        "rate_limit_exceeded",
                        "THROTTLED status_429 -/- -",
                        exchange -> exchange.json(429, "retry-after: 2\r\n", Said.error("slow down", "x"))),
                fault(
                        "status 429 for an hour",
                        "steady",
                        429,
                        "rate_limit_exceeded",
                        "THROTTLED status_429 -/- -",
                        exchange -> exchange.json(429, "retry-after: 3600\r\n", Said.error("slow down", "x"))),
                fault(
                        "our key refused",
                        "steady",
                        502,
                        "upstream_rejected_key",
                        "FAILED status_401 -/- -",
                        exchange -> exchange.json(
                                401,
                                "",
                                Said.error(
                                        "Incorrect API key provided: " + RunningGateway.BACKEND_KEY,
                                        "invalid_api_key"))),
                fault(
                        "our key forbidden",
                        "steady",
                        502,
                        "upstream_rejected_key",
                        "FAILED status_403 -/- -",
                        exchange -> exchange.json(403, "", Said.error(RunningGateway.BACKEND_KEY, "x"))),
                fault(
                        "a redirect",
                        "steady",
                        502,
                        "upstream_rejected",
                        "FAILED status_307 -/- -",
                        exchange ->
                                exchange.answer(307, "location: " + upstream.url() + "/elsewhere\r\n", new byte[0])),
                fault(
                        "not found",
                        "steady",
                        502,
                        "upstream_rejected",
                        "FAILED status_404 -/- -",
                        exchange -> exchange.json(404, "", "{}")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("beforeContent")
    void a_fault_before_the_answer_is_told_as_an_error(String model, int status, String code, String row, Script script)
            throws IOException {
        for (boolean stream : List.of(false, true)) {
            gateway.clock.move(Duration.ofMinutes(5));
            upstream.forget();
            upstream.plays(script);
            Answer answer = gateway.ask(request(model, stream));
            ErrorShape.check(answer, status, code);
            assertThat(gateway.attempts(answer.requestId(), 1)).containsExactly(model + " " + row);
            // Once more if a connection from the pool was the one that broke.
            assertThat(upstream.timesAskedAnew()).isLessThanOrEqualTo(1);
            assertThat(upstream.timesAsked() > 0).isEqualTo(!model.equals("nobody"));
        }
    }

    static Stream<Arguments> brokenJson() {
        return Stream.of(
                fault("cut by a close", "steady", 502, "upstream_cut", "FAILED cut ~/0 ESTIMATED", exchange -> {
                    exchange.raw(
                            "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 500\r\n\r\n{\"id\":");
                    exchange.hangUp();
                }),
                fault("cut by a reset", "steady", 502, "upstream_cut", "FAILED cut ~/0 ESTIMATED", exchange -> {
                    exchange.raw(
                            "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 500\r\n\r\n{\"id\":");
                    exchange.reset();
                }),
                fault("cut, HTTP/1.0", "steady", 502, "upstream_garbled", "FAILED garbled ~/0 ESTIMATED", exchange -> {
                    exchange.raw(
                            "HTTP/1.0 200 OK\r\ncontent-type: application/json\r\n\r\n" + Said.WHOLE.substring(0, 60));
                    exchange.hangUp();
                }),
                fault(
                        "stalls within the body",
                        "hasty",
                        504,
                        "upstream_timeout",
                        "TIMED_OUT timeout_between_bytes ~/0 ESTIMATED",
                        exchange -> {
                            exchange.raw(
                                    "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 500\r\n\r\n{\"id\":");
                            exchange.untilCallerLeaves();
                        }),
                fault(
                        "drips for ever",
                        "brief",
                        504,
                        "upstream_timeout",
                        "TIMED_OUT timeout_total ~/0 ESTIMATED",
                        exchange -> {
                            exchange.raw(
                                    "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n");
                            exchange.chunk("{");
                            exchange.untilCallerLeaves();
                        }),
                fault(
                        "an error object",
                        "steady",
                        502,
                        "upstream_garbled",
                        "FAILED garbled ~/0 ESTIMATED",
                        exchange -> exchange.json(200, "", Said.error("out of memory", "x"))),
                fault(
                        "no choices",
                        "steady",
                        502,
                        "upstream_garbled",
                        "FAILED garbled ~/0 ESTIMATED",
                        exchange -> exchange.json(200, "", "{\"id\":\"1\",\"choices\":[]}")),
                fault(
                        "no finish reason",
                        "steady",
                        502,
                        "upstream_garbled",
                        "FAILED garbled ",
                        exchange -> exchange.json(
                                200,
                                "",
                                "{\"id\":\"1\",\"choices\":[{\"index\":0,\"message\":{\"content\":\"re\"},\"finish_reason\":null}]}")),
                fault(
                        "an empty body",
                        "steady",
                        502,
                        "upstream_garbled",
                        "FAILED garbled ~/0 ESTIMATED",
                        exchange -> exchange.json(200, "", "")),
                fault(
                        "half a JSON object, properly ended",
                        "steady",
                        502,
                        "upstream_garbled",
                        "FAILED garbled ~/0 ESTIMATED",
                        exchange -> exchange.json(200, "", Said.WHOLE.substring(0, 60))),
                fault("events instead of JSON", "steady", 502, "upstream_garbled", "FAILED garbled -/- -", exchange -> {
                    exchange.events();
                    exchange.chunk(Said.STREAM);
                    exchange.end();
                }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("brokenJson")
    void a_broken_json_answer_is_told_as_an_error(String model, int status, String code, String row, Script script)
            throws IOException {
        upstream.plays(script);
        Answer answer = gateway.ask(request(model, false));
        ErrorShape.check(answer, status, code);
        assertThat(gateway.attempts(answer.requestId(), 1))
                .singleElement()
                .asString()
                .startsWith(model + " " + row);
        assertThat(upstream.timesAsked()).isOne();
    }

    @Test
    void a_filter_s_refusal_is_passed_on_with_its_reason() throws IOException {
        String filtered = Said.WHOLE.replace("\"stop\"", "\"content_filter\"");
        upstream.plays(exchange -> exchange.json(200, "", filtered));
        assertThat(gateway.ask(request("steady", false)).text()).isEqualTo(filtered);
    }

    @Test
    void a_caller_s_mistake_keeps_its_status_and_its_message_without_keys_and_addresses() throws IOException {
        upstream.plays(exchange -> exchange.json(
                422,
                "",
                Said.error(
                        "top_k must be positive, says http://10.1.2.3:8090/v1 to " + RunningGateway.BACKEND_KEY,
                        "bad_top_k")));
        for (boolean stream : List.of(false, true)) {
            Answer answer = gateway.ask(request("steady", stream));
            assertThat(ErrorShape.check(answer, 422, "bad_top_k")
                            .path("message")
                            .asString())
                    .startsWith("top_k must be positive")
                    .doesNotContain("10.1.2.3");
            assertThat(gateway.attempts(answer.requestId(), 1)).containsExactly("steady REJECTED status_422 -/- -");
        }
    }

    @Test
    void the_wait_that_a_backend_asks_for_is_passed_on() throws IOException {
        upstream.plays(exchange -> exchange.json(429, "retry-after: 7\r\n", "{}"));
        Answer answer = gateway.ask(request("steady", false));
        ErrorShape.check(answer, 429, "rate_limit_exceeded");
        assertThat(answer.header("retry-after")).isEqualTo("7");
        assertThat(answer.header("x-should-retry")).isEqualTo("true");
    }
}
