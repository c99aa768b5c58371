package dev.sluice.router.policy;

import static dev.sluice.router.Given.CALLER;
import static dev.sluice.router.Given.TODAY;
import static dev.sluice.router.Given.attested;
import static dev.sluice.router.Given.found;
import static dev.sluice.router.Given.judged;
import static dev.sluice.router.Given.unscannable;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.router.Given;
import dev.sluice.router.decision.Caller;
import dev.sluice.router.decision.Verdict;
import dev.sluice.router.decision.Verdict.Outcome;
import dev.sluice.router.policy.Condition.AllOf;
import dev.sluice.router.policy.Condition.CountAtMost;
import dev.sluice.router.policy.Condition.HasEntity;
import dev.sluice.router.policy.Condition.NothingFound;
import dev.sluice.router.policy.Condition.SensitivityAtMost;
import dev.sluice.router.policy.Condition.TeamIs;
import dev.sluice.router.policy.Condition.UnscannableIs;
import dev.sluice.router.sensitivity.Confidence;
import dev.sluice.router.sensitivity.Sensitivity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PolicyTest {
    static final ProviderTerms NO_TRAINING = new ProviderTerms(false, OptionalInt.empty(), false, Set.of());
    static final Rule PUBLIC = new Rule("public-docs", new NothingFound(), Effect.mayEscalate(NO_TRAINING));
    static final Rule ANYTHING = new Rule("anything", Condition.always(), Effect.mayEscalate(ProviderTerms.ANY));
    static final Rule CARDS =
            new Rule("cards-local", has(Confidence.MEDIUM, "CREDIT_CARD", "IBAN"), Effect.localOnly());
    static final Rule SECRETS = new Rule(
            "secrets-never-leave",
            has(Confidence.LOW, "SECRET.*"),
            new Effect(Optional.of(Outcome.LOCAL_ONLY), true, Optional.empty(), ProviderTerms.ANY, ProviderTerms.ANY));
    static final Map<String, Attestation> PROVIDERS =
            Map.of("big-api", attested(false, false, 30, "us"), "eu-api", attested(false, true, 0, "eu"));

    static Condition has(Confidence minimum, String... patterns) {
        return new HasEntity(List.of(patterns).stream().map(EntityPattern::of).toList(), minimum);
    }

    @Test
    void nothing_leaves_without_a_rule_that_says_so() {
        Verdict verdict = Given.policy(PROVIDERS, CARDS).judge(judged(0.9), CALLER, TODAY);
        assertThat(verdict).isEqualTo(new Verdict(Outcome.LOCAL_ONLY, "default", List.of(), Set.of(), "house@3"));
    }

    @Test
    void a_harmless_request_may_go_to_every_provider_that_the_rule_accepts() {
        Policy policy = Given.policy(
                Map.of("big-api", attested(false, false, 30, "us"), "trainer", attested(true, true, 0, "us")), PUBLIC);
        Verdict verdict = policy.judge(judged(0.9), CALLER, TODAY);
        assertThat(verdict.outcome()).isEqualTo(Outcome.MAY_ESCALATE);
        assertThat(verdict.rule()).isEqualTo("public-docs");
        assertThat(verdict.providers()).containsExactly("big-api");
        assertThat(policy.whyBarred("trainer", verdict, TODAY))
                .isEqualTo("trainer trains on requests (rule public-docs)");
        assertThat(policy.whyBarred("stranger", verdict, TODAY)).isEqualTo("no attestation of stranger");
    }

    @Test
    void a_card_number_keeps_a_request_in_the_house_though_another_rule_lets_it_out() {
        Verdict verdict = Given.policy(PROVIDERS, ANYTHING, CARDS)
                .judge(judged(0.9, found("EMAIL"), found("CREDIT_CARD"), found("CREDIT_CARD")), CALLER, TODAY);
        assertThat(verdict)
                .isEqualTo(new Verdict(
                        Outcome.LOCAL_ONLY,
                        "cards-local",
                        List.of("anything", "cards-local"),
                        Set.of(),
                        Optional.empty(),
                        "house@3",
                        Outcome.LOCAL_ONLY,
                        false,
                        List.of("CREDIT_CARD")));
    }

    @Test
    void a_final_rule_decides_before_an_earlier_one_of_the_same_outcome() {
        Verdict verdict = Given.policy(PROVIDERS, CARDS, SECRETS)
                .judge(judged(0.9, found("IBAN"), found("SECRET.API_KEY")), CALLER, TODAY);
        assertThat(verdict.rule()).isEqualTo("secrets-never-leave");
        assertThat(verdict.last()).isTrue();
        assertThat(verdict.kinds()).containsExactly("SECRET.API_KEY");
    }

    @Test
    void the_strictest_outcome_wins() {
        Rule refused = new Rule("no-keys", has(Confidence.LOW, "SECRET.PRIVATE_KEY"), Effect.refuse());
        assertThat(Given.policy(PROVIDERS, SECRETS, refused, ANYTHING)
                        .judge(judged(0.1, found("SECRET.PRIVATE_KEY")), CALLER, TODAY))
                .extracting(Verdict::outcome, Verdict::rule)
                .containsExactly(Outcome.REFUSE, "no-keys");
    }

    @Test
    void several_rules_that_let_out_leave_the_providers_that_all_of_them_accept() {
        Rule europe = new Rule(
                "europe",
                Condition.always(),
                Effect.mayEscalate(new ProviderTerms(false, OptionalInt.empty(), true, Set.of("eu"))));
        assertThat(Given.policy(PROVIDERS, ANYTHING, europe)
                        .judge(judged(0.9), CALLER, TODAY)
                        .providers())
                .containsExactly("eu-api");
    }

    @Test
    void a_restriction_alone_lets_nothing_out_but_narrows_what_another_rule_lets_out() {
        Rule restrict = new Rule(
                "residency",
                new TeamIs(Set.of("sales")),
                Effect.restrict(new ProviderTerms(false, OptionalInt.of(0), true, Set.of("eu"))));
        assertThat(Given.policy(PROVIDERS, restrict)
                        .judge(judged(0.9), CALLER, TODAY)
                        .rule())
                .isEqualTo("default");
        assertThat(Given.policy(PROVIDERS, restrict, ANYTHING)
                        .judge(judged(0.9), CALLER, TODAY)
                        .providers())
                .containsExactly("eu-api");
        assertThat(Given.policy(PROVIDERS, restrict, ANYTHING)
                        .judge(judged(0.9), new Caller("app", "hr"), TODAY)
                        .providers())
                .containsExactlyInAnyOrder("big-api", "eu-api");
    }

    @Test
    void an_attestation_counts_on_its_last_day_and_no_longer() {
        Policy policy = Given.policy(PROVIDERS, PUBLIC);
        Verdict onLastDay = policy.judge(judged(0.9), CALLER, TODAY.plusDays(30));
        Verdict after = policy.judge(judged(0.9), CALLER, TODAY.plusDays(31));
        assertThat(onLastDay.providers()).containsExactlyInAnyOrder("big-api", "eu-api");
        assertThat(after.providers()).isEmpty();
        assertThat(policy.whyBarred("eu-api", after, TODAY.plusDays(31)))
                .isEqualTo("attestation of eu-api lapsed on 2026-12-24");
        assertThat(policy.lapsed(TODAY.plusDays(30))).isEmpty();
        assertThat(policy.lapsed(TODAY.plusDays(31))).containsExactly("big-api", "eu-api");
    }

    @Nested
    class UnscannableContent {
        @Test
        void stays_in_the_house_whatever_rules_say() {
            assertThat(Given.policy(PROVIDERS, ANYTHING).judge(unscannable(), CALLER, TODAY))
                    .isEqualTo(new Verdict(Outcome.LOCAL_ONLY, "on_error", List.of("anything"), Set.of(), "house@3"));
        }

        @Test
        void is_named_by_the_rule_that_keeps_it_if_there_is_one() {
            assertThat(Given.policy(PROVIDERS, CARDS)
                            .judge(unscannable(found("CREDIT_CARD")), CALLER, TODAY)
                            .rule())
                    .isEqualTo("cards-local");
        }

        @Test
        void is_refused_where_on_error_says_so() {
            Policy strict =
                    Given.with(Given.policy(PROVIDERS), Outcome.LOCAL_ONLY, Outcome.REFUSE, List.of(ANYTHING, CARDS));
            assertThat(strict.judge(unscannable(found("CREDIT_CARD")), CALLER, TODAY))
                    .extracting(Verdict::outcome, Verdict::rule)
                    .containsExactly(Outcome.REFUSE, "on_error");
        }
    }

    @Test
    void a_dry_run_keeps_everything_in_and_says_what_would_have_been() {
        Verdict verdict = Given.dryRun(Given.policy(PROVIDERS, PUBLIC)).judge(judged(0.9), CALLER, TODAY);
        assertThat(verdict)
                .extracting(Verdict::outcome, Verdict::would, Verdict::rule)
                .containsExactly(Outcome.LOCAL_ONLY, Outcome.MAY_ESCALATE, "public-docs");
    }

    @Nested
    class Conditions {
        @Test
        void entities_below_the_confidence_do_not_count() {
            assertThat(holds(has(Confidence.MEDIUM, "IBAN"), Confidence.LOW)).isFalse();
            assertThat(holds(has(Confidence.MEDIUM, "IBAN"), Confidence.MEDIUM)).isTrue();
            assertThat(holds(has(Confidence.LOW, "IBAN"), Confidence.LOW)).isTrue();
        }

        private boolean holds(Condition condition, Confidence confidence) {
            return condition.holds(judged(0.5, found("IBAN", confidence)), CALLER);
        }

        @Test
        void kinds_joined_by_plus_must_all_occur() {
            Condition both = has(Confidence.LOW, "HEALTH_FACT+PERSON");
            assertThat(both.holds(judged(0.5, found("PERSON")), CALLER)).isFalse();
            assertThat(both.holds(judged(0.5, found("PERSON"), found("HEALTH_FACT")), CALLER))
                    .isTrue();
        }

        @Test
        void a_family_covers_its_kinds_and_no_others() {
            Condition secrets = has(Confidence.LOW, "SECRET.*");
            assertThat(secrets.holds(judged(0.5, found("SECRET.AWS.KEY")), CALLER))
                    .isTrue();
            assertThat(secrets.holds(judged(0.5, found("SECRETARY")), CALLER)).isFalse();
            assertThat(has(Confidence.LOW, "SECRET").holds(judged(0.5, found("SECRET.KEY")), CALLER))
                    .isFalse();
        }

        @Test
        void a_count_holds_up_to_its_limit() {
            Condition two = new CountAtMost(List.of(EntityPattern.of("EMAIL")), Confidence.MEDIUM, 2);
            assertThat(two.holds(judged(0.5, found("EMAIL"), found("EMAIL"), found("IBAN")), CALLER))
                    .isTrue();
            assertThat(two.holds(judged(0.5, found("EMAIL"), found("EMAIL"), found("EMAIL")), CALLER))
                    .isFalse();
            assertThat(new CountAtMost(List.of(), Confidence.LOW, 1)
                            .holds(judged(0.5, found("EMAIL"), found("IBAN")), CALLER))
                    .isFalse();
        }

        @Test
        void sensitivity_is_an_upper_limit_and_none_means_nothing_found() {
            assertThat(new SensitivityAtMost(Sensitivity.INTERNAL).holds(judged(0.5, found("IBAN")), CALLER))
                    .isFalse();
            assertThat(new SensitivityAtMost(Sensitivity.CONFIDENTIAL).holds(judged(0.5, found("IBAN")), CALLER))
                    .isTrue();
            assertThat(new NothingFound().holds(judged(0.5), CALLER)).isTrue();
            assertThat(new NothingFound().holds(judged(0.5, found("EMAIL", Confidence.LOW)), CALLER))
                    .isFalse();
            assertThat(new NothingFound().holds(unscannable(), CALLER)).isFalse();
        }

        @Test
        void region_and_purpose_are_the_callers_and_unknown_ones_match_nothing() {
            Caller known = new Caller("app", "sales", Optional.of("eu"), Optional.of("research"));
            Condition region = new Condition.RegionIs(Set.of("eu", "uk"));
            Condition purpose = new Condition.PurposeIs(Set.of("research"));
            assertThat(region.holds(judged(0.5), known)).isTrue();
            assertThat(purpose.holds(judged(0.5), known)).isTrue();
            assertThat(new Condition.RegionIs(Set.of("us")).holds(judged(0.5), known))
                    .isFalse();
            assertThat(new Condition.PurposeIs(Set.of("commercial")).holds(judged(0.5), known))
                    .isFalse();
            assertThat(region.holds(judged(0.5), CALLER)).isFalse();
            assertThat(purpose.holds(judged(0.5), CALLER)).isFalse();
        }

        @Test
        void unscannable_matches_either_way() {
            assertThat(new UnscannableIs(true).holds(unscannable(), CALLER)).isTrue();
            assertThat(new UnscannableIs(true).holds(judged(0.5), CALLER)).isFalse();
            assertThat(new UnscannableIs(false).holds(judged(0.5), CALLER)).isTrue();
            assertThat(new UnscannableIs(false).holds(unscannable(), CALLER)).isFalse();
        }

        @Test
        void all_of_needs_every_one_of_them() {
            Condition both = new AllOf(List.of(new TeamIs(Set.of("hr")), new UnscannableIs(false)));
            assertThat(both.holds(judged(0.5), CALLER)).isFalse();
            assertThat(both.holds(judged(0.5), new Caller("app", "hr"))).isTrue();
        }
    }

    @Nested
    class Refused {
        @Test
        void a_default_or_an_on_error_that_lets_out() {
            Policy policy = Given.policy(PROVIDERS);
            assertThatThrownBy(() -> Given.with(policy, Outcome.MAY_ESCALATE, Outcome.LOCAL_ONLY, List.of()))
                    .hasMessage("default.decision: may_escalate (expected local_only or refuse)");
            assertThatThrownBy(() -> Given.with(policy, Outcome.LOCAL_ONLY, Outcome.MAY_ESCALATE, List.of()))
                    .hasMessage("on_error.decision: may_escalate (expected local_only or refuse)");
        }

        @Test
        void two_rules_of_one_id_and_ids_that_are_taken_or_no_words() {
            assertThatThrownBy(() -> Given.policy(PROVIDERS, CARDS, CARDS)).hasMessageContaining("cards-local");
            for (String id : List.of("default", "on_error", "", "two words", "a\nb")) {
                assertThatThrownBy(() -> new Rule(id, Condition.always(), Effect.localOnly()))
                        .as(id)
                        .hasMessageStartingWith("id:");
            }
        }

        @Test
        void effects_that_make_no_sense() {
            assertThatThrownBy(() -> Effect.restrict(ProviderTerms.ANY)).hasMessageContaining("no effect");
            assertThatThrownBy(() -> new Effect(
                            Optional.of(Outcome.LOCAL_ONLY), false, Optional.empty(), NO_TRAINING, ProviderTerms.ANY))
                    .hasMessageStartingWith("allow_providers:");
            assertThatThrownBy(() -> new Effect(
                            Optional.of(Outcome.MAY_ESCALATE), true, Optional.empty(), NO_TRAINING, ProviderTerms.ANY))
                    .hasMessageStartingWith("final:");
            assertThatThrownBy(() -> new Effect(
                            Optional.of(Outcome.REDACT_THEN_ESCALATE),
                            false,
                            Optional.empty(),
                            ProviderTerms.ANY,
                            ProviderTerms.ANY))
                    .hasMessageStartingWith("actions, verify, on_verify_fail: missing");
        }

        @Test
        void patterns_that_are_none() {
            for (String written : List.of("", "credit_card", "A+", "+A", "A.", "*", "A.*.B", "A B")) {
                assertThatThrownBy(() -> EntityPattern.of(written)).as(written).hasMessageStartingWith("entity:");
            }
        }
    }

    @Test
    void terms_that_nobody_promised_are_not_met() {
        Attestation silent = new Attestation(Set.of(), OptionalInt.empty(), true, false, "DPA-9", TODAY);
        assertThat(ProviderTerms.ANY.acceptedBy(silent)).isTrue();
        assertThat(NO_TRAINING.acceptedBy(silent)).isFalse();
        assertThat(new ProviderTerms(true, OptionalInt.empty(), true, Set.of()).acceptedBy(silent))
                .isFalse();
        assertThat(new ProviderTerms(false, OptionalInt.of(9999), true, Set.of()).acceptedBy(silent))
                .isFalse();
        assertThat(new ProviderTerms(false, OptionalInt.empty(), true, Set.of("eu")).acceptedBy(silent))
                .isFalse();
        // Any of the provider's regions may serve, so one of two is not enough.
        assertThat(new ProviderTerms(false, OptionalInt.empty(), true, Set.of("eu"))
                        .acceptedBy(attested(false, false, 0, "eu", "us")))
                .isFalse();
    }

    @Test
    void a_pattern_is_known_if_every_kind_of_it_is() {
        Set<String> kinds = Set.of("EMAIL", "SECRET.KEY");
        assertThat(EntityPattern.of("SECRET.*+EMAIL").isKnownAmong(kinds)).isTrue();
        assertThat(EntityPattern.of("EMAIL+PERSON").isKnownAmong(kinds)).isFalse();
        assertThat(EntityPattern.of("TOKEN.*").isKnownAmong(kinds)).isFalse();
    }
}
