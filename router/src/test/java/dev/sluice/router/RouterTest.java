package dev.sluice.router;

import static dev.sluice.router.Given.found;
import static dev.sluice.router.Given.judged;
import static dev.sluice.router.Given.prompt;
import static dev.sluice.router.ThreeRoutes.CHEAP;
import static dev.sluice.router.ThreeRoutes.LOCAL;
import static dev.sluice.router.ThreeRoutes.OPENAI;
import static dev.sluice.router.ThreeRoutes.POLICY;
import static dev.sluice.router.ThreeRoutes.PRICES;
import static dev.sluice.router.ThreeRoutes.decide;
import static dev.sluice.router.ThreeRoutes.now;
import static dev.sluice.router.ThreeRoutes.refused;
import static dev.sluice.router.ThreeRoutes.router;
import static dev.sluice.router.ThreeRoutes.routes;
import static dev.sluice.router.ThreeRoutes.sent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.router.catalogue.Ability;
import dev.sluice.router.catalogue.Catalogue;
import dev.sluice.router.catalogue.Route;
import dev.sluice.router.decision.Decision;
import dev.sluice.router.decision.Exclusion;
import dev.sluice.router.decision.Reason.Code;
import dev.sluice.router.decision.Situation;
import dev.sluice.router.difficulty.Difficulty;
import dev.sluice.router.difficulty.Sketch;
import dev.sluice.router.price.PriceBook;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Which route a decision takes, among those that could take the request, and what reason it gives. */
class RouterTest {
    @Nested
    class Auto {
        @Test
        void an_easy_request_stays_with_the_cheap_local_model() {
            sent(
                    decide(prompt("auto"), judged(0.12)),
                    Code.EASY,
                    "difficulty 0.12 is within local/small's 0.50",
                    LOCAL,
                    CHEAP,
                    OPENAI);
        }

        @Test
        void a_hard_harmless_request_goes_out_to_the_cheapest_that_is_trusted_with_it() {
            sent(
                    decide(prompt("auto"), judged(0.82)),
                    Code.HARD,
                    "difficulty 0.82 is above local/small's 0.50; may leave by rule public-docs to cheap/big",
                    CHEAP,
                    OPENAI,
                    LOCAL);
        }

        @Test
        void a_difficulty_that_neighbours_moved_says_so() {
            Difficulty moved = new Difficulty(0.82, 0.3, 0.9, List.of(), new Sketch(7), 12);
            assertThat(decide(prompt("auto"), judged(0.82).with(moved)).why().text())
                    .startsWith("difficulty 0.82 with 12 neighbours is above local/small's 0.50;");
            Difficulty once = new Difficulty(0.12, 0.3, 0.9, List.of(), new Sketch(7), 1);
            assertThat(decide(prompt("auto"), judged(0.12).with(once)).why().text())
                    .isEqualTo("difficulty 0.12 with 1 neighbour is within local/small's 0.50");
        }

        @Test
        void a_hard_request_with_a_card_number_is_kept_in_and_says_by_which_rule() {
            Decision decision = decide(prompt("auto"), judged(0.82, found("CREDIT_CARD")));
            sent(
                    decision,
                    Code.KEPT_IN,
                    "difficulty 0.82 is above local/small's 0.50; kept in the house by rule cards-local (CREDIT_CARD)",
                    LOCAL);
            assertThat(decision.excluded())
                    .containsExactly(
                            new Exclusion("openai/big", "kept in the house by rule cards-local (CREDIT_CARD)"),
                            new Exclusion("cheap/big", "kept in the house by rule cards-local (CREDIT_CARD)"));
        }

        @Test
        void an_easy_request_with_a_card_number_names_the_rule_too() {
            assertThat(decide(prompt("auto"), judged(0.1, found("CREDIT_CARD")))
                            .why()
                            .text())
                    .isEqualTo("difficulty 0.10 is within local/small's 0.50;"
                            + " kept in the house by rule cards-local (CREDIT_CARD)");
        }

        @Test
        void an_image_keeps_it_in_the_house() {
            Route eyes = Given.inHouse("local", 0.5, Ability.IMAGES);
            Decision decision = router(eyes, OPENAI)
                    .decide(
                            prompt("auto", 300, 0, Map.of(Ability.IMAGES, "messages[0].content[1]")),
                            Given.unscannable(),
                            now(Map.of()));
            assertThat(routes(decision)).containsExactly(eyes);
            assertThat(decision.why().text()).endsWith("kept in the house by on_error (unscannable parts: 1)");
        }

        @Test
        void a_lapsed_attestation_keeps_it_in_and_is_named() {
            Situation later = new Situation(Given.CALLER, Given.NOON.plus(Duration.ofDays(40)), Map.of());
            Decision decision = router(LOCAL, OPENAI).decide(prompt("auto"), judged(0.82), later);
            sent(
                    decision,
                    Code.KEPT_IN,
                    "difficulty 0.82 is above local/small's 0.50;"
                            + " kept in the house: attestation of openai lapsed on 2026-12-24",
                    LOCAL);
        }

        @Test
        void a_dry_run_keeps_it_in_and_says_so() {
            Router dry = new Router(new Catalogue(List.of(LOCAL, OPENAI), Map.of()), Given.dryRun(POLICY), PRICES);
            assertThat(dry.decide(prompt("auto"), judged(0.82), now(Map.of()))
                            .why()
                            .text())
                    .endsWith("kept in the house by the dry run of house@3");
        }

        @Test
        void a_route_of_unknown_cost_comes_after_all_of_known_cost() {
            Route unpriced = Given.external("openai", 0.95);
            PriceBook prices = new PriceBook("EUR", List.of(Given.price("c", "cheap/big", "900", "900")), "cheap/big");
            Router router = new Router(new Catalogue(List.of(unpriced, CHEAP), Map.of()), POLICY, prices);
            assertThat(routes(router.decide(prompt("auto"), judged(0.8), now(Map.of()))))
                    .containsExactly(CHEAP, unpriced);
        }

        @Test
        void at_equal_cost_the_house_comes_first() {
            Route able = Given.inHouse("local", 0.9);
            PriceBook prices = new PriceBook(
                    "EUR", List.of(Given.price("a", "big", "1", "1"), Given.price("b", "small", "1", "1")), "big");
            Router router = new Router(new Catalogue(List.of(OPENAI, able), Map.of()), POLICY, prices);
            assertThat(routes(router.decide(prompt("auto"), judged(0.2), now(Map.of()))))
                    .containsExactly(able, OPENAI);
        }

        @Test
        void a_cheaper_route_outside_is_said_to_be_that_and_not_harder() {
            PriceBook prices = new PriceBook(
                    "EUR", List.of(Given.price("a", "big", "1", "1"), Given.price("b", "small", "2", "2")), "big");
            Router router = new Router(new Catalogue(List.of(LOCAL, OPENAI), Map.of()), POLICY, prices);
            assertThat(router.decide(prompt("auto"), judged(0.2), now(Map.of()))
                            .why()
                            .text())
                    .isEqualTo("difficulty 0.20 is within local/small's 0.50, but openai/big comes first by price;"
                            + " may leave by rule public-docs to openai/big");
        }

        @Test
        void those_not_trusted_follow_by_falling_capability() {
            Route weak = Given.inHouse("weak", 0.2);
            Route middle = Given.external("openai", 0.6);
            assertThat(routes(router(weak, LOCAL, middle).decide(prompt("auto"), judged(0.95), now(Map.of()))))
                    .containsExactly(middle, LOCAL, weak);
        }

        @Test
        void figures_that_round_to_the_same_are_shown_in_full() {
            assertThat(decide(prompt("auto"), judged(0.504)).why().text())
                    .startsWith("difficulty 0.5040 is above local/small's 0.5000");
        }
    }

    @Nested
    class Named {
        @Test
        void a_name_an_id_or_an_alias_gets_exactly_its_route() {
            sent(decide(prompt("openai/big"), judged(0.1)), Code.NAMED, "the caller named openai/big", OPENAI);
            assertThat(routes(decide(prompt("gpt-4"), judged(0.1))))
                    .as("an alias of auto")
                    .hasSize(3);
            sent(decide(prompt("mini"), judged(0.99)), Code.NAMED, "the caller named local/small", LOCAL);
        }

        @Test
        void a_route_that_the_policy_forbids_is_refused_and_never_replaced() {
            refused(
                    decide(prompt("openai/big"), judged(0.1, found("CREDIT_CARD"))),
                    Code.REFUSED_BY_POLICY,
                    "",
                    "openai/big is not permitted: kept in the house by rule cards-local (CREDIT_CARD)");
        }

        @Test
        void an_unknown_name_is_refused_without_repeating_it() {
            refused(
                    decide(prompt("gpt-9-4111111111111111"), judged(0.1)),
                    Code.UNKNOWN_MODEL,
                    "model",
                    "no model of this name; GET /v1/models lists them");
        }

        @Test
        void a_field_that_it_cannot_carry_is_named() {
            refused(
                    decide(prompt("local/small", 300, 0, Map.of(Ability.TOOLS, "tools")), judged(0.1)),
                    Code.UNSUPPORTED_FIELD,
                    "tools",
                    "local/small cannot carry tools");
        }
    }
}
