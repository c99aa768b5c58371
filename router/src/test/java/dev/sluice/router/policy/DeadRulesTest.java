package dev.sluice.router.policy;

import static dev.sluice.router.Given.TODAY;
import static dev.sluice.router.policy.PolicyTest.ANYTHING;
import static dev.sluice.router.policy.PolicyTest.CARDS;
import static dev.sluice.router.policy.PolicyTest.PROVIDERS;
import static dev.sluice.router.policy.PolicyTest.PUBLIC;
import static dev.sluice.router.policy.PolicyTest.SECRETS;
import static dev.sluice.router.policy.PolicyTest.has;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.router.Given;
import dev.sluice.router.decision.Treatment;
import dev.sluice.router.decision.Treatment.Action;
import dev.sluice.router.decision.Verdict.Outcome;
import dev.sluice.router.policy.Condition.AllOf;
import dev.sluice.router.policy.Condition.NothingFound;
import dev.sluice.router.policy.Condition.PurposeIs;
import dev.sluice.router.policy.Condition.RegionIs;
import dev.sluice.router.policy.Condition.TeamIs;
import dev.sluice.router.policy.Condition.UnscannableIs;
import dev.sluice.router.sensitivity.Confidence;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DeadRulesTest {
    private static final Effect REDACT =
            Effect.treat(Outcome.REDACT_THEN_ESCALATE, new Treatment(Action.MASK, Map.of()), ProviderTerms.ANY);

    private static Rule exception(String id, Condition when, Effect then, String overrides) {
        return new Rule(
                id,
                when,
                then,
                Optional.of(
                        new Waiver(Set.of(overrides), "dpo", "T-1", TODAY, TODAY.plusDays(30), OptionalLong.empty())));
    }

    @Test
    void an_ordinary_policy_has_none() {
        assertThat(Given.policy(PROVIDERS, SECRETS, CARDS, PUBLIC, ANYTHING).deadRules())
                .isEmpty();
    }

    @Test
    void entities_wanted_where_nothing_may_be_found_never_match() {
        Rule rule = new Rule(
                "confused",
                new AllOf(List.of(new NothingFound(), has(Confidence.LOW, "EMAIL"))),
                Effect.mayEscalate(ProviderTerms.ANY));
        assertThat(Given.policy(PROVIDERS, rule).deadRules())
                .containsExactly(new RuleRemark("confused", "never matches: nothing found, but entities wanted"));
    }

    @Test
    void a_rule_that_lets_out_what_another_always_keeps_is_dead_whatever_the_order() {
        Rule lets = new Rule(
                "iban-for-sales",
                new AllOf(List.of(has(Confidence.HIGH, "IBAN"), new TeamIs(Set.of("sales")))),
                Effect.mayEscalate(ProviderTerms.ANY));
        RuleRemark dead = new RuleRemark(
                "iban-for-sales", "rule cards-local matches whenever it does, and is as strict or stricter");
        assertThat(Given.policy(PROVIDERS, CARDS, lets).deadRules()).containsExactly(dead);
        assertThat(Given.policy(PROVIDERS, lets, CARDS).deadRules()).containsExactly(dead);
    }

    @Test
    void a_rule_that_is_surer_or_wider_than_the_stricter_one_is_alive() {
        Rule less = new Rule("low", has(Confidence.LOW, "IBAN"), Effect.mayEscalate(ProviderTerms.ANY));
        Rule wider = new Rule("wider", has(Confidence.HIGH, "IBAN", "EMAIL"), Effect.mayEscalate(ProviderTerms.ANY));
        assertThat(Given.policy(PROVIDERS, CARDS, less, wider).deadRules()).isEmpty();
    }

    @Test
    void a_copy_is_dead_and_the_original_is_not() {
        Rule copy = new Rule("copy", CARDS.when(), CARDS.then());
        assertThat(Given.policy(PROVIDERS, CARDS, copy).deadRules())
                .extracting(RuleRemark::rule)
                .containsExactly("copy");
    }

    @Test
    void a_narrower_rule_of_the_same_outcome_is_alive_since_it_names_its_own_basis() {
        Rule iban = new Rule("iban", has(Confidence.HIGH, "IBAN"), Effect.localOnly());
        assertThat(Given.policy(PROVIDERS, CARDS, iban).deadRules()).isEmpty();
    }

    @Test
    void what_is_unscannable_is_not_let_out_by_a_rule() {
        Rule images = new Rule("images", new UnscannableIs(true), Effect.mayEscalate(ProviderTerms.ANY));
        assertThat(Given.policy(PROVIDERS, images).deadRules())
                .extracting(RuleRemark::why)
                .containsExactly("lets out what is unscannable, which always stays");
    }

    @Test
    void regions_and_purposes_that_exclude_each_other_never_match() {
        Rule regions = new Rule(
                "r", new AllOf(List.of(new RegionIs(Set.of("eu")), new RegionIs(Set.of("us")))), Effect.localOnly());
        Rule purposes = new Rule(
                "p", new AllOf(List.of(new PurposeIs(Set.of("a")), new PurposeIs(Set.of("b")))), Effect.localOnly());
        assertThat(Given.policy(PROVIDERS, regions, purposes).deadRules())
                .extracting(RuleRemark::why)
                .containsExactly(
                        "never matches: no region is in both lists", "never matches: no purpose is in both lists");
    }

    @Test
    void a_treatment_of_what_another_rule_always_keeps_is_dead() {
        Rule treats = new Rule("treat-ibans", has(Confidence.HIGH, "IBAN"), REDACT);
        assertThat(Given.policy(PROVIDERS, CARDS, treats).deadRules())
                .extracting(RuleRemark::rule)
                .containsExactly("treat-ibans");
    }

    @Test
    void a_rule_that_an_exception_sets_aside_kills_no_other() {
        Rule treats = new Rule("treat-ibans", has(Confidence.HIGH, "IBAN"), REDACT);
        Rule exception = exception("x", has(Confidence.HIGH, "CREDIT_CARD"), REDACT, "cards-local");
        assertThat(Given.policy(PROVIDERS, CARDS, treats, exception).deadRules())
                .isEmpty();
        assertThat(Given.policy(PROVIDERS, CARDS, exception).idleExceptions()).isEmpty();
    }

    @Test
    void a_rule_that_restricts_licences_or_notifies_is_alive_beside_a_stricter_one() {
        Rule licences = new Rule("l", has(Confidence.HIGH, "IBAN"), Effect.restrictLicences(Set.of("MIT")));
        Rule notifies = new Rule(
                "n",
                has(Confidence.HIGH, "IBAN"),
                new Effect(
                        Optional.empty(),
                        false,
                        Optional.empty(),
                        ProviderTerms.ANY,
                        ProviderTerms.ANY,
                        Set.of(),
                        Optional.empty(),
                        List.of("dpo")));
        assertThat(Given.policy(PROVIDERS, CARDS, licences, notifies).deadRules())
                .isEmpty();
    }

    @Test
    void an_exception_beside_a_stricter_rule_that_it_does_not_override_is_dead() {
        Rule all = new Rule("all-local", Condition.always(), Effect.localOnly());
        Rule exception = exception("x", has(Confidence.HIGH, "IBAN"), REDACT, "cards-local");
        assertThat(Given.policy(PROVIDERS, CARDS, all, exception).deadRules())
                .contains(new RuleRemark("x", "rule all-local matches whenever it does, and is as strict or stricter"));
    }

    @Test
    void an_exception_from_what_never_matches_with_it_or_is_no_stricter_is_idle() {
        Rule hr = new Rule("hr-local", new TeamIs(Set.of("hr")), Effect.localOnly());
        assertThat(Given.policy(PROVIDERS, hr, exception("x", new TeamIs(Set.of("fraud")), REDACT, "hr-local"))
                        .idleExceptions())
                .containsExactly(new RuleRemark(
                        "x", "overrides hr-local, which never matches when it does: no team is in both lists"));
        assertThat(Given.policy(PROVIDERS, CARDS, exception("x", CARDS.when(), Effect.refuse(), "cards-local"))
                        .idleExceptions())
                .containsExactly(new RuleRemark("x", "overrides no rule that is stricter than itself"));
    }

    @Nested
    class Odd {
        @Test
        void terms_that_no_provider_meets_let_out_to_nobody() {
            Rule moon = new Rule(
                    "moon",
                    Condition.always(),
                    Effect.mayEscalate(new ProviderTerms(false, OptionalInt.empty(), true, Set.of("moon"))));
            assertThat(Given.policy(PROVIDERS, moon).oddRules(TODAY))
                    .containsExactly(
                            new RuleRemark("moon", "lets out to nobody: no provider's attestation meets its terms"));
        }

        @Test
        void a_treatment_of_what_is_not_there_or_never_leaves() {
            Rule nothing = new Rule("nothing", new NothingFound(), REDACT);
            Rule secrets = new Rule(
                    "mail",
                    has(Confidence.LOW, "EMAIL"),
                    Effect.treat(
                            Outcome.REDACT_THEN_ESCALATE,
                            new Treatment(Action.MASK, Map.of("SECRET.*", Action.REMOVE, "PHONE", Action.REMOVE)),
                            ProviderTerms.ANY));
            assertThat(Given.policy(PROVIDERS, SECRETS, nothing, secrets).oddRules(TODAY))
                    .containsExactly(
                            new RuleRemark("nothing", "treats findings, but matches only where nothing was found"),
                            new RuleRemark(
                                    "mail",
                                    "its action for SECRET.* is never taken: rule secrets-never-leave keeps requests"
                                            + " with it in the house"));
        }

        @Test
        void an_exception_within_two_weeks_of_its_end() {
            Policy policy =
                    Given.policy(PROVIDERS, CARDS, exception("x", has(Confidence.HIGH, "IBAN"), REDACT, "cards-local"));
            assertThat(policy.oddRules(TODAY.plusDays(15))).isEmpty();
            assertThat(policy.oddRules(TODAY.plusDays(16)))
                    .extracting(RuleRemark::why)
                    .containsExactly("the exception ends on 2026-12-24, in 14 days");
            assertThat(policy.oddRules(TODAY.plusDays(30)))
                    .extracting(RuleRemark::why)
                    .containsExactly("the exception ends on 2026-12-24, today");
        }
    }
}
