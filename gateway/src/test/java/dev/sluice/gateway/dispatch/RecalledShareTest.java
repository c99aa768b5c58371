package dev.sluice.gateway.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.gateway.RawCaller.Answer;
import dev.sluice.gateway.RunningGateway;
import dev.sluice.gateway.Served;
import dev.sluice.gateway.verification.Threshold;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The share of a route's answers that goes on is held across a restart. */
final class RecalledShareTest extends JudgedLocally {
    private static final Threshold.Traffic TRAFFIC = new Threshold.Traffic("local/local-model", "tests");

    /** From hardly doubtful to very. */
    private static final double[] SURE = {-0.01, -0.3, -1, -3, -9};

    @BeforeAll
    static void start() {
        gateway = begun();
    }

    private static RunningGateway begun() {
        return RunningGateway.over(
                Served.by("local", local).trusted(0.5).verified("{ escalate: 20% }"),
                Served.by("strong", strong).outside());
    }

    /** What became of so many answers, the same ones from 0 on each time. */
    private static List<String> told(RunningGateway by, int answers) throws IOException {
        List<String> told = new ArrayList<>();
        for (int i = 0; i < answers; i++) {
            local.plays(Spoken.of("red").sure(SURE[i * 3 % SURE.length])::answers);
            by.clock.move(Duration.ofMillis(1));
            Answer answer = by.ask(RunningGateway.request("auto", false));
            told.add(answer.header("x-sluice-verified"));
        }
        return told;
    }

    @Test
    void after_a_restart_answers_go_on_as_if_there_had_been_none() throws IOException {
        List<String> afresh = told(gateway, 40);
        List<String> unbroken = told(gateway, 30);
        gateway.close();
        gateway = begun();
        assertThat(unbroken)
                .isNotEqualTo(afresh.subList(0, 30))
                .anyMatch(one -> one.startsWith("escalated; "))
                .contains("stood; confident");
        assertThat(told(gateway, 40)).isEqualTo(afresh);
        gateway = gateway.restarted();
        Threshold threshold = gateway.bean(Threshold.class);
        RunningGateway.eventually("what came before is recalled", () -> threshold.share(TRAFFIC) > 0);
        assertThat(told(gateway, 30)).isEqualTo(unbroken);
    }
}
