package dev.sluice.router.policy;

import static dev.sluice.router.Given.CALLER;
import static dev.sluice.router.Given.TODAY;
import static dev.sluice.router.Given.found;
import static dev.sluice.router.Given.judged;
import static dev.sluice.router.Given.unscannable;
import static dev.sluice.router.policy.PolicyTest.ANYTHING;
import static dev.sluice.router.policy.PolicyTest.CARDS;
import static dev.sluice.router.policy.PolicyTest.PROVIDERS;
import static dev.sluice.router.policy.PolicyTest.SECRETS;
import static dev.sluice.router.policy.PolicyTest.has;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.router.Given;
import dev.sluice.router.decision.Caller;
import dev.sluice.router.decision.Treatment;
import dev.sluice.router.decision.Treatment.Action;
import dev.sluice.router.decision.Verdict;
import dev.sluice.router.decision.Verdict.Outcome;
import dev.sluice.router.decision.Verdict.Waived;
import dev.sluice.router.policy.Condition.AllOf;
import dev.sluice.router.policy.Condition.TeamIs;
import dev.sluice.router.sensitivity.Confidence;
import dev.sluice.router.sensitivity.Finding;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Treatments, exceptions, licences and notifications, rule by rule. */
class WeighingTest {
    private static final Caller FRAUD = new Caller("app", "fraud");
    private static final Treatment LAST4 = new Treatment(Action.MASK, Map.of("CREDIT_CARD", Action.MASK_LAST4));
    private static final Rule EXCEPTION = exception(OptionalLong.of(2), "cards-local");

    private static Rule exception(OptionalLong most, String... overrides) {
        return new Rule(
                "exc-1",
                new AllOf(List.of(has(Confidence.LOW, "CREDIT_CARD"), new TeamIs(Set.of("fraud")))),
                Effect.treat(Outcome.REDACT_THEN_ESCALATE, LAST4, ProviderTerms.ANY),
                Optional.of(new Waiver(
                        Set.of(overrides), "dpo@house.example", "RISK-482", TODAY, TODAY.plusDays(7), most)));
    }

    private static Rule treats(String id, String kind, Outcome outcome, Action otherwise, Map<String, Action> actions) {
        return new Rule(
                id,
                has(Confidence.LOW, kind),
                Effect.treat(outcome, new Treatment(otherwise, actions), ProviderTerms.ANY));
    }

    @Nested
    class Treating {
        private final Rule health = treats(
                "health", "MRN", Outcome.PSEUDONYMISE_THEN_ESCALATE, Action.PSEUDONYM, Map.of("PHONE", Action.REMOVE));
        private final Rule contact = treats(
                "contact",
                "EMAIL",
                Outcome.REDACT_THEN_ESCALATE,
                Action.MASK,
                Map.of("EMAIL", Action.PSEUDONYM, "PHONE", Action.MASK_LAST2));

        @Test
        void a_matching_rule_says_how_every_finding_is_treated() {
            Verdict verdict = Given.policy(PROVIDERS, contact).judge(judged(0.9, found("EMAIL")), CALLER, TODAY);
            assertThat(verdict.outcome()).isEqualTo(Outcome.REDACT_THEN_ESCALATE);
            assertThat(verdict.providers()).containsExactlyInAnyOrder("big-api", "eu-api");
            assertThat(verdict.treatment()).isEqualTo(contact.then().treatment());
        }

        @Test
        void redaction_is_stricter_than_pseudonyms_and_of_two_treatments_the_one_that_tells_least_counts() {
            Verdict verdict = Given.policy(PROVIDERS, health, contact)
                    .judge(judged(0.9, found("EMAIL"), found("MRN")), CALLER, TODAY);
            assertThat(verdict.outcome()).isEqualTo(Outcome.REDACT_THEN_ESCALATE);
            assertThat(verdict.rule()).isEqualTo("contact");
            Treatment both = verdict.treatment().orElseThrow();
            assertThat(both.of("EMAIL")).isEqualTo(Action.PSEUDONYM);
            assertThat(both.of("PHONE")).isEqualTo(Action.REMOVE);
            assertThat(both.of("MRN")).isEqualTo(Action.MASK);
        }

        @Test
        void a_pseudonym_and_a_partial_mask_together_are_a_whole_mask() {
            assertThat(Action.PSEUDONYM.and(Action.MASK_LAST4)).isEqualTo(Action.MASK);
            assertThat(Action.MASK_LAST2.and(Action.MASK_LAST4)).isEqualTo(Action.MASK_LAST2);
            assertThat(Action.PSEUDONYM.and(Action.REMOVE)).isEqualTo(Action.REMOVE);
        }

        @Test
        void what_is_kept_in_or_goes_as_it_is_has_no_treatment() {
            assertThat(Given.policy(PROVIDERS, contact, CARDS)
                            .judge(judged(0.9, found("EMAIL"), found("IBAN")), CALLER, TODAY)
                            .treatment())
                    .isEmpty();
            assertThat(Given.policy(PROVIDERS, contact, ANYTHING)
                            .judge(judged(0.9), CALLER, TODAY)
                            .treatment())
                    .isEmpty();
        }

        @Test
        void a_treatment_that_failed_keeps_in_or_refuses() {
            Verdict verdict = Given.policy(PROVIDERS, contact).judge(judged(0.9, found("EMAIL")), CALLER, TODAY);
            assertThat(verdict.foundAgain())
                    .extracting(Verdict::outcome, Verdict::providers, Verdict::treatment)
                    .containsExactly(Outcome.LOCAL_ONLY, Set.of(), Optional.empty());
            Rule strict = new Rule(
                    "strict",
                    has(Confidence.LOW, "EMAIL"),
                    Effect.treat(
                            Outcome.PSEUDONYMISE_THEN_ESCALATE,
                            new Treatment(Action.PSEUDONYM, Map.of(), Outcome.REFUSE),
                            ProviderTerms.ANY));
            assertThat(Given.policy(PROVIDERS, contact, strict)
                            .judge(judged(0.9, found("EMAIL")), CALLER, TODAY)
                            .foundAgain()
                            .outcome())
                    .isEqualTo(Outcome.REFUSE);
        }
    }

    @Nested
    class Exceptions {
        private final Policy policy = Given.policy(PROVIDERS, CARDS, SECRETS, EXCEPTION);

        private Verdict judge(Policy by, Caller caller, long used, String... kinds) {
            return by.judge(
                    judged(0.9, List.of(kinds).stream().map(Given::found).toArray(Finding[]::new)),
                    caller,
                    TODAY,
                    Map.of("exc-1", used));
        }

        @Test
        void set_aside_the_rules_they_override_and_are_named() {
            Verdict verdict = judge(policy, FRAUD, 1, "CREDIT_CARD");
            assertThat(verdict.outcome()).isEqualTo(Outcome.REDACT_THEN_ESCALATE);
            assertThat(verdict.rule()).isEqualTo("exc-1");
            assertThat(verdict.matched()).containsExactly("cards-local", "exc-1");
            assertThat(verdict.treatment()).contains(LAST4);
            assertThat(verdict.waived())
                    .containsExactly(new Waived("exc-1", "dpo@house.example", "RISK-482", List.of("cards-local")));
        }

        @Test
        void hold_only_where_their_own_condition_does() {
            assertThat(judge(policy, CALLER, 0, "CREDIT_CARD").outcome()).isEqualTo(Outcome.LOCAL_ONLY);
            assertThat(judge(policy, FRAUD, 0, "IBAN").outcome()).isEqualTo(Outcome.LOCAL_ONLY);
        }

        @Test
        void leave_every_other_rule_in_force() {
            assertThat(judge(policy, FRAUD, 0, "CREDIT_CARD", "SECRET.KEY"))
                    .extracting(Verdict::outcome, Verdict::rule, Verdict::waived)
                    .containsExactly(Outcome.LOCAL_ONLY, "secrets-never-leave", List.of());
        }

        @Test
        void let_out_only_the_kinds_that_they_name() {
            assertThat(judge(policy, FRAUD, 0, "CREDIT_CARD", "IBAN"))
                    .extracting(Verdict::outcome, Verdict::rule, Verdict::waived)
                    .containsExactly(Outcome.LOCAL_ONLY, "cards-local", List.of());
            assertThat(judge(policy, FRAUD, 0, "CREDIT_CARD", "EMAIL"))
                    .as("a kind that only the default keeps in")
                    .extracting(Verdict::outcome, Verdict::waived)
                    .containsExactly(Outcome.LOCAL_ONLY, List.of());
            Rule mails = treats("mails", "EMAIL", Outcome.PSEUDONYMISE_THEN_ESCALATE, Action.PSEUDONYM, Map.of());
            assertThat(judge(Given.policy(PROVIDERS, CARDS, mails, EXCEPTION), FRAUD, 0, "CREDIT_CARD", "EMAIL")
                            .outcome())
                    .as("a kind that another rule lets out")
                    .isEqualTo(Outcome.REDACT_THEN_ESCALATE);
        }

        @Test
        void reach_as_far_as_the_rules_they_override_where_they_name_no_kind() {
            Rule whole = new Rule(
                    "exc-1",
                    new TeamIs(Set.of("fraud")),
                    Effect.mayEscalate(ProviderTerms.ANY),
                    Optional.of(new Waiver(
                            Set.of("cards-local"), "dpo", "T-1", TODAY, TODAY.plusDays(7), OptionalLong.empty())));
            Policy by = Given.policy(PROVIDERS, CARDS, whole);
            assertThat(judge(by, FRAUD, 0, "CREDIT_CARD", "IBAN").outcome()).isEqualTo(Outcome.MAY_ESCALATE);
            assertThat(judge(by, FRAUD, 0, "CREDIT_CARD", "EMAIL").outcome()).isEqualTo(Outcome.LOCAL_ONLY);
            assertThat(judge(by, FRAUD, 0, "EMAIL"))
                    .as("nothing there that it overrides")
                    .extracting(Verdict::outcome, Verdict::waived)
                    .containsExactly(Outcome.LOCAL_ONLY, List.of());
        }

        @Test
        void end_with_their_last_request_and_their_last_day() {
            assertThat(judge(policy, FRAUD, 2, "CREDIT_CARD").rule()).isEqualTo("cards-local");
            assertThat(policy.judge(judged(0.9, found("CREDIT_CARD")), FRAUD, TODAY)
                            .rule())
                    .isEqualTo("cards-local");
            Policy unlimited = Given.policy(PROVIDERS, CARDS, exception(OptionalLong.empty(), "cards-local"));
            for (int day : List.of(-1, 8)) {
                assertThat(unlimited
                                .judge(judged(0.9, found("CREDIT_CARD")), FRAUD, TODAY.plusDays(day))
                                .rule())
                        .isEqualTo("cards-local");
            }
            for (int day : List.of(0, 7)) {
                assertThat(unlimited
                                .judge(judged(0.9, found("CREDIT_CARD")), FRAUD, TODAY.plusDays(day))
                                .rule())
                        .isEqualTo("exc-1");
            }
        }

        @Test
        void do_not_open_what_is_unscannable() {
            assertThat(policy.judge(unscannable(found("CREDIT_CARD")), FRAUD, TODAY, Map.of("exc-1", 0L)))
                    .extracting(Verdict::outcome, Verdict::waived)
                    .containsExactly(Outcome.LOCAL_ONLY, List.of());
        }

        @Test
        void set_restrictions_aside_with_their_rule() {
            Rule residency = new Rule(
                    "residency",
                    has(Confidence.LOW, "CREDIT_CARD"),
                    Effect.restrict(new ProviderTerms(true, OptionalInt.empty(), true, Set.of())));
            Policy restricted =
                    Given.policy(PROVIDERS, CARDS, residency, exception(OptionalLong.empty(), "cards-local"));
            assertThat(judge(restricted, FRAUD, 0, "CREDIT_CARD").providers()).containsExactly("eu-api");
            Policy both = Given.policy(
                    PROVIDERS, CARDS, residency, exception(OptionalLong.empty(), "cards-local", "residency"));
            Verdict verdict = judge(both, FRAUD, 0, "CREDIT_CARD");
            assertThat(verdict.providers()).containsExactlyInAnyOrder("big-api", "eu-api");
            assertThat(both.whyBarred("big-api", verdict, TODAY)).isEmpty();
        }

        @Test
        void override_no_final_rule_no_exception_and_no_rule_that_is_not_there() {
            assertThatThrownBy(() ->
                            Given.policy(PROVIDERS, SECRETS, exception(OptionalLong.empty(), "secrets-never-leave")))
                    .hasMessageContaining("\"secrets-never-leave\" is final");
            assertThatThrownBy(() -> Given.policy(PROVIDERS, exception(OptionalLong.empty(), "exc-1")))
                    .hasMessageContaining("\"exc-1\" is an exception itself");
            assertThatThrownBy(() -> Given.policy(PROVIDERS, exception(OptionalLong.empty(), "cards")))
                    .hasMessageContaining("\"cards\" (expected the id of a rule");
        }
    }

    @Nested
    class Licences {
        @Test
        void are_asked_of_every_model_whatever_its_letters() {
            Rule open = new Rule("open", Condition.always(), Effect.restrictLicences(Set.of("APACHE-2.0")));
            Policy policy = Given.policy(PROVIDERS, ANYTHING, open);
            Verdict verdict = policy.judge(judged(0.9), CALLER, TODAY);
            assertThat(verdict.permits(Given.inHouse("local", 0.5))).isTrue();
            assertThat(verdict.permits(Given.external("big-api", 1))).isFalse();
            assertThat(policy.whyUnlicensed(Given.external("big-api", 1).model(), verdict))
                    .isEqualTo("licence proprietary (rule open)");
        }

        @Test
        void of_several_rules_leave_those_that_all_accept() {
            Rule one = new Rule("one", Condition.always(), Effect.restrictLicences(Set.of("MIT", "Apache-2.0")));
            Rule other = new Rule("other", Condition.always(), Effect.restrictLicences(Set.of("MIT", "proprietary")));
            assertThat(Given.policy(PROVIDERS, one, other)
                            .judge(judged(0.9), CALLER, TODAY)
                            .licences())
                    .contains(Set.of("mit"));
        }
    }

    @Test
    void everyone_who_wants_to_know_of_any_matching_rule_is_named_once() {
        Rule one = notifying("one", "secops", "dpo");
        Rule other = notifying("other", "dpo", "audit");
        assertThat(Given.policy(PROVIDERS, one, other, CARDS)
                        .judge(judged(0.9, found("EMAIL")), CALLER, TODAY)
                        .notified())
                .containsExactly("audit", "dpo", "secops");
    }

    private static Rule notifying(String id, String... names) {
        return new Rule(
                id,
                has(Confidence.LOW, "EMAIL"),
                new Effect(
                        Optional.empty(),
                        false,
                        Optional.empty(),
                        ProviderTerms.ANY,
                        ProviderTerms.ANY,
                        Set.of(),
                        Optional.empty(),
                        List.of(names)));
    }
}
