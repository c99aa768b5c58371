package dev.sluice.gateway.calibrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.gateway.RunningGateway;
import dev.sluice.gateway.ScriptedUpstream;
import dev.sluice.gateway.ScriptedUpstream.Script;
import dev.sluice.gateway.Served;
import dev.sluice.gateway.cli.Commands;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Prompts that are put to both routes of a pair, through a whole gateway. */
class CalibratePromptsTest extends Commands {
    private int calibrate(String settings, String prompts, String address, Served[] backends, String... more)
            throws IOException {
        return prompted("calibrate", settings, prompts, address, backends, more);
    }

    private static String address(RunningGateway gateway) {
        return "http://127.0.0.1:" + gateway.port();
    }

    private static Script says(String ofHard, String ofEasy) {
        return exchange -> spoken(exchange, exchange.request().text().contains("hard") ? ofHard : ofEasy);
    }

    /** Good is what begins with Par; of riddles it has no opinion. */
    private static Script grades() {
        return exchange -> {
            String asked = exchange.request().text();
            assertThat(asked).contains("You grade answers");
            spoken(exchange, asked.contains("riddle") ? "Perhaps." : asked.contains("\\nPar") ? "PASS" : "FAIL");
        };
    }

    private static void spoken(ScriptedUpstream.Exchange exchange, String said) throws IOException {
        exchange.json(
                200,
                "",
                "{\"id\":\"1\",\"object\":\"chat.completion\",\"choices\":[{\"index\":0,\"message\":{\"role\":"
                        + "\"assistant\",\"content\":\"" + said + "\"},\"finish_reason\":\"stop\"}],\"usage\":{"
                        + "\"prompt_tokens\":10,\"completion_tokens\":5,\"total_tokens\":15}}");
    }

    /** A third each with an exact expectation, a pattern, and one for the judge; each second one is hard. */
    private static String prompts(int count) {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < count; i++) {
            String expected =
                    switch (i % 3) {
                        case 0 -> "\"Paris\"";
                        case 1 -> "{\"regex\":\"^Par\"}";
                        default -> "{\"judge\":\"the capital\"}";
                    };
            rows.append("{\"id\":\"q%d\",\"prompt\":\"A %s question, zebrafinch%s?\",\"expect\":%s}%n"
                    .formatted(i, i % 2 == 0 ? "hard" : "plain", i == 2 ? ", a riddle" : "", expected));
        }
        return rows.toString();
    }

    @Test
    void what_the_answers_were_worth_becomes_a_diff_with_its_costs() throws Exception {
        try (ScriptedUpstream small = new ScriptedUpstream().plays(says("Lyon", "Paris"));
                ScriptedUpstream big = new ScriptedUpstream().plays(says("Paris", "Paris"));
                ScriptedUpstream grader = new ScriptedUpstream().plays(grades())) {
            Served[] backends = {
                Served.by("small", small).costing("1"),
                Served.by("big", big).costing("9").with("simulated: true"),
                Served.by("grader", grader).costing("1").with("simulated: true")
            };
            try (RunningGateway gateway = RunningGateway.over(backends)) {
                String[] pair = {"--local", "small", "--strong", "big", "--judge", "grader"};
                assertThat(calibrate("", prompts(60), address(gateway), backends, pair))
                        .as(err.toString())
                        .isZero();
                assertThat(small.timesAsked()).isEqualTo(60);
                assertThat(big.timesAsked()).isEqualTo(60);
                assertThat(grader.timesAsked()).isEqualTo(40);
                assertThat(out.toString().replaceAll(" +", " "))
                        .contains("judge said neither ×1")
                        .contains("SIMULATED: no model was asked, so its quality and times say nothing of big")
                        .contains("SIMULATED: no model was asked, so what the judge grader said means nothing")
                        .doesNotContain("nothing of small")
                        .contains("asked for: 160 answers, the judge's among them, 0.009600 USD\n")
                        .contains("outcomes of small big", "prompts 59 59", "small: 59 outcomes, platt")
                        .contains("+ - local: small", "+ strong: big", "Nothing is written")
                        .doesNotContain("zebrafinch");
                assertThat(gateway.managed("/report/spend?by=caller&format=json"))
                        .contains("\"app\"");
            }
        }
    }

    @Test
    void what_is_sensitive_is_shown_to_nobody_outside_and_teaches_nothing_of_them() throws Exception {
        try (ScriptedUpstream small = new ScriptedUpstream().plays(says("Paris", "Paris"));
                ScriptedUpstream cloud = new ScriptedUpstream().plays(says("Paris", "Paris"))) {
            Served[] backends = {
                Served.by("small", small), Served.by("cloud", cloud).outside()
            };
            try (RunningGateway gateway = RunningGateway.over(backends)) {
                String secret = prompts(60).replace("zebrafinch", "my card is 4026 1358 7732 0941");
                int code = calibrate("judge: { route: cloud, external: true }\n", secret, address(gateway), backends);
                assertThat(code).as(err.toString()).isEqualTo(1);
                assertThat(cloud.timesAsked()).isZero();
                assertThat(small.timesAsked()).isEqualTo(60);
                assertThat(out.toString()).contains("not judged: kept in the house ×20");
                assertThat(err.toString()).contains("small → cloud: 40 outcomes of small and 0 of cloud");
            }
        }
    }

    @Test
    void nobody_is_asked_where_it_would_be_no_use_or_is_not_allowed() throws Exception {
        try (ScriptedUpstream small = new ScriptedUpstream().plays(says("Paris", "Paris"))) {
            Served[] backends = {
                Served.by("small", small), Served.by("cloud", small).outside()
            };
            try (RunningGateway gateway = RunningGateway.over(backends)) {
                assertThat(calibrate("", prompts(49), address(gateway), backends))
                        .isEqualTo(1);
                assertThat(err.toString())
                        .contains("prompts.jsonl: 49 prompts (expected at least 50; nothing was asked)");
                assertThat(calibrate("", prompts(60), address(gateway), backends, "--judge", "cloud"))
                        .isEqualTo(2);
                assertThat(err.toString()).contains("--judge: cloud is outside the house");
                assertThat(calibrate("", "{\"id\":\"q1\"}\n", address(gateway), backends))
                        .isEqualTo(1);
                assertThat(err.toString()).contains("prompts.jsonl:1: expected a prompt");
                for (String option : List.of("--judge", "--max-tokens", "--gateway", "--key-file")) {
                    String value = option.equals("--max-tokens") ? "7" : "small";
                    assertThat(run("calibrate", "--config", folder.toString(), option, value))
                            .isEqualTo(2);
                    assertThat(err.toString())
                            .contains(option + ": nobody is asked (expected together with --prompts FILE)");
                }
                assertThat(small.timesAsked()).isZero();
            }
        }
    }
}
