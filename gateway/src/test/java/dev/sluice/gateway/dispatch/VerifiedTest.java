package dev.sluice.gateway.dispatch;

import static dev.sluice.gateway.RunningGateway.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.gateway.RawCaller.Answer;
import dev.sluice.gateway.RunningGateway;
import dev.sluice.gateway.ScriptedUpstream;
import dev.sluice.gateway.Served;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A local answer is judged before the caller sees it, and an abler model answers where it does not stand. */
final class VerifiedTest {
    private static final String CARD = "4026 1358 7732 0941";
    private static final String TOOL =
            ",\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"weather\",\"parameters\":"
                    + "{\"type\":\"object\",\"properties\":{\"city\":{\"type\":\"string\"}},\"required\":[\"city\"]}}}]";
    private static final String SCHEMA =
            ",\"response_format\":{\"type\":\"json_schema\",\"json_schema\":{\"name\":\"c\","
                    + "\"schema\":{\"type\":\"object\",\"properties\":{\"n\":{\"type\":\"integer\"}},\"required\":[\"n\"]}}}";
    private static final String OBJECT = ",\"response_format\":{\"type\":\"json_object\"}";

    private static ScriptedUpstream local;
    private static ScriptedUpstream strong;
    private static RunningGateway gateway;

    @BeforeAll
    static void start() {
        local = new ScriptedUpstream();
        strong = new ScriptedUpstream();
        gateway = RunningGateway.over(
                Served.by("local", local).trusted(0.5).verified("{ doubt: 0.4 }"),
                Served.by("strong", strong).outside().costing("100"));
    }

    @AfterAll
    static void stop() {
        gateway.close();
        local.close();
        strong.close();
    }

    @BeforeEach
    void forget() {
        local.forget();
        strong.forget();
        strong.plays(exchange -> Spoken.of("blue").answers(exchange));
    }

    private static String asking(String fields, boolean stream) {
        return "{\"model\":\"auto\",\"messages\":[{\"role\":\"user\",\"content\":\"Name a colour.\"}]" + fields
                + (stream ? ",\"stream\":true}" : "}");
    }

    @Test
    void an_answer_that_stands_comes_back_as_if_nobody_had_asked_for_log_probabilities()
            throws IOException, InterruptedException {
        Spoken spoken = Spoken.of("red ", "or ", "green").sure(-0.01);
        local.plays(spoken::answers);
        for (boolean stream : List.of(false, true)) {
            Answer answer = gateway.ask(request("auto", stream));
            assertThat(answer.text()).isEqualTo(spoken.seen(stream));
            assertThat(answer.header("x-sluice-verified")).isEqualTo("stood; confident");
            assertThat(answer.header("x-sluice-route")).isEqualTo("local/local-model");
            assertThat(local.nextAsked().text()).contains("\"logprobs\":true");
            assertThat(gateway.attempts(answer.requestId(), 1)).containsExactly("local SERVED - 5/3 REPORTED");
        }
        assertThat(strong.timesAsked()).isZero();
    }

    static Stream<Arguments> flaws() {
        return Stream.of(
                Arguments.of("low_confidence", "", Spoken.of("red").sure(-4)),
                Arguments.of("empty", "", Spoken.of().sure(-0.01)),
                Arguments.of(
                        "refused",
                        "",
                        Spoken.of("I'm sorry, ", "but I can't do that.").sure(-0.01)),
                Arguments.of("truncated", "", Spoken.of("red").sure(-0.01).ending("length")),
                Arguments.of(
                        "unparsable_json", OBJECT, Spoken.of("Sure: ", "{}").sure(-0.01)),
                Arguments.of(
                        "schema_violation",
                        SCHEMA,
                        Spoken.of("{\\\"n\\\":", "\\\"two\\\"}").sure(-0.01)),
                Arguments.of("bad_tool_call", TOOL, Spoken.of().calling("weather", "{\\\"town\\\":\\\"x\\\"}")),
                Arguments.of("bad_tool_call", TOOL, Spoken.of().calling("weather", "{\\\"city\\\":")),
                Arguments.of("bad_tool_call", TOOL, Spoken.of().calling("traffic", "{}")));
    }

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource("flaws")
    void an_answer_that_does_not_stand_is_asked_for_again_along_the_abler_route(
            String reason, String fields, Spoken spoken) throws IOException {
        local.plays(spoken::answers);
        for (boolean stream : List.of(false, true)) {
            Answer answer = gateway.ask(asking(fields, stream));
            assertThat(answer.text()).isEqualTo(Spoken.of("blue").seen(stream));
            assertThat(answer.header("x-sluice-verified")).isEqualTo("escalated; " + reason);
            assertThat(answer.header("x-sluice-route")).isEqualTo("strong/strong-model");
            assertThat(gateway.attempts(answer.requestId(), 2))
                    .satisfiesExactly(
                            fallen -> assertThat(fallen).startsWith("local WITHHELD - 5/"),
                            served -> assertThat(served).startsWith("strong SERVED"));
        }
    }
}
