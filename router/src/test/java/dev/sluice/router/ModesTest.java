package dev.sluice.router;

import static dev.sluice.router.Given.prompt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.router.catalogue.Catalogue;
import dev.sluice.router.catalogue.Route;
import dev.sluice.router.decision.BackendState;
import dev.sluice.router.decision.Caller;
import dev.sluice.router.decision.Decision;
import dev.sluice.router.decision.Exclusion;
import dev.sluice.router.decision.Judgement;
import dev.sluice.router.decision.Reason.Code;
import dev.sluice.router.decision.Situation;
import dev.sluice.router.decision.Wish;
import dev.sluice.router.difficulty.Difficulty;
import dev.sluice.router.mode.Escalation;
import dev.sluice.router.mode.Freedom;
import dev.sluice.router.mode.Mode;
import dev.sluice.router.policy.Condition;
import dev.sluice.router.policy.Effect;
import dev.sluice.router.policy.Policy;
import dev.sluice.router.policy.ProviderTerms;
import dev.sluice.router.policy.Rule;
import dev.sluice.router.price.Money;
import dev.sluice.router.price.PriceBook;
import dev.sluice.router.prompt.Message;
import dev.sluice.router.prompt.Part;
import dev.sluice.router.prompt.Place;
import dev.sluice.router.prompt.Prompt;
import dev.sluice.router.prompt.RequestBody;
import dev.sluice.router.prompt.Role;
import dev.sluice.router.sensitivity.Sensitivity;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ModesTest {
    private static final Route TINY = Given.inHouse("tiny", 0.3);
    private static final Route LOCAL = Given.inHouse("local", 0.5);
    private static final Route OPENAI = Given.external("openai", 1);
    private static final Route CHEAP = Given.external("cheap", 0.8);
    private static final OptionalDouble NONE = OptionalDouble.empty();
    private static final Policy POLICY = Given.policy(
            Map.of("openai", Given.attested(false, true, 0, "eu"), "cheap", Given.attested(false, true, 0, "eu")),
            new Rule("public-docs", new Condition.NothingFound(), Effect.mayEscalate(ProviderTerms.ANY)));
    private static final PriceBook PRICES = new PriceBook(
            "EUR",
            List.of(
                    Given.price("t", "tiny/small", "0.001", "0.002"),
                    Given.price("l", "local/small", "0.01", "0.02"),
                    Given.price("o", "openai/big", "2", "8"),
                    Given.price("c", "cheap/big", "1", "4")),
            "openai/big");

    private static Router router(Mode mode) {
        return new Router(
                new Catalogue(List.of(LOCAL, OPENAI, TINY, CHEAP), Map.of(), Map.of("my-app", mode)), POLICY, PRICES);
    }

    private static Situation now(String lot) {
        return new Situation(Given.CALLER, Given.NOON, Map.of()).with(Wish.NONE, NONE, lot);
    }

    private static Decision.Send sent(Mode mode, Judgement judgement, Situation situation) {
        return (Decision.Send) router(mode).decide(prompt("my-app"), judgement, situation);
    }

    private static Decision.Send sent(Mode mode, Judgement judgement) {
        return sent(mode, judgement, now("1"));
    }

    private static Judgement judged(double score, double local, double strong) {
        return new Judgement(Sensitivity.PUBLIC, List.of(), List.of(), new Difficulty(score, local, strong, List.of()));
    }

    private static void came(Decision decision, Code code, String text, Route... routes) {
        assertThat(decision.why().text()).isEqualTo(text);
        assertThat(decision.why().code()).isEqualTo(code);
        assertThat(((Decision.Send) decision).routes()).containsExactly(routes);
    }

    private static Wish wish(String mode) {
        return new Wish(Wish.mode(mode), Optional.empty());
    }

    private static Situation asking(Wish wish, Freedom freedom) {
        Caller caller = new Caller("app", "sales", Optional.empty(), Optional.empty(), freedom);
        return new Situation(caller, Given.NOON, Map.of()).with(wish, NONE, "1");
    }

    @Nested
    class Plain {
        @Test
        void cheapest_goes_by_the_estimated_cost_alone() {
            came(
                    sent(new Mode.Cheapest(), Given.judged(0.9)),
                    Code.CHEAPEST,
                    "lowest estimated cost, 0.000001099 EUR",
                    TINY,
                    LOCAL,
                    CHEAP,
                    OPENAI);
        }

        @Test
        void local_only_leaves_out_what_leaves_the_house() {
            Decision decision = sent(new Mode.LocalOnly(), Given.judged(0.9));
            came(
                    decision,
                    Code.LOCAL_ONLY,
                    "mode local-only; difficulty 0.90 is above local/small's 0.50",
                    LOCAL,
                    TINY);
            assertThat(decision.excluded())
                    .containsExactly(
                            new Exclusion("openai/big", "mode local-only"),
                            new Exclusion("cheap/big", "mode local-only"));
        }

        @Test
        void strong_takes_the_most_capable_that_the_policy_permits() {
            came(
                    sent(new Mode.Strong(), Given.judged(0.1)),
                    Code.STRONG,
                    "the most capable that is left, with 1.00; may leave by rule public-docs to openai/big",
                    OPENAI,
                    CHEAP,
                    LOCAL,
                    TINY);
            came(
                    sent(new Mode.Strong(), Given.judged(0.1, Given.found("EMAIL"))),
                    Code.KEPT_IN,
                    "the most capable that is left, with 0.50; kept in the house by default of policy house@3",
                    LOCAL,
                    TINY);
        }

        @Test
        void fixed_is_as_if_the_caller_had_named_the_route() {
            came(sent(new Mode.Fixed("cheap/big"), Given.judged(0.1)), Code.NAMED, "the caller named cheap/big", CHEAP);
        }
    }

    @Nested
    class Quality {
        private final Mode mode = new Mode.Auto(NONE, OptionalDouble.of(0.9));

        @Test
        void the_cheapest_that_is_good_enough_is_taken_and_the_others_follow_by_quality() {
            // On the logit scale: tiny 0.87, local 0.90, cheap 0.93, openai 0.95.
            came(
                    sent(mode, judged(0.2, 0.9, 0.95)),
                    Code.EASY,
                    "expected quality 0.87 is at least 90 % of a strong model's 0.95",
                    TINY,
                    LOCAL,
                    CHEAP,
                    OPENAI);
            // tiny 0.17, local 0.30, cheap 0.61, openai 0.80: only one reaches 0.72.
            came(
                    sent(mode, judged(0.8, 0.3, 0.8)),
                    Code.HARD,
                    "expected quality 0.80 is at least 90 % of a strong model's 0.80; may leave by rule public-docs to"
                            + " openai/big",
                    OPENAI,
                    CHEAP,
                    LOCAL,
                    TINY);
        }

        @Test
        void what_the_policy_keeps_in_says_so() {
            Judgement kept = new Judgement(
                    Sensitivity.CONFIDENTIAL,
                    List.of(Given.found("EMAIL")),
                    List.of(),
                    new Difficulty(0.8, 0.3, 0.8, List.of()));
            came(
                    sent(mode, kept),
                    Code.KEPT_IN,
                    "expected quality 0.30 is under 90 % of a strong model's 0.80; kept in the house by default of"
                            + " policy house@3",
                    LOCAL,
                    TINY);
        }
    }

    @Nested
    class Escalating {
        private final Mode mode = new Mode.Auto(OptionalDouble.of(0.2), NONE);

        private Situation from(double threshold) {
            return new Situation(Given.CALLER, Given.NOON, Map.of()).with(Wish.NONE, OptionalDouble.of(threshold), "");
        }

        @Test
        void the_threshold_says_which_side_comes_first() {
            came(
                    sent(mode, Given.judged(0.6), from(0.55)),
                    Code.OVER_THRESHOLD,
                    "difficulty 0.600 is over 0.550, from which the hardest 20 % escalate; may leave by rule"
                            + " public-docs to cheap/big",
                    CHEAP,
                    OPENAI,
                    LOCAL,
                    TINY);
            came(
                    sent(mode, Given.judged(0.6), from(0.65)),
                    Code.EASY,
                    "difficulty 0.600 is under 0.650, from which the hardest 20 % escalate",
                    LOCAL,
                    TINY,
                    CHEAP,
                    OPENAI);
        }

        @Test
        void until_the_traffic_is_known_one_half_is_the_threshold() {
            assertThat(sent(mode, Given.judged(0.5)).why().code()).isEqualTo(Code.OVER_THRESHOLD);
            assertThat(sent(mode, Given.judged(0.49)).why().code()).isEqualTo(Code.EASY);
        }

        @Test
        void what_may_not_leave_stays_and_says_so() {
            came(
                    sent(mode, Given.judged(0.6, Given.found("EMAIL")), from(0.1)),
                    Code.KEPT_IN,
                    "difficulty 0.600 is over 0.100, from which the hardest 20 % escalate; kept in the house by"
                            + " default of policy house@3",
                    LOCAL,
                    TINY);
        }

        @Test
        void whoever_keeps_the_threshold_learns_the_share_and_the_name() {
            Mode canary = new Mode.Canary("cheap/big", 0.1, mode);
            assertThat(router(canary).escalation(Wish.NONE, "my-app", Given.CALLER))
                    .contains(new Escalation("my-app", 0.2, 0.2));
            assertThat(router(canary).escalation(wish("escalate=5%"), "my-app", Given.CALLER))
                    .contains(new Escalation("my-app", 0.2, 0.05));
            for (String undecided : List.of("cheapest", "local-only")) {
                assertThat(router(canary).escalation(wish(undecided), "my-app", Given.CALLER))
                        .isEmpty();
            }
            assertThat(router(mode).escalation(Wish.NONE, "auto", Given.CALLER)).isEmpty();
            assertThat(router(mode).escalation(Wish.NONE, "nobody", Given.CALLER))
                    .isEmpty();
        }
    }

    @Nested
    class Lots {
        private static final int MANY = 10_000;

        private Prompt from(int user) {
            return new Prompt(
                    "my-app",
                    false,
                    false,
                    List.of(new Message(Role.USER, List.of("hello"))),
                    0,
                    List.of(new Part.Text(Place.at("user"), "user " + user)),
                    Map.of(),
                    0,
                    1,
                    new RequestBody(new byte[300]));
        }

        private Set<Integer> canaries(Mode mode) {
            Set<Integer> chosen = new HashSet<>();
            Router router = router(mode);
            for (int user = 0; user < MANY; user++) {
                if (router.decide(from(user), Given.judged(0.1), now("x")).why().code() == Code.CANARY) {
                    chosen.add(user);
                }
            }
            return chosen;
        }

        @Test
        void a_canary_gets_its_share_of_users_always_the_same_ones() {
            Set<Integer> five = canaries(new Mode.Canary("cheap/big", 0.05, Mode.Auto.USUAL));
            assertThat(five.size() / (double) MANY).isCloseTo(0.05, within(0.007));
            assertThat(canaries(new Mode.Canary("cheap/big", 0.05, Mode.Auto.USUAL)))
                    .isEqualTo(five);
            assertThat(canaries(new Mode.Canary("cheap/big", 0.2, Mode.Auto.USUAL)))
                    .as("a larger share keeps those who were in it")
                    .containsAll(five);
            Set<Integer> both = canaries(new Mode.Canary("tiny/small", 0.05, Mode.Auto.USUAL));
            both.retainAll(five);
            assertThat(both.size()).as("another canary has other users").isBetween(5, 60);
        }

        @Test
        void the_lot_of_a_request_does_not_move_a_user_to_the_other_side() {
            Mode mode = new Mode.Canary("cheap/big", 0.5, Mode.Auto.USUAL);
            for (int user = 0; user < 50; user++) {
                Decision first = router(mode).decide(from(user), Given.judged(0.1), now("a"));
                assertThat(router(mode).decide(from(user), Given.judged(0.1), now("b")))
                        .isEqualTo(first);
            }
        }

        @Test
        void a_canary_answers_first_and_its_base_after_it() {
            came(
                    sent(new Mode.Canary("cheap/big", 1, Mode.Auto.USUAL), Given.judged(0.1)),
                    Code.CANARY,
                    "this user is among the 100 % who get cheap/big; may leave by rule public-docs to cheap/big",
                    CHEAP,
                    TINY,
                    LOCAL,
                    OPENAI);
            Decision.Send other = sent(new Mode.Canary("cheap/big", 0, Mode.Auto.USUAL), Given.judged(0.1));
            assertThat(other.routes()).doesNotContain(CHEAP);
            assertThat(other.excluded())
                    .containsExactly(new Exclusion("cheap/big", "a canary for the 0 % of users who are not this one"));
            came(
                    sent(new Mode.Canary("cheap/big", 0, new Mode.Fixed("local/small")), Given.judged(0.9)),
                    Code.NAMED,
                    "the caller named local/small",
                    LOCAL);
        }

        @Test
        void a_canary_never_goes_where_the_policy_does_not_let_it() {
            Decision.Send kept =
                    sent(new Mode.Canary("cheap/big", 1, Mode.Auto.USUAL), Given.judged(0.1, Given.found("EMAIL")));
            assertThat(kept.routes()).containsExactly(TINY, LOCAL);
        }

        @Test
        void weights_are_kept_and_a_route_that_is_down_moves_only_its_own() {
            Mode mode = new Mode.Weighted(
                    List.of(
                            new Mode.Weight("local/small", 70),
                            new Mode.Weight("cheap/big", 30),
                            new Mode.Weight("openai/big", 0)),
                    false);
            Situation down = new Situation(Given.CALLER, Given.NOON, Map.of("cheap", new BackendState(false, null, 0)));
            Map<Route, Integer> counts = new HashMap<>();
            Router router = router(mode);
            for (int i = 0; i < MANY; i++) {
                Decision.Send decision =
                        (Decision.Send) router.decide(prompt("my-app"), Given.judged(0.9), now("lot " + i));
                Route first = decision.routes().getFirst();
                counts.merge(first, 1, Integer::sum);
                assertThat(decision.routes()).hasSize(3);
                assertThat(decision.routes().getLast()).isEqualTo(OPENAI);
                if (i % 100 == 0) {
                    assertThat(sent(mode, Given.judged(0.9), down.with(Wish.NONE, NONE, "lot " + i))
                                    .routes())
                            .containsExactly(LOCAL, OPENAI);
                }
            }
            assertThat(counts.getOrDefault(LOCAL, 0) / (double) MANY).isCloseTo(0.7, within(0.015));
            assertThat(counts.getOrDefault(CHEAP, 0) / (double) MANY).isCloseTo(0.3, within(0.015));
            assertThat(sent(mode, Given.judged(0.9), now("lot 1")).why().code()).isEqualTo(Code.WEIGHTED);
        }

        @Test
        void sticky_weights_go_by_the_user() {
            Mode mode = new Mode.Weighted(
                    List.of(new Mode.Weight("local/small", 1), new Mode.Weight("cheap/big", 1)), true);
            Router router = router(mode);
            int local = 0;
            for (int user = 0; user < MANY; user++) {
                Decision one = router.decide(from(user), Given.judged(0.9), now("a"));
                assertThat(router.decide(from(user), Given.judged(0.9), now("b")))
                        .isEqualTo(one);
                local += ((Decision.Send) one).routes().getFirst().equals(LOCAL) ? 1 : 0;
            }
            assertThat(local / (double) MANY).isCloseTo(0.5, within(0.02));
        }

        @Test
        void a_shadow_gets_its_share_of_harmless_requests_and_none_of_the_others() {
            Mode mode = new Mode.Shadow("cheap/big", 0.1, Mode.Auto.USUAL);
            Router router = router(mode);
            int copied = 0;
            for (int i = 0; i < MANY; i++) {
                copied +=
                        sent(mode, Given.judged(0.1), now("lot " + i)).shadow().isPresent() ? 1 : 0;
                Decision found =
                        router.decide(prompt("my-app"), Given.judged(0.1, Given.found("EMAIL")), now("lot " + i));
                assertThat(((Decision.Send) found).shadow()).isEmpty();
            }
            assertThat(copied / (double) MANY).isCloseTo(0.1, within(0.01));
            Decision.Send all = sent(new Mode.Shadow("cheap/big", 1, Mode.Auto.USUAL), Given.judged(0.1));
            assertThat(all.shadow()).contains(CHEAP);
            assertThat(all.ofShadow().orElseThrow().routes()).containsExactly(CHEAP);
            assertThat(sent(new Mode.Shadow("cheap/big", 1, new Mode.Fixed("cheap/big")), Given.judged(0.1))
                            .shadow())
                    .as("what answers needs no copy")
                    .isEmpty();
        }
    }

    @Nested
    class Wishes {
        private Decision decide(Mode mode, Wish wish, Freedom freedom) {
            return router(mode).decide(prompt("my-app"), Given.judged(0.9), asking(wish, freedom));
        }

        @Test
        void a_caller_may_keep_a_request_in_the_house_and_wish_for_the_cheapest() {
            came(
                    decide(Mode.Auto.USUAL, wish("local-only"), Freedom.NARROWER),
                    Code.LOCAL_ONLY,
                    "the caller asked for local-only; difficulty 0.90 is above local/small's 0.50",
                    LOCAL,
                    TINY);
            assertThat(decide(Mode.Auto.USUAL, wish("cheapest"), Freedom.NARROWER)
                            .why()
                            .code())
                    .isEqualTo(Code.CHEAPEST);
        }

        @Test
        void what_would_cost_too_much_or_nobody_knows_how_much_drops_out() {
            Wish wish = new Wish(Optional.empty(), Optional.of(new Money(100_000)));
            Decision decision = decide(Mode.Auto.USUAL, wish, Freedom.NARROWER);
            assertThat(((Decision.Send) decision).routes()).containsExactly(LOCAL, TINY);
            assertThat(decision.excluded())
                    .contains(new Exclusion("openai/big", "about 0.004246 EUR is over x-sluice-max-cost 0.0001"));
            Decision none =
                    decide(Mode.Auto.USUAL, new Wish(Optional.empty(), Optional.of(Money.ZERO)), Freedom.NARROWER);
            assertThat(none.why().code()).isEqualTo(Code.NARROWED_AWAY);
            assertThat(none.why().text())
                    .isEqualTo("no route is left: local/small: about 0.00001099 EUR is over x-sluice-max-cost 0");
        }

        @Test
        void a_named_route_outside_and_local_only_leave_nothing() {
            Decision none = decide(new Mode.Fixed("openai/big"), wish("local-only"), Freedom.NARROWER);
            assertThat(none).isInstanceOf(Decision.Refuse.class);
            assertThat(none.why().text()).isEqualTo("no route is left: openai/big: the caller asked for local-only");
        }

        @Test
        void what_is_not_narrower_is_not_granted_unless_everything_is() {
            Router router = router(new Mode.Auto(OptionalDouble.of(0.2), NONE));
            Caller caller = asking(Wish.NONE, Freedom.NARROWER).caller();
            for (String granted : List.of("local-only", "cheapest", "auto", "escalate=10%", "escalate=0.2")) {
                assertThat(router.whyNotGranted(wish(granted), "my-app", caller))
                        .as(granted)
                        .isEmpty();
            }
            for (String refused : List.of("strong", "escalate=21%", "quality=0.5")) {
                assertThat(router.whyNotGranted(wish(refused), "my-app", caller))
                        .as(refused)
                        .startsWith("not narrower than auto");
                assertThat(router.whyNotGranted(
                                wish(refused),
                                "my-app",
                                asking(Wish.NONE, Freedom.ANY).caller()))
                        .isEmpty();
            }
            assertThat(router.whyNotGranted(
                            wish("local-only"),
                            "my-app",
                            asking(Wish.NONE, Freedom.NONE).caller()))
                    .startsWith("not granted to this caller");
        }

        @Test
        void with_every_freedom_a_request_replaces_the_mode_but_not_the_policy() {
            assertThat(decide(new Mode.LocalOnly(), wish("strong"), Freedom.ANY)
                            .why()
                            .code())
                    .isEqualTo(Code.STRONG);
            Decision kept = router(new Mode.LocalOnly())
                    .decide(
                            prompt("my-app"),
                            Given.judged(0.9, Given.found("EMAIL")),
                            asking(wish("strong"), Freedom.ANY));
            assertThat(((Decision.Send) kept).routes()).containsExactly(LOCAL, TINY);
        }

        @Test
        void words_that_are_no_mode_are_not_read() {
            for (String word : List.of("", "weighted", "canary", "escalate", "escalate=", "escalate=101%", "LOCAL")) {
                assertThat(Wish.mode(word)).as(word).isEmpty();
            }
        }
    }
}
