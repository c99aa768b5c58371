package dev.sluice.gateway.dispatch;

import static dev.sluice.gateway.RunningGateway.request;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.sluice.gateway.ErrorShape;
import dev.sluice.gateway.RawCaller.Answer;
import dev.sluice.gateway.ScriptedUpstream;
import dev.sluice.gateway.ScriptedUpstream.Script;
import java.io.IOException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A stream that breaks off is never shown as a success, and one that is whole ends as one. */
final class BrokenStreamTest extends FaultyBackend {
    static Stream<Arguments> eventlessStreams() {
        return Stream.of(
                fault("an error event first", "steady", 502, "upstream_garbled", "FAILED garbled", exchange -> {
                    exchange.events();
                    exchange.chunk(Said.ROLE + Said.ERROR);
                    exchange.end();
                }),
                fault("an event named error", "steady", 502, "upstream_garbled", "FAILED garbled", exchange -> {
                    exchange.events();
                    exchange.chunk("event: error\ndata: {\"message\":\"no\"}\n\n");
                    exchange.untilCallerLeaves();
                }),
                fault(
                        "JSON instead of events",
                        "steady",
                        502,
                        "upstream_garbled",
                        "FAILED garbled",
                        exchange -> exchange.json(200, "", Said.WHOLE)),
                fault("HTML called events", "steady", 502, "upstream_garbled", "FAILED garbled", exchange -> {
                    exchange.events();
                    exchange.chunk("<!doctype html>\n<html>");
                    exchange.untilCallerLeaves();
                }),
                fault("events of no JSON", "steady", 502, "upstream_garbled", "FAILED garbled", exchange -> {
                    exchange.events();
                    exchange.chunk("data: {\"id\":\n\n");
                    exchange.untilCallerLeaves();
                }),
                fault("empty choices and an end", "steady", 502, "upstream_garbled", "FAILED garbled", exchange -> {
                    exchange.events();
                    exchange.chunk("data: {\"id\":\"1\",\"choices\":[]}\n\n" + Said.DONE);
                    exchange.end();
                }),
                fault("nothing but an end", "steady", 502, "upstream_garbled", "FAILED garbled", exchange -> {
                    exchange.events();
                    exchange.end();
                }),
                fault("nothing but [DONE]", "steady", 502, "upstream_garbled", "FAILED garbled", exchange -> {
                    exchange.events();
                    exchange.chunk(Said.DONE);
                    exchange.end();
                }),
                fault("a head, and a close", "steady", 502, "upstream_unreachable", "FAILED unreachable", exchange -> {
                    exchange.events();
                    exchange.hangUp();
                }),
                fault(
                        "a head, and silence",
                        "hasty",
                        504,
                        "upstream_timeout",
                        "TIMED_OUT timeout_first_byte ~/0 ESTIMATED",
                        exchange -> {
                            exchange.events();
                            exchange.untilCallerLeaves();
                        }),
                fault(
                        "a role, and comments for ever",
                        "hasty",
                        504,
                        "upstream_timeout",
                        "TIMED_OUT timeout_first_byte ~/0 ESTIMATED",
                        exchange -> {
                            exchange.events();
                            exchange.chunk(Said.ROLE);
                            comments(exchange);
                        }));
    }

    /** One a millisecond. */
    private static void comments(ScriptedUpstream.Exchange exchange) throws IOException {
        for (int count = 0; count < 20_000; count++) {
            LockSupport.parkNanos(1_000_000);
            exchange.chunk(": keep-alive\n\n");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("eventlessStreams")
    void a_stream_that_fails_before_its_first_content_is_told_as_an_error(
            String model, int status, String code, String row, Script script) throws IOException {
        upstream.plays(script);
        Answer answer = gateway.ask(request(model, true));
        ErrorShape.check(answer, status, code);
        assertThat(gateway.attempts(answer.requestId(), 1))
                .singleElement()
                .asString()
                .startsWith(model + " " + row);
        assertThat(upstream.timesAsked()).isOne();
    }

    static Stream<Arguments> cutStreams() {
        return Stream.of(
                fault(
                        "cut by FIN",
                        "steady",
                        502,
                        "upstream_cut",
                        "CUT cut ~/1 ESTIMATED",
                        ScriptedUpstream.Exchange::hangUp),
                fault(
                        "cut by RST",
                        "steady",
                        502,
                        "upstream_cut",
                        "CUT cut ~/1 ESTIMATED",
                        ScriptedUpstream.Exchange::reset),
                fault(
                        "cut by a proper end",
                        "steady",
                        502,
                        "upstream_cut",
                        "CUT cut ~/1 ESTIMATED",
                        ScriptedUpstream.Exchange::end),
                fault(
                        "[DONE] without a finish reason",
                        "steady",
                        502,
                        "upstream_cut",
                        "CUT cut ~/1 ESTIMATED",
                        exchange -> {
                            exchange.chunk(Said.DONE);
                            exchange.end();
                        }),
                fault("an error event", "steady", 502, "upstream_garbled", "CUT garbled ~/1 ESTIMATED", exchange -> {
                    exchange.chunk(Said.ERROR);
                    exchange.end();
                }),
                fault("garbage", "steady", 502, "upstream_garbled", "CUT garbled ~/1 ESTIMATED", exchange -> {
                    exchange.chunk("data: <html>\n\n");
                    exchange.untilCallerLeaves();
                }),
                fault("broken chunks", "steady", 502, "upstream_cut", "CUT cut ~/1 ESTIMATED", exchange -> {
                    exchange.raw("no number\r\n");
                    exchange.untilCallerLeaves();
                }),
                fault(
                        "silence",
                        "hasty",
                        504,
                        "upstream_timeout",
                        "TIMED_OUT timeout_between_bytes ~/1 ESTIMATED",
                        ScriptedUpstream.Exchange::untilCallerLeaves),
                fault(
                        "comments for ever",
                        "hasty",
                        504,
                        "upstream_timeout",
                        "TIMED_OUT timeout_between_bytes ~/1 ESTIMATED",
                        BrokenStreamTest::comments),
                fault(
                        "too long in all",
                        "brief",
                        504,
                        "upstream_timeout",
                        "TIMED_OUT timeout_total ~/1 ESTIMATED",
                        ScriptedUpstream.Exchange::untilCallerLeaves));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cutStreams")
    void a_stream_that_breaks_off_ends_with_an_error_event_and_a_broken_body(
            String model, int status, String code, String row, Script rest) throws IOException {
        upstream.plays(exchange -> {
            exchange.events();
            exchange.chunk(Said.ROLE + Said.RED);
            rest.serve(exchange);
        });
        assertBrokenOff(gateway.ask(request(model, true)), model, code, row);
        assertThat(status).isGreaterThanOrEqualTo(500);
    }

    @Test
    void a_stream_over_http_1_0_that_just_closes_is_no_success() throws IOException {
        upstream.plays(exchange -> {
            exchange.raw("HTTP/1.0 200 OK\r\ncontent-type: text/event-stream\r\n\r\n" + Said.ROLE + Said.RED);
            exchange.hangUp();
        });
        assertBrokenOff(gateway.ask(request("steady", true)), "steady", "upstream_cut", "CUT cut ~/1 ESTIMATED");
    }

    private static void assertBrokenOff(Answer answer, String model, String code, String row) throws IOException {
        assertThat(answer.status()).isEqualTo(200);
        String begin = Said.ROLE + Said.RED;
        assertThat(answer.text()).startsWith(begin).doesNotContain("[DONE]").endsWith("\n\n");
        String last = answer.text().substring(answer.text().lastIndexOf("data: ") + 6);
        assertThat(ErrorShape.object(last.getBytes(UTF_8)).path("code").asString())
                .isEqualTo(code);
        assertThat(answer.whole())
                .describedAs("the chunked body must not end properly")
                .isFalse();
        assertThat(gateway.attempts(answer.requestId(), 1)).containsExactly(model + " " + row);
        assertThat(upstream.timesAsked()).isOne();
    }

    static Stream<Arguments> wholeStreams() {
        return Stream.of(
                arguments(
                        Named.of("the usual end", (Script) exchange -> {
                            exchange.chunk(Said.STOP + Said.USAGE + Said.DONE);
                            exchange.end();
                        }),
                        "5/2 REPORTED",
                        true),
                arguments(
                        Named.of("[DONE], and the connection stays open", (Script) exchange -> {
                            exchange.chunk(Said.STOP + Said.USAGE + Said.DONE);
                            exchange.untilCallerLeaves();
                        }),
                        "5/2 REPORTED",
                        true),
                arguments(
                        Named.of("no [DONE], a proper end", (Script) exchange -> {
                            exchange.chunk(Said.STOP + Said.USAGE);
                            exchange.end();
                        }),
                        "5/2 REPORTED",
                        false),
                arguments(
                        Named.of("no [DONE], the connection stays open", (Script) exchange -> {
                            exchange.chunk(Said.STOP);
                            exchange.untilCallerLeaves();
                        }),
                        "~/1 ESTIMATED",
                        false),
                arguments(
                        Named.of("a finish reason, and comments for ever", (Script) exchange -> {
                            exchange.chunk(Said.STOP);
                            comments(exchange);
                        }),
                        "~/1 ESTIMATED",
                        false),
                arguments(
                        Named.of("a finish reason, and a close without an end", (Script) exchange -> {
                            exchange.chunk(Said.STOP);
                            exchange.hangUp();
                        }),
                        "~/1 ESTIMATED",
                        false),
                arguments(
                        Named.of("a last event without its blank line", (Script) exchange -> {
                            exchange.chunk(Said.STOP.stripTrailing());
                            exchange.end();
                        }),
                        "~/1 ESTIMATED",
                        false),
                arguments(
                        Named.of("a filter's finish reason", (Script) exchange -> {
                            exchange.chunk(Said.STOP.replace("\"stop\"", "\"content_filter\"") + Said.DONE);
                            exchange.end();
                        }),
                        "~/1 ESTIMATED",
                        true));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wholeStreams")
    void a_stream_with_a_finish_reason_is_whole_and_ended_soon(Script rest, String usage, boolean done)
            throws IOException {
        upstream.plays(exchange -> {
            exchange.events();
            exchange.chunk(Said.ROLE + Said.RED);
            rest.serve(exchange);
        });
        long begin = System.nanoTime();
        Answer answer = gateway.ask(request("steady", true));
        assertThat(answer.whole()).isTrue();
        assertThat(answer.text()).startsWith(Said.ROLE + Said.RED).doesNotContain("\"error\"");
        assertThat(answer.text().contains("[DONE]")).isEqualTo(done);
        assertThat(System.nanoTime() - begin).isLessThan(15_000_000_000L);
        assertThat(gateway.attempts(answer.requestId(), 1)).containsExactly("steady SERVED - " + usage);
    }
}
