package dev.sluice.router;

import static dev.sluice.router.Given.found;
import static dev.sluice.router.Given.judged;
import static dev.sluice.router.Given.prompt;
import static dev.sluice.router.ThreeRoutes.CHEAP;
import static dev.sluice.router.ThreeRoutes.LOCAL;
import static dev.sluice.router.ThreeRoutes.OPENAI;
import static dev.sluice.router.ThreeRoutes.decide;
import static dev.sluice.router.ThreeRoutes.now;
import static dev.sluice.router.ThreeRoutes.refused;
import static dev.sluice.router.ThreeRoutes.router;
import static dev.sluice.router.ThreeRoutes.routes;
import static dev.sluice.router.ThreeRoutes.sent;
import static dev.sluice.router.ThreeRoutes.state;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.router.catalogue.Ability;
import dev.sluice.router.catalogue.Backend;
import dev.sluice.router.catalogue.Locality;
import dev.sluice.router.catalogue.Protocol;
import dev.sluice.router.catalogue.Route;
import dev.sluice.router.decision.Decision;
import dev.sluice.router.decision.Exclusion;
import dev.sluice.router.decision.Reason.Code;
import dev.sluice.router.decision.Situation;
import dev.sluice.router.prompt.Prompt;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What a decision makes of routes that cannot take the request: for what it asks, its length, or an outage. */
class RouterAvailabilityTest {
    @Nested
    class Abilities {
        private final Prompt tools = prompt("auto", 300, 0, Map.of(Ability.TOOLS, "tools"));

        @Test
        void what_no_local_model_can_do_goes_out_if_it_may() {
            sent(
                    router(LOCAL, OPENAI).decide(tools, judged(0.1), now(Map.of())),
                    Code.ONLY_ROUTE,
                    "difficulty 0.10 is within local/small's 0.50, but it cannot carry tools; openai/big is left",
                    OPENAI);
        }

        @Test
        void what_no_permitted_route_can_do_is_refused_with_the_field_and_the_rule() {
            refused(
                    router(LOCAL, OPENAI).decide(tools, judged(0.1, found("CREDIT_CARD")), now(Map.of())),
                    Code.UNSUPPORTED_FIELD,
                    "tools",
                    "no permitted route can carry tools; kept in the house by rule cards-local (CREDIT_CARD)");
        }

        @Test
        void what_the_backend_says_of_itself_counts_instead_of_the_catalogue() {
            Route boastful = Given.inHouse("local", 0.5, Ability.TOOLS);
            assertThat(routes(router(boastful).decide(tools, judged(0.1), now(Map.of()))))
                    .containsExactly(boastful);
            Situation told = now(Map.of("local", state(true, Set.of(), 0)));
            assertThat(router(boastful).decide(tools, judged(0.1), told)).isInstanceOf(Decision.Refuse.class);
            Situation able = now(Map.of("local", state(true, Set.of(Ability.TOOLS), 0)));
            assertThat(routes(router(LOCAL).decide(tools, judged(0.1), able))).containsExactly(LOCAL);
        }

        @Test
        void what_depends_on_the_protocol_alone_needs_no_word_of_the_model() {
            Prompt seeded = prompt("auto", 300, 0, Map.of(Ability.TOP_K, "top_k"));
            Decision decision = router(LOCAL, OPENAI).decide(seeded, judged(0.1), now(Map.of()));
            assertThat(routes(decision)).containsExactly(LOCAL);
            assertThat(decision.excluded()).containsExactly(new Exclusion("openai/big", "cannot carry top_k"));
        }

        @Test
        void the_field_that_every_route_lacks_is_the_one_that_is_named() {
            Prompt both = prompt("auto", 300, 0, Map.of(Ability.TOOLS, "tools", Ability.LOGPROBS, "logprobs"));
            refused(
                    router(LOCAL, OPENAI).decide(both, judged(0.1), now(Map.of())),
                    Code.UNSUPPORTED_FIELD,
                    "logprobs",
                    "no permitted route can carry logprobs");
        }

        @Test
        void the_name_of_an_unknown_field_is_the_caller_s_word_and_stays_out_of_the_reason() {
            Route anthropic = new Route(
                    "claude", new Backend("openai", "openai", Locality.EXTERNAL, Protocol.ANTHROPIC), OPENAI.model());
            Decision decision = router(LOCAL, anthropic)
                    .decide(
                            prompt("claude", 300, 0, Map.of(Ability.EXTRA_FIELDS, "jane@x.example")),
                            judged(0.1),
                            now(Map.of()));
            refused(decision, Code.UNSUPPORTED_FIELD, "jane@x.example", "openai/big cannot carry extra_fields");
            assertThat(decision.excluded().toString()).doesNotContain("jane");
        }
    }

    @Nested
    class Length {
        @Test
        void a_prompt_that_cannot_fit_goes_elsewhere() {
            Decision decision = decide(prompt("auto", 40_000, 0, Map.of()), judged(0.1));
            assertThat(routes(decision)).containsExactly(CHEAP, OPENAI);
            assertThat(decision.excluded())
                    .containsExactly(
                            new Exclusion("local/small", "about 10000 tokens are too long for a context of 2048"));
        }

        @Test
        void a_prompt_that_may_fit_is_not_turned_away_by_a_rough_estimate() {
            // 3,000 tokens by estimate, 1,500 for certain.
            assertThat(routes(decide(prompt("auto", 12_000, 0, Map.of()), judged(0.1))))
                    .contains(LOCAL);
        }

        @Test
        void the_limit_that_the_caller_set_on_the_answer_counts_up_to_half_of_the_context() {
            assertThat(routes(decide(prompt("auto", 12_000, 1000, Map.of()), judged(0.1))))
                    .doesNotContain(LOCAL);
            assertThat(routes(decide(prompt("auto", 300, 1_000_000, Map.of()), judged(0.1))))
                    .contains(LOCAL);
        }

        @Test
        void the_context_that_the_backend_tells_comes_first() {
            Prompt prompt = prompt("local/small", 12_000, 0, Map.of());
            refused(
                    router(LOCAL).decide(prompt, judged(0.1), now(Map.of("local", state(true, null, 512)))),
                    Code.TOO_LONG,
                    "",
                    "local/small: about 3000 tokens are too long for a context of 512");
            assertThat(router(LOCAL)
                            .decide(
                                    prompt("local/small", 40_000, 0, Map.of()),
                                    judged(0.1),
                                    now(Map.of("local", state(true, null, 8192)))))
                    .isInstanceOf(Decision.Send.class);
        }
    }

    @Nested
    class Down {
        private final Situation localDown = now(Map.of("local", state(false, null, 0)));

        @Test
        void the_next_permitted_route_is_taken_and_the_reason_says_so() {
            sent(
                    router(LOCAL, OPENAI).decide(prompt("auto"), judged(0.1), localDown),
                    Code.ONLY_ROUTE,
                    "difficulty 0.10 is within local/small's 0.50, but it is down; openai/big is left",
                    OPENAI);
        }

        @Test
        void what_may_not_leave_waits_instead() {
            refused(
                    router(LOCAL, OPENAI).decide(prompt("auto"), judged(0.1, found("CREDIT_CARD")), localDown),
                    Code.NO_BACKEND,
                    "",
                    "no permitted route is up: local/small: backend local is down;"
                            + " kept in the house by rule cards-local (CREDIT_CARD)");
        }

        @Test
        void a_weak_local_model_takes_over_from_providers_that_are_down() {
            sent(
                    router(LOCAL, OPENAI)
                            .decide(prompt("auto"), judged(0.9), now(Map.of("openai", state(false, null, 0)))),
                    Code.ONLY_ROUTE,
                    "difficulty 0.90 is above local/small's 0.50, but local/small is the best that is left;"
                            + " openai/big: backend openai is down",
                    LOCAL);
        }
    }
}
