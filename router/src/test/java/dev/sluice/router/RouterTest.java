package dev.sluice.router;

import static dev.sluice.router.Given.found;
import static dev.sluice.router.Given.judged;
import static dev.sluice.router.Given.prompt;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.router.catalogue.Ability;
import dev.sluice.router.catalogue.Backend;
import dev.sluice.router.catalogue.Catalogue;
import dev.sluice.router.catalogue.Locality;
import dev.sluice.router.catalogue.Protocol;
import dev.sluice.router.catalogue.Route;
import dev.sluice.router.decision.BackendState;
import dev.sluice.router.decision.Decision;
import dev.sluice.router.decision.Exclusion;
import dev.sluice.router.decision.Judgement;
import dev.sluice.router.decision.Reason.Code;
import dev.sluice.router.decision.Situation;
import dev.sluice.router.difficulty.Difficulty;
import dev.sluice.router.difficulty.Sketch;
import dev.sluice.router.policy.Condition;
import dev.sluice.router.policy.Effect;
import dev.sluice.router.policy.EntityPattern;
import dev.sluice.router.policy.Policy;
import dev.sluice.router.policy.ProviderTerms;
import dev.sluice.router.policy.Rule;
import dev.sluice.router.price.PriceBook;
import dev.sluice.router.prompt.Prompt;
import dev.sluice.router.sensitivity.Confidence;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RouterTest {
    private static final Route LOCAL = Given.inHouse("local", 0.5);
    private static final Route OPENAI = Given.external("openai", 0.9);
    private static final Route CHEAP = Given.external("cheap", 0.9);
    private static final Rule CARDS = new Rule(
            "cards-local",
            new Condition.HasEntity(List.of(EntityPattern.of("CREDIT_CARD")), Confidence.LOW),
            Effect.localOnly());
    private static final Rule OPEN =
            new Rule("public-docs", new Condition.NothingFound(), Effect.mayEscalate(ProviderTerms.ANY));
    private static final Policy POLICY = Given.policy(
            Map.of("openai", Given.attested(false, true, 0, "eu"), "cheap", Given.attested(false, true, 0, "eu")),
            CARDS,
            OPEN);
    private static final PriceBook PRICES = new PriceBook(
            "EUR",
            List.of(
                    Given.price("l", "local/small", "0.01", "0.02"),
                    Given.price("o", "openai/big", "2", "8"),
                    Given.price("c", "cheap/big", "1", "4")),
            "openai/big");

    private static Router router(Route... routes) {
        Map<String, String> aliases =
                List.of(routes).contains(LOCAL) ? Map.of("gpt-4", "auto", "mini", "local/small") : Map.of();
        return new Router(new Catalogue(List.of(routes), aliases), POLICY, PRICES);
    }

    private static Decision decide(Prompt prompt, Judgement judgement) {
        return router(LOCAL, OPENAI, CHEAP).decide(prompt, judgement, now(Map.of()));
    }

    private static Situation now(Map<String, BackendState> backends) {
        return new Situation(Given.CALLER, Given.NOON, backends);
    }

    private static BackendState state(boolean up, @Nullable Set<Ability> abilities, int context) {
        return new BackendState(up, abilities, context);
    }

    private static List<Route> routes(Decision decision) {
        return ((Decision.Send) decision).routes();
    }

    private static void refused(Decision decision, Code code, String field, String text) {
        assertThat(decision.why().text()).isEqualTo(text);
        assertThat(decision.why().code()).isEqualTo(code);
        assertThat(((Decision.Refuse) decision).field()).isEqualTo(field);
    }

    private static void sent(Decision decision, Code code, String text, Route... routes) {
        assertThat(decision.why().text()).isEqualTo(text);
        assertThat(decision.why().code()).isEqualTo(code);
        assertThat(routes(decision)).containsExactly(routes);
    }

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
