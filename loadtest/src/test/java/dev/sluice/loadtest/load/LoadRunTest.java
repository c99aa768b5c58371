package dev.sluice.loadtest.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LoadRunTest {
    @Test
    void a_run_reads_back_from_its_line() {
        LoadRun run = LoadRun.at(8080, "secret-key").connections(64).seconds(1.5).stream(66, 15)
                .once()
                .prompt("auto", 8192);

        assertThat(LoadRun.parse(run.toLine()).toLine()).isEqualTo(run.toLine());
    }

    @Test
    void the_key_stays_out_of_messages() {
        assertThat(LoadRun.at(1, "secret-key").shown()).doesNotContain("secret-key");
    }

    @Test
    void an_outcome_reads_back_from_its_line() {
        LoadOutcome outcome = new LoadOutcome(12, 2400, 1.25, 80.5, 900.125, 3);

        assertThat(LoadOutcome.parse(outcome.toLine())).isEqualTo(outcome);
    }

    @Test
    void the_body_has_the_length_asked_for_and_carries_the_plan() {
        LoadRun run = LoadRun.at(1, "").prompt("auto", 8192);
        assertThat(RequestBytes.body(run)).hasSize(8192);

        byte[] streamed = RequestBytes.body(run.stream(66, 15));
        assertThat(streamed).hasSize(8192);
        assertThat(new String(streamed, StandardCharsets.UTF_8)).contains("\"stream\":true");
        assertThat(StreamPlan.in(streamed)).hasValue(new StreamPlan(66, 15));
    }

    @Test
    void a_plan_that_makes_no_sense_is_none() {
        for (String text : new String[] {"", "sse=", "sse=x", "sse=12", "sse=12x", "sse=3x5", "sse=123456x1"}) {
            assertThat(StreamPlan.in(text.getBytes(StandardCharsets.UTF_8)))
                    .as(text)
                    .isEmpty();
        }
    }
}
