package dev.sluice.gateway.dispatch;

import static dev.sluice.gateway.RunningGateway.CHAT;
import static dev.sluice.gateway.RunningGateway.authorization;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.gateway.RawCaller;
import dev.sluice.gateway.RawCaller.Answer;
import dev.sluice.gateway.RunningGateway;
import dev.sluice.gateway.ScriptedUpstream;
import dev.sluice.gateway.ScriptedUpstream.Exchange;
import dev.sluice.gateway.Served;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A whole local answer is compared with further ones of the same model. */
final class SampledTest extends JudgedLocally {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Spoken ANSWER = Spoken.of("42").sure(-0.01);

    @BeforeAll
    static void start() {
        gateway = RunningGateway.over(
                Served.by("local", local).trusted(0.6).verified("{ samples: 2, doubt: 1, deadline: 600ms }"),
                Served.by("strong", strong).outside().costing("100"));
    }

    private static String request(boolean stream) {
        return "{\"model\":\"auto\",\"messages\":[{\"role\":\"user\",\"content\":\"What is 40 + 2? Answer with the number"
                + " only.\"}],\"temperature\":0,\"seed\":5" + (stream ? ",\"stream\":true}" : "}");
    }

    private static boolean isSample(Exchange exchange) {
        return !exchange.request().text().contains("\"seed\":5");
    }

    private static List<String> roles(String requestId) throws IOException {
        assertThat(gateway.attempts(requestId, 3)).hasSize(3);
        JsonNode attempts =
                JSON.readTree(gateway.managed("/report/request/" + requestId)).path("attempts");
        return attempts.valueStream()
                .map(attempt -> attempt.path("role").asString() + " "
                        + attempt.path("outcome").asString())
                .toList();
    }

    @Test
    void two_further_answers_are_drawn_with_seeds_and_a_temperature_of_their_own()
            throws IOException, InterruptedException {
        local.plays(ANSWER::answers);
        for (boolean stream : List.of(false, true)) {
            Answer answer = gateway.ask(request(stream));
            assertThat(answer.text()).isEqualTo(ANSWER.seen(stream));
            assertThat(answer.header("x-sluice-verified")).isEqualTo("stood; confident");
            assertThat(roles(answer.requestId()))
                    .containsExactly("ANSWER SERVED", "SAMPLE WITHHELD", "SAMPLE WITHHELD");
            assertThat(local.nextAsked().text()).contains("\"temperature\":0,").contains("\"seed\":5");
            long one = sample(local.nextAsked());
            assertThat(List.of(one, sample(local.nextAsked()))).containsExactlyInAnyOrder(6L, 7L);
        }
        assertThat(strong.timesAsked()).isZero();
    }

    private static long sample(ScriptedUpstream.Asked asked) {
        JsonNode body = JSON.readTree(asked.text());
        assertThat(body.path("temperature").asDouble()).isEqualTo(0.7);
        assertThat(body.path("stream").asBoolean(false)).isFalse();
        return body.path("seed").asLong();
    }

    @Test
    void a_late_sample_is_ended_and_a_broken_one_left_out_and_both_are_in_the_ledger()
            throws IOException, InterruptedException {
        local.plays(exchange -> {
            if (!isSample(exchange)) {
                ANSWER.answers(exchange);
            } else if (exchange.request().text().contains("\"seed\":6")) {
                exchange.untilCallerLeaves();
            } else {
                exchange.json(500, "", "{}");
            }
        });
        Answer answer = gateway.ask(request(false));
        assertThat(answer.text()).isEqualTo(ANSWER.seen(false));
        assertThat(local.nextLeft()).isNotZero();
        assertThat(roles(answer.requestId())).containsExactly("ANSWER SERVED", "SAMPLE CANCELLED", "SAMPLE FAILED");
    }

    @Test
    void a_caller_who_leaves_ends_the_samples_too() throws IOException, InterruptedException {
        local.plays(exchange -> {
            if (isSample(exchange)) {
                exchange.untilCallerLeaves();
            } else {
                ANSWER.answers(exchange);
            }
        });
        String id;
        try (RawCaller caller = gateway.caller()) {
            caller.post(CHAT, authorization(), request(false).getBytes(UTF_8));
            id = local.nextAsked().header("x-request-id").orElseThrow();
            local.nextAsked();
            local.nextAsked();
        }
        assertThat(List.of(local.nextLeft(), local.nextLeft())).hasSize(2);
        assertThat(roles(id)).containsExactly("ANSWER CANCELLED", "SAMPLE CANCELLED", "SAMPLE CANCELLED");
    }

    @Test
    void what_cannot_be_compared_is_not_sampled() throws IOException {
        local.plays(Spoken.of().sure(-0.01)::answers);
        strong.plays(Spoken.of("42")::answers);
        Answer answer = gateway.ask(request(false));
        assertThat(answer.header("x-sluice-verified")).isEqualTo("escalated; empty");
        assertThat(local.timesAsked()).isOne();
    }
}
