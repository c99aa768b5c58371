package dev.sluice.router;

import static dev.sluice.router.Given.found;
import static dev.sluice.router.Given.judged;
import static dev.sluice.router.Given.prompt;
import static dev.sluice.router.ThreeRoutes.CARDS;
import static dev.sluice.router.ThreeRoutes.LOCAL;
import static dev.sluice.router.ThreeRoutes.OPEN;
import static dev.sluice.router.ThreeRoutes.OPENAI;
import static dev.sluice.router.ThreeRoutes.now;
import static dev.sluice.router.ThreeRoutes.refused;
import static dev.sluice.router.ThreeRoutes.routes;
import static dev.sluice.router.ThreeRoutes.sent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.router.catalogue.Catalogue;
import dev.sluice.router.decision.Decision;
import dev.sluice.router.decision.Exclusion;
import dev.sluice.router.decision.Reason.Code;
import dev.sluice.router.decision.Situation;
import dev.sluice.router.decision.Treatment;
import dev.sluice.router.decision.Treatment.Action;
import dev.sluice.router.decision.Verdict.Outcome;
import dev.sluice.router.policy.Condition;
import dev.sluice.router.policy.Effect;
import dev.sluice.router.policy.EntityPattern;
import dev.sluice.router.policy.Policy;
import dev.sluice.router.policy.ProviderTerms;
import dev.sluice.router.policy.Rule;
import dev.sluice.router.policy.Waiver;
import dev.sluice.router.price.PriceBook;
import dev.sluice.router.sensitivity.Confidence;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What a decision makes of a policy's treatments, exceptions and licences. */
class RouterPolicyTest {
    private static final Policy POLICY =
            Given.policy(Map.of("openai", Given.attested(false, true, 0, "eu")), CARDS, OPEN);
    private static final PriceBook PRICES = new PriceBook(
            "EUR",
            List.of(Given.price("l", "local/small", "0.01", "0.02"), Given.price("o", "openai/big", "2", "8")),
            "openai/big");

    @Nested
    class Treated {
        private final Policy policy = Given.policy(POLICY.providers(), CARDS, treating(Outcome.LOCAL_ONLY));

        private Rule treating(Outcome ifFoundAgain) {
            return new Rule(
                    "mail-masked",
                    new Condition.HasEntity(List.of(EntityPattern.of("EMAIL")), Confidence.LOW),
                    Effect.treat(
                            Outcome.REDACT_THEN_ESCALATE,
                            new Treatment(Action.MASK, Map.of(), ifFoundAgain),
                            ProviderTerms.ANY));
        }

        private Decision decide(Policy by) {
            return new Router(new Catalogue(List.of(LOCAL, OPENAI), Map.of()), by, PRICES)
                    .decide(prompt("auto"), judged(0.82, found("EMAIL")), now(Map.of()));
        }

        @Test
        void a_hard_request_goes_out_and_says_that_it_was_redacted() {
            sent(
                    decide(policy),
                    Code.HARD,
                    "difficulty 0.82 is above local/small's 0.50; may leave redacted by rule mail-masked (EMAIL) to"
                            + " openai/big",
                    OPENAI,
                    LOCAL);
        }

        @Test
        void what_is_found_again_stays_in_the_house_or_is_refused() {
            String cause = "could not be made harmless as rule mail-masked asks";
            Decision kept = ((Decision.Send) decide(policy)).foundAgain();
            sent(kept, Code.KEPT_IN, cause, LOCAL);
            assertThat(kept.verdict().treatment()).isEmpty();
            assertThat(kept.excluded()).containsExactly(new Exclusion("openai/big", cause));
            Policy strict = Given.policy(POLICY.providers(), treating(Outcome.REFUSE));
            refused(((Decision.Send) decide(strict)).foundAgain(), Code.REFUSED_BY_POLICY, "", cause);
        }

        @Test
        void what_needs_no_treatment_goes_on_as_it_was() {
            Decision.Send send =
                    (Decision.Send) new Router(new Catalogue(List.of(LOCAL, OPENAI), Map.of()), POLICY, PRICES)
                            .decide(prompt("auto"), judged(0.82), now(Map.of()));
            assertThat(send.foundAgain()).isEqualTo(send);
        }
    }

    @Nested
    class Exceptional {
        private final Rule exception = new Rule(
                "exc-7",
                CARDS.when(),
                Effect.mayEscalate(ProviderTerms.ANY),
                Optional.of(new Waiver(
                        Set.of("cards-local"),
                        "dpo",
                        "T-7",
                        Given.TODAY,
                        Given.TODAY.plusDays(1),
                        OptionalLong.of(3))));
        private final Router router = new Router(
                new Catalogue(List.of(LOCAL, OPENAI), Map.of()),
                Given.policy(POLICY.providers(), CARDS, exception),
                PRICES);

        private Decision decide(Duration later, Map<String, Long> uses) {
            return router.decide(
                    prompt("auto"),
                    judged(0.82, found("CREDIT_CARD")),
                    new Situation(Given.CALLER, Given.NOON.plus(later), Map.of(), uses));
        }

        @Test
        void an_exception_in_force_is_named_in_the_reason() {
            sent(
                    decide(Duration.ZERO, Map.of("exc-7", 2L)),
                    Code.HARD,
                    "difficulty 0.82 is above local/small's 0.50; may leave by exception exc-7 (CREDIT_CARD) to"
                            + " openai/big",
                    OPENAI,
                    LOCAL);
        }

        @Test
        void one_that_is_over_used_up_or_not_counted_keeps_in() {
            assertThat(routes(decide(Duration.ofDays(2), Map.of("exc-7", 0L)))).containsExactly(LOCAL);
            assertThat(routes(decide(Duration.ZERO, Map.of("exc-7", 3L)))).containsExactly(LOCAL);
            assertThat(routes(decide(Duration.ZERO, Map.of()))).containsExactly(LOCAL);
        }
    }

    @Nested
    class Licensed {
        private Decision decide(String licence, String model) {
            Rule open = new Rule("open-models", Condition.always(), Effect.restrictLicences(Set.of(licence)));
            return new Router(
                            new Catalogue(List.of(LOCAL, OPENAI), Map.of()),
                            Given.policy(POLICY.providers(), OPEN, open),
                            PRICES)
                    .decide(prompt(model), judged(0.82), now(Map.of()));
        }

        @Test
        void a_model_of_another_licence_is_left_out_whether_it_stands_in_the_house_or_not() {
            Decision inside = decide("apache-2.0", "auto");
            assertThat(routes(inside)).containsExactly(LOCAL);
            assertThat(inside.excluded())
                    .containsExactly(new Exclusion("openai/big", "licence proprietary (rule open-models)"));
            Decision outside = decide("proprietary", "auto");
            assertThat(routes(outside)).containsExactly(OPENAI);
            assertThat(outside.excluded())
                    .containsExactly(new Exclusion("local/small", "licence Apache-2.0 (rule open-models)"));
        }

        @Test
        void a_named_model_of_another_licence_is_refused_with_the_rule() {
            refused(
                    decide("mit", "local/small"),
                    Code.REFUSED_BY_POLICY,
                    "",
                    "local/small is not permitted: licence Apache-2.0 (rule open-models)");
        }
    }
}
