package dev.sluice.gateway.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.gateway.RawCaller.Answer;
import dev.sluice.gateway.RunningGateway;
import dev.sluice.gateway.Served;
import dev.sluice.router.price.Cost;
import dev.sluice.router.price.Money;
import java.io.IOException;
import java.math.BigDecimal;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The most that a request may cost is for all its attempts together. Estimated are about 60 tokens: 0.0006 locally,
 * 0.006 at the strong model. What was reported counts instead, as soon as it is known.
 */
final class MaxCostTest extends JudgedLocally {
    private static final String ENOUGH_FOR_STRONG = "0.02";

    @BeforeAll
    static void start() {
        gateway = RunningGateway.over(
                Served.by("local", local).trusted(0.6).costing("10").verified("{ samples: 2, doubt: 0.1 }"),
                Served.by("strong", strong).outside().costing("100"));
    }

    private static String asking(String most) {
        return "{\"model\":\"auto\",\"messages\":[{\"role\":\"user\",\"content\":\"What is 40 + 2? Answer with the number"
                + " only.\"}],\"seed\":5,\"max_tokens\":10,\"x-sluice-max-cost\":\"" + most + "\"}";
    }

    /** Those of the answer itself, and of each sample, at 10 per million. */
    private static void localSays(int ownTokens, int sampleTokens) {
        local.plays(exchange -> {
            String request = exchange.request().text();
            boolean own = request.contains("\"seed\":5");
            // No two agree.
            String number = own ? "42" : request.contains("\"seed\":6") ? "17" : "23";
            exchange.json(
                    200,
                    "",
                    Spoken.of(number)
                            .sure(-9)
                            .text(false)
                            .replace(
                                    "\"completion_tokens\":1",
                                    "\"completion_tokens\":" + (own ? ownTokens : sampleTokens)));
        });
    }

    @Test
    void what_fits_beside_what_was_spent_is_asked_for() throws IOException {
        localSays(1, 1);
        Answer answer = gateway.ask(asking(ENOUGH_FOR_STRONG));
        assertThat(answer.header("x-sluice-verified")).startsWith("escalated; ");
        assertThat(gateway.attempts(answer.requestId(), 4)).hasSize(4);
    }

    @Test
    void an_answer_that_has_used_up_most_of_it_is_served_without_samples() throws IOException {
        localSays(1_990, 1);
        Answer answer = gateway.ask(asking(ENOUGH_FOR_STRONG));
        assertThat(answer.header("x-sluice-verified")).isEqualTo("not-escalated; max_cost");
        assertThat(answer.header("x-sluice-route")).isEqualTo("local/local-model");
        assertThat(gateway.attempts(answer.requestId(), 1)).containsExactly("local SERVED - 5/1990 REPORTED");
        assertThat(strong.timesAsked()).isZero();
    }

    @Test
    void samples_count_too() throws IOException {
        localSays(1, 990);
        Answer answer = gateway.ask(asking(ENOUGH_FOR_STRONG));
        assertThat(answer.header("x-sluice-verified")).isEqualTo("not-escalated; max_cost");
        assertThat(gateway.attempts(answer.requestId(), 3)).hasSize(3);
        assertThat(strong.timesAsked()).isZero();
    }

    @Test
    void a_fallback_that_no_longer_fits_is_not_made() throws IOException {
        for (int tokens : new int[] {1, 1_990}) {
            local.plays(exchange -> exchange.json(
                    200,
                    "",
                    "{\"id\":\"1\",\"choices\":[{\"index\":0,\"message\":"
                            + "{\"content\":\"x\"}}],\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":" + tokens
                            + "}}"));
            boolean fits = tokens == 1;
            assertThat(gateway.ask(asking(ENOUGH_FOR_STRONG)).status()).isEqualTo(fits ? 200 : 502);
            assertThat(strong.timesAsked()).isEqualTo(1);
        }
    }

    @Test
    void an_unknown_cost_counts_as_over() {
        Money most = Money.ofDecimal(BigDecimal.TEN);
        Spending known = Spending.NONE.plus(new Cost.Known(most, "p"));
        assertThat(known.isWithin(most)).isTrue();
        assertThat(known.plus(new Cost.Known(new Money(1), "p")).isWithin(most)).isFalse();
        assertThat(Spending.NONE.plus(new Cost.Unknown("no price")).isWithin(most))
                .isFalse();
    }
}
