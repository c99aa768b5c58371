package dev.sluice.gateway.walk;

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
import dev.sluice.gateway.ScriptedUpstream.Script;
import dev.sluice.gateway.Served;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Only so much is taken in at once, and every place is given back, however a request ends. */
final class AdmissionTest {
    private static final String ANSWER =
            "{\"id\":\"1\",\"choices\":[{\"index\":0,\"message\":{\"content\":\"red\"},\"finish_reason\":\"stop\"}]}";
    private static final String RED =
            "data: {\"id\":\"1\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"red\"}}]}\n\n";

    private static ScriptedUpstream upstream;
    private static RunningGateway gateway;

    @BeforeAll
    static void start() {
        upstream = new ScriptedUpstream();
        gateway = RunningGateway.over(
                "{ requests: 2, body_size: 1KiB, bodies_in_flight: 1KiB }",
                "{ window: 1000, minimum_calls: 1000 }",
                Served.by("only", upstream));
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

    private static void post(RawCaller caller, boolean stream) throws IOException {
        caller.post(CHAT, authorization(), request("only", stream).getBytes(UTF_8));
    }

    @Test
    void one_too_many_gets_503_and_when_to_come_again() throws IOException, InterruptedException {
        upstream.plays(ScriptedUpstream.Exchange::untilCallerLeaves);
        try (RawCaller one = gateway.caller();
                RawCaller two = gateway.caller()) {
            post(one, false);
            post(two, true);
            assertThat(upstream.nextAsked().text())
                    .isNotEqualTo(upstream.nextAsked().text());
            Answer answer = gateway.ask(request("only", false));
            ErrorShape.check(answer, 503, "overloaded");
            assertThat(answer.header("retry-after")).isEqualTo("1");
            assertThat(answer.header("x-should-retry")).isEqualTo("true");
        }
        assertThat(upstream.nextLeft()).isNotZero();
        assertThat(upstream.nextLeft()).isNotZero();
        serves();
    }

    /** Who asks right behind an answer may come before its place is given back. */
    private static RawCaller admitted() {
        AtomicReference<RawCaller> admitted = new AtomicReference<>();
        RunningGateway.eventually("a place is free", () -> {
            try {
                RawCaller caller = gateway.caller();
                post(caller, true);
                if (caller.head().status() == 200) {
                    admitted.set(caller);
                    return true;
                }
                caller.close();
                return false;
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        return Objects.requireNonNull(admitted.get());
    }

    private static void serves() {
        upstream.plays(exchange -> exchange.json(200, "", ANSWER));
        RunningGateway.eventually("all places are free again", () -> {
            try (RawCaller one = gateway.caller();
                    RawCaller two = gateway.caller()) {
                post(one, false);
                post(two, false);
                return one.answer().status() == 200 && two.answer().status() == 200;
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
    }

    static Stream<Named<Script>> ends() {
        return Stream.of(
                Named.of("whole", exchange -> exchange.json(200, "", ANSWER)),
                Named.of("error", exchange -> exchange.json(500, "", "{}")),
                Named.of("reset", ScriptedUpstream.Exchange::reset),
                Named.of("cut", exchange -> {
                    exchange.events();
                    exchange.chunk(RED);
                    exchange.hangUp();
                }),
                Named.of("cut by a proper end", exchange -> {
                    exchange.events();
                    exchange.chunk(RED);
                    exchange.end();
                }));
    }

    @ParameterizedTest
    @MethodSource("ends")
    void a_place_is_given_back_after_every_end(Script script) throws IOException {
        upstream.plays(script);
        for (int i = 0; i < 6; i++) {
            gateway.ask(request("only", true));
            gateway.ask(request("only", false));
            gateway.ask("{");
            gateway.ask("x".repeat(2000));
        }
        serves();
    }

    @Test
    void a_place_is_given_back_by_those_who_leave() throws IOException, InterruptedException {
        for (int i = 0; i < 6; i++) {
            upstream.plays(exchange -> {
                exchange.events();
                exchange.chunk(RED);
                exchange.untilCallerLeaves();
            });
            admitted().close();
            assertThat(upstream.nextLeft()).isNotZero();
            upstream.plays(ScriptedUpstream.Exchange::untilCallerLeaves);
            upstream.forget();
            try (RawCaller caller = gateway.caller()) {
                post(caller, i % 2 == 0);
                assertThat(upstream.nextAsked().text()).contains("only-model");
            }
            assertThat(upstream.nextLeft()).isNotZero();
            try (RawCaller caller = gateway.caller()) {
                caller.send(
                        "POST " + CHAT + " HTTP/1.1\r\nhost: s\r\n" + authorization() + "content-length: 900\r\n\r\n{");
            }
            serves();
        }
    }
}
