package dev.sluice.router.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.router.Given;
import dev.sluice.router.decision.Verdict.Outcome;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReasonTest {
    @Test
    void a_line_break_or_a_letter_beyond_ascii_cannot_get_into_a_header() {
        assertThat(new Reason(Reason.Code.NAMED, "a\r\nset-cookie: \u00e9\u0000").text())
                .isEqualTo("a??set-cookie: ??");
    }

    @Test
    void a_long_text_is_cut_and_shows_it() {
        assertThat(new Reason(Reason.Code.NAMED, "x".repeat(201)).text())
                .hasSize(200)
                .endsWith("x...");
        assertThat(new Reason(Reason.Code.NAMED, "x".repeat(200)).text()).isEqualTo("x".repeat(200));
    }

    @Test
    void a_decision_cannot_be_made_with_a_route_that_the_verdict_forbids() {
        Verdict local = new Verdict(Outcome.LOCAL_ONLY, "default", List.of(), Set.of(), "house@1");
        Reason why = new Reason(Reason.Code.HARD, "because");
        assertThatThrownBy(() -> new Decision.Send(List.of(Given.external("openai", 0.9)), why, local, List.of()))
                .hasMessage("routes: openai/big is not permitted by the policy");
        assertThatThrownBy(() -> new Decision.Send(List.of(), why, local, List.of()))
                .hasMessageStartingWith("routes: none");
    }
}
