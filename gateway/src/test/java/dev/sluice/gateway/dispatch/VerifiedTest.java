package dev.sluice.gateway.dispatch;

import static dev.sluice.gateway.RunningGateway.CHAT;
import static dev.sluice.gateway.RunningGateway.authorization;
import static dev.sluice.gateway.RunningGateway.request;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.gateway.RawCaller;
import dev.sluice.gateway.RawCaller.Answer;
import dev.sluice.gateway.RunningGateway;
import dev.sluice.gateway.ScriptedUpstream;
import dev.sluice.gateway.ScriptedUpstream.Script;
import dev.sluice.gateway.Served;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A local answer is judged before the caller sees it, and an abler model answers where it does not stand. */
final class VerifiedTest extends JudgedLocally {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String CARD = "4026 1358 7732 0941";
    private static final String TOOL =
            ",\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"weather\",\"parameters\":"
                    + "{\"type\":\"object\",\"properties\":{\"city\":{\"type\":\"string\"}},\"required\":[\"city\"]}}}]";
    private static final String SCHEMA =
            ",\"response_format\":{\"type\":\"json_schema\",\"json_schema\":{\"name\":\"c\","
                    + "\"schema\":{\"type\":\"object\",\"properties\":{\"n\":{\"type\":\"integer\"}},\"required\":[\"n\"]}}}";
    private static final String OBJECT = ",\"response_format\":{\"type\":\"json_object\"}";

    @BeforeAll
    static void start() {
        gateway = RunningGateway.over(
                Served.by("local", local).trusted(0.5).verified("{ doubt: 0.4 }"),
                Served.by("strong", strong).outside().costing("100"));
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

    @Test
    void a_long_prompt_is_judged_like_a_short_one() throws IOException {
        String asked = request("auto", true).replace("Name three", "Please name ".repeat(4_000) + "three");
        Spoken sure = Spoken.of("red ", "or ", "green").sure(-0.01);
        local.plays(sure::answers);
        Answer stood = gateway.ask(asked);
        assertThat(stood.header("x-sluice-verified")).isEqualTo("stood; confident");
        assertThat(stood.text()).isEqualTo(sure.seen(true));
        local.plays(Spoken.of("red").sure(-9)::answers);
        Answer fell = gateway.ask(asked);
        assertThat(fell.header("x-sluice-verified")).isEqualTo("escalated; low_confidence");
        assertThat(fell.text()).isEqualTo(Spoken.of("blue").seen(true));
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

    @Test
    void what_policy_keeps_in_the_house_is_answered_there_and_says_so() throws IOException {
        local.plays(Spoken.of("red").sure(-9)::answers);
        for (boolean stream : List.of(false, true)) {
            Answer answer = gateway.ask(asking("", stream).replace("Name a colour.", "Why was " + CARD + " charged?"));
            assertThat(answer.header("x-sluice-verified")).isEqualTo("kept-in; policy");
            assertThat(answer.header("x-sluice-route")).isEqualTo("local/local-model");
        }
        assertThat(local.timesAsked()).isEqualTo(2);
        assertThat(strong.timesAsked()).isZero();
    }

    @Test
    void what_is_not_judged_is_asked_and_answered_as_ever() throws IOException, InterruptedException {
        Spoken unsure = Spoken.of("red").sure(-9);
        local.plays(unsure::answers);
        Answer named = gateway.ask(request("local", false));
        assertThat(named.header("x-sluice-verified")).isEqualTo("not-judged; named");
        assertThat(named.text()).isEqualTo(unsure.text(false));
        assertThat(local.nextAsked().text()).doesNotContain("logprobs");
        Answer several = gateway.ask(asking(",\"n\":2", false));
        assertThat(several.header("x-sluice-verified")).isEqualTo("not-judged; several_choices");
        assertThat(strong.timesAsked()).isZero();
    }

    @Test
    void log_probabilities_that_the_caller_asked_for_stay_in_the_answer() throws IOException, InterruptedException {
        Spoken spoken = Spoken.of("red").sure(-0.01);
        local.plays(spoken::answers);
        for (boolean stream : List.of(false, true)) {
            String usage = stream ? ",\"stream_options\":{\"include_usage\":true}" : "";
            Answer answer = gateway.ask(asking(",\"logprobs\":true,\"top_logprobs\":3" + usage, stream));
            assertThat(answer.text()).isEqualTo(spoken.text(stream));
            assertThat(answer.header("x-sluice-verified")).isEqualTo("stood; confident");
            assertThat(local.nextAsked().text()).contains("\"top_logprobs\":3").doesNotContain("\"top_logprobs\":1");
        }
    }

    @Test
    void an_answer_that_ends_at_the_caller_s_limit_stands() throws IOException {
        local.plays(Spoken.of("{\\\"a").sure(-0.01).ending("length")::answers);
        Answer answer = gateway.ask(asking(OBJECT + ",\"max_tokens\":1", false));
        assertThat(answer.header("x-sluice-verified")).isEqualTo("stood; confident");
    }

    @Test
    void a_good_call_of_a_tool_stands() throws IOException {
        local.plays(Spoken.of().calling("weather", "{\\\"city\\\":\\\"Rome\\\"}")::answers);
        for (boolean stream : List.of(false, true)) {
            assertThat(gateway.ask(asking(TOOL, stream)).header("x-sluice-verified"))
                    .isEqualTo("stood; confident");
        }
    }

    static Stream<Script> failures() {
        return Stream.of(
                exchange -> exchange.json(500, "", "{}"),
                exchange -> exchange.json(400, "", Said.error("no", "no")),
                ScriptedUpstream.Exchange::hangUp);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void the_local_answer_is_served_after_all_where_no_abler_model_answers(Script failure) throws IOException {
        Spoken unsure = Spoken.of("red").sure(-9);
        local.plays(unsure::answers);
        strong.plays(failure);
        for (boolean stream : List.of(false, true)) {
            Answer answer = gateway.ask(asking("", stream));
            assertThat(answer.text()).isEqualTo(unsure.seen(stream));
            assertThat(answer.whole()).isTrue();
            assertThat(answer.header("x-sluice-verified")).isEqualTo("fell-back; low_confidence");
            assertThat(answer.header("x-sluice-route")).isEqualTo("local/local-model");
            assertThat(gateway.attempts(answer.requestId(), 2))
                    .satisfiesExactly(
                            served -> assertThat(served).isEqualTo("local SERVED - 5/1 REPORTED"),
                            failed -> assertThat(failed).startsWith("strong ").doesNotContain("SERVED"));
            assertThat(gateway.managed("/report/request/" + answer.requestId())).doesNotContain("VERIFIED_AWAY");
        }
    }

    @Test
    void a_local_answer_that_breaks_off_while_it_is_held_is_replaced_unseen() throws IOException {
        local.plays(exchange -> {
            exchange.events();
            exchange.chunk(Said.ROLE + Said.RED);
            exchange.reset();
        });
        Answer answer = gateway.ask(asking("", true));
        assertThat(answer.text()).isEqualTo(Spoken.of("blue").seen(true));
        assertThat(gateway.attempts(answer.requestId(), 2).getFirst()).startsWith("local FAILED cut");
    }

    @Test
    void a_caller_who_leaves_while_the_abler_model_is_asked_ends_that_and_both_are_in_the_ledger()
            throws IOException, InterruptedException {
        local.plays(Spoken.of("red").sure(-9)::answers);
        strong.plays(ScriptedUpstream.Exchange::untilCallerLeaves);
        for (boolean stream : List.of(false, true)) {
            String id;
            try (RawCaller caller = gateway.caller()) {
                caller.post(CHAT, authorization(), asking("", stream).getBytes(UTF_8));
                id = strong.nextAsked().header("x-request-id").orElseThrow();
            }
            assertThat(strong.nextLeft()).isNotZero();
            assertThat(gateway.attempts(id, 2))
                    .containsExactly("local WITHHELD - 5/1 REPORTED", "strong CANCELLED - ~/0 ESTIMATED");
        }
    }

    @Test
    void what_verification_cost_is_in_the_reports() throws IOException {
        local.plays(Spoken.of("red").sure(-9)::answers);
        Answer answer = gateway.ask(asking("", false));
        assertThat(gateway.attempts(answer.requestId(), 2)).hasSize(2);
        JsonNode attempts = JSON.readTree(gateway.managed("/report/request/" + answer.requestId()))
                .path("attempts");
        assertThat(attempts.path(0).path("role").asString()).isEqualTo("VERIFIED_AWAY");
        // Nobody would have asked for it at the reference model, so it saves nothing.
        assertThat(attempts.path(0).path("baseline").asString()).isEqualTo("0.000000000");
        assertThat(attempts.path(0).path("cost").asString()).isEqualTo("0.000006000");
        assertThat(attempts.path(1).path("role").asString()).isEqualTo("ANSWER");
        assertThat(attempts.path(1).path("cost").asString()).isEqualTo("0.000600000");
        JsonNode totals = JSON.readTree(gateway.managed("/report/spend?from=2020-01-01&to=2099-01-01"))
                .path("totals")
                .path(0);
        assertThat(totals.path("verified_away").asLong()).isPositive();
        assertThat(totals.path("verification").asString()).isNotEqualTo("0.000000000");
        assertThat(totals.path("failed").asLong())
                .isLessThanOrEqualTo(totals.path("attempts").asLong()
                        - totals.path("served").asLong()
                        - totals.path("verified_away").asLong());
        assertThat(gateway.managed("/report/spend?from=2020-01-01&to=2099-01-01&format=table"))
                .containsPattern("local answers? that did not stand and 0 further samples");
        assertThat(gateway.managed("/metrics"))
                .contains(
                        "sluice_verified_total{reason=\"low_confidence\",route=\"local/local-model\",verdict=\"escalated\"}")
                .contains("sluice_verified_threshold{route=\"local/local-model\",team=\"tests\"} 0.4");
    }
}
