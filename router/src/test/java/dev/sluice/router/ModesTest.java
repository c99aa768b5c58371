package dev.sluice.router;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.router.decision.Decision;
import dev.sluice.router.decision.Exclusion;
import dev.sluice.router.decision.Judgement;
import dev.sluice.router.decision.Reason.Code;
import dev.sluice.router.decision.Situation;
import dev.sluice.router.decision.Wish;
import dev.sluice.router.difficulty.Difficulty;
import dev.sluice.router.mode.Escalation;
import dev.sluice.router.mode.Mode;
import dev.sluice.router.sensitivity.Sensitivity;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ModesTest extends ModeSamples {
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
}
