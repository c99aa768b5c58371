package dev.sluice.gateway.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.gateway.RawCaller.Answer;
import dev.sluice.gateway.RunningGateway;
import dev.sluice.gateway.Served;
import dev.sluice.gateway.live.LiveSettings;
import dev.sluice.gateway.live.Reloaded;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a request asks for itself holds for the cascade too. */
final class NarrowedCascadeTest extends JudgedLocally {
    private static final Spoken UNSURE = Spoken.of("red").sure(-9);

    @BeforeAll
    static void start() throws IOException {
        gateway = RunningGateway.over(
                Served.by("local", local).trusted(0.5).verified("{ doubt: 0.4 }"),
                Served.by("strong", strong).outside().costing("100"));
        gateway.rewrite(
                "gateway.yml",
                yaml -> yaml.replace("gpt-4o: auto", "some: { mode: auto, escalate: 20% }, gpt-4o: auto"));
        assertThat(gateway.bean(LiveSettings.class).reload()).isInstanceOf(Reloaded.Changed.class);
    }

    private static String asking(String model, String member, boolean stream) {
        return "{\"model\":\"" + model + "\",\"messages\":[{\"role\":\"user\",\"content\":\"Name a colour.\"}],"
                + "\"max_tokens\":64," + member + ",\"stream\":" + stream + "}";
    }

    private static String mode(String wished) {
        return "\"x-sluice-mode\":\"" + wished + "\"";
    }

    @ParameterizedTest
    @CsvSource({
        "auto,cheapest,not-escalated; cheapest",
        "some,cheapest,not-escalated; cheapest",
        "some,escalate=0%,not-escalated; share",
        "auto,local-only,not-judged; no_abler_route"
    })
    void who_asks_for_less_gets_the_local_answer_and_is_told(String model, String wished, String told)
            throws IOException {
        local.plays(UNSURE::answers);
        for (boolean stream : List.of(false, true)) {
            Answer answer = gateway.ask(asking(model, mode(wished), stream));
            assertThat(answer.text()).contains("red");
            assertThat(answer.header("x-sluice-verified")).isEqualTo(told);
            assertThat(gateway.attempts(answer.requestId(), 1)).containsExactly("local SERVED - 5/1 REPORTED");
        }
        assertThat(strong.timesAsked()).isZero();
    }

    @Test
    void an_answer_that_stands_is_told_as_ever() throws IOException {
        local.plays(Spoken.of("red").sure(-0.01)::answers);
        assertThat(gateway.ask(asking("auto", mode("cheapest"), false)).header("x-sluice-verified"))
                .isEqualTo("stood; confident");
    }

    @Test
    void who_asks_for_no_less_than_the_name_gives_is_escalated() throws IOException {
        local.plays(UNSURE::answers);
        assertThat(gateway.ask(asking("auto", mode("auto"), false)).header("x-sluice-verified"))
                .isEqualTo("escalated; low_confidence");
    }
}
