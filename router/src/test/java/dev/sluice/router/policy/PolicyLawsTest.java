package dev.sluice.router.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.router.Given;
import dev.sluice.router.catalogue.Model;
import dev.sluice.router.decision.Caller;
import dev.sluice.router.decision.Judgement;
import dev.sluice.router.decision.Treatment;
import dev.sluice.router.decision.Verdict;
import dev.sluice.router.decision.Verdict.Outcome;
import dev.sluice.router.decision.Verdict.Waived;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What holds for every policy and every request, tried on random ones. The seed is in every failure's description. */
class PolicyLawsTest {
    private static final int REPEATS = 1000;

    @Test
    void the_order_of_rules_changes_nothing_but_names() {
        forAll((given, policy, judgement, caller, uses, seed) -> {
            List<Rule> shuffled = new ArrayList<>(policy.rules());
            Collections.shuffle(shuffled, given.random());
            Verdict before = policy.judge(judgement, caller, Given.TODAY, uses);
            Verdict after = with(policy, shuffled).judge(judgement, caller, Given.TODAY, uses);
            assertThat(after.outcome()).as(seed).isEqualTo(before.outcome());
            assertThat(after.providers()).as(seed).isEqualTo(before.providers());
            assertThat(after.licences()).as(seed).isEqualTo(before.licences());
            assertThat(after.notified()).as(seed).isEqualTo(before.notified());
            assertSameTreatment(after, before, seed);
            assertThat(after.matched()).as(seed).containsExactlyInAnyOrderElementsOf(before.matched());
            assertThat(after.waived())
                    .extracting(Waived::rule)
                    .as(seed)
                    .containsExactlyInAnyOrderElementsOf(
                            before.waived().stream().map(Waived::rule).toList());
        });
    }

    @Test
    void one_more_rule_without_an_exception_never_widens_what_some_rule_has_decided() {
        forAll((given, policy, judgement, caller, uses, seed) -> {
            List<Rule> more = new ArrayList<>(policy.rules());
            more.add(given.random().nextInt(more.size() + 1), given.rule("one-more"));
            Verdict before = policy.judge(judgement, caller, Given.TODAY, uses);
            Verdict after = with(policy, more).judge(judgement, caller, Given.TODAY, uses);
            before.licences().ifPresent(licences -> assertThat(licences)
                    .as(seed)
                    .containsAll(after.licences().orElseThrow()));
            if (before.rule().equals(Policy.DEFAULT)) {
                // The first rule that decides takes the default's place; that is the only way out.
                return;
            }
            if (before.rule().equals(Policy.ON_ERROR)) {
                assertThat(after.outcome().escalates()).as(seed).isFalse();
                return;
            }
            assertThat(after.outcome()).as(seed).isGreaterThanOrEqualTo(before.outcome());
            assertThat(before.providers()).as(seed).containsAll(after.providers());
            if (after.treatment().isPresent()) {
                before.treatment()
                        .ifPresent(mild -> assertNoMilder(after.treatment().get(), mild, seed));
            }
        });
    }

    @Test
    void one_more_rule_that_does_not_escalate_lets_nothing_out() {
        forAll((given, policy, judgement, caller, uses, seed) -> {
            Rule extra = given.rule("one-more");
            if (extra.then().escalates()) {
                return;
            }
            List<Rule> more = new ArrayList<>(policy.rules());
            more.add(extra);
            Verdict before = policy.judge(judgement, caller, Given.TODAY, uses);
            Verdict after = with(policy, more).judge(judgement, caller, Given.TODAY, uses);
            assertThat(before.providers()).as(seed).containsAll(after.providers());
        });
    }

    @Test
    void what_leaves_has_a_rule_that_lets_it_and_attested_providers_and_none_against_it() {
        int[] treated = {0};
        forAll((given, policy, judgement, caller, uses, seed) -> {
            Verdict verdict = policy.judge(judgement, caller, Given.TODAY, uses);
            if (verdict.providers().isEmpty()) {
                return;
            }
            assertThat(judgement.unscannable()).as(seed).isEmpty();
            List<Rule> counting = policy.rules().stream()
                    .filter(rule -> verdict.matched().contains(rule.id()))
                    .filter(rule -> verdict.waived().stream()
                            .noneMatch(waived -> waived.setAside().contains(rule.id())))
                    .toList();
            assertThat(counting).as(seed).anyMatch(rule -> rule.then().escalates());
            assertThat(counting)
                    .as(seed)
                    .allMatch(rule ->
                            rule.then().decision().isEmpty() || rule.then().escalates());
            for (String provider : verdict.providers()) {
                assertThat(policy.providers()).as(seed).containsKey(provider);
                Attestation attestation = policy.attestation(provider).orElseThrow();
                assertThat(attestation.validUntil()).as(seed).isAfterOrEqualTo(Given.TODAY);
                assertThat(counting).as(seed).allMatch(rule -> rule.then().accepts(attestation));
                assertThat(policy.whyBarred(provider, verdict, Given.TODAY))
                        .as(seed)
                        .isEmpty();
            }
            for (Rule rule : counting) {
                rule.then().treatment().ifPresent(asked -> {
                    treated[0]++;
                    assertNoMilder(verdict.treatment().orElseThrow(), asked, seed);
                });
            }
        });
        assertThat(treated[0]).as("treatments met").isGreaterThan(REPEATS / 20);
    }

    @Test
    void whoever_is_barred_from_what_may_leave_is_told_why() {
        forAll((given, policy, judgement, caller, uses, seed) -> {
            Verdict verdict = policy.judge(judgement, caller, Given.TODAY, uses);
            if (!verdict.outcome().escalates()) {
                return;
            }
            for (String provider : RandomPolicies.PROVIDERS) {
                assertThat(policy.whyBarred(provider, verdict, Given.TODAY).isEmpty())
                        .as(seed)
                        .isEqualTo(verdict.providers().contains(provider));
            }
        });
    }

    @Test
    void a_model_is_told_the_rule_that_its_licence_offends() {
        forAll((given, policy, judgement, caller, uses, seed) -> {
            Verdict verdict = policy.judge(judgement, caller, Given.TODAY, uses);
            for (Model model : List.of(
                    Given.inHouse("a", 1).model(), Given.external("b", 1).model())) {
                String why = policy.whyUnlicensed(model, verdict);
                assertThat(why.isEmpty()).as(seed).isEqualTo(verdict.permitsLicence(model));
                assertThat(why).as(seed).matches("|licence .* \\(rule .*\\)");
            }
        });
    }

    @Test
    void unscannable_content_never_leaves_not_even_with_an_exception() {
        forAll((given, policy, judgement, caller, uses, seed) -> {
            Verdict verdict = policy.judge(judgement, caller, Given.TODAY, uses);
            if (!judgement.unscannable().isEmpty()) {
                assertThat(verdict.outcome()).as(seed).isGreaterThanOrEqualTo(policy.onError());
                assertThat(verdict.providers()).as(seed).isEmpty();
                assertThat(verdict.treatment()).as(seed).isEmpty();
            }
        });
    }

    @Test
    void a_dry_run_lets_nothing_out_and_records_what_would_have_been() {
        forAll((given, policy, judgement, caller, uses, seed) -> {
            Verdict real = policy.judge(judgement, caller, Given.TODAY, uses);
            Verdict dry = Given.dryRun(policy).judge(judgement, caller, Given.TODAY, uses);
            assertThat(dry.outcome()).as(seed).isEqualTo(Outcome.LOCAL_ONLY);
            assertThat(dry.providers()).as(seed).isEmpty();
            assertThat(dry.would()).as(seed).isEqualTo(real.would());
        });
    }

    @Test
    void a_policy_without_its_dead_rules_judges_the_same() {
        int[] dead = {0};
        forAll((given, policy, judgement, caller, uses, seed) -> {
            Set<String> ids = policy.deadRules().stream().map(RuleRemark::rule).collect(Collectors.toSet());
            policy.exceptions()
                    .forEach(exception ->
                            ids.removeAll(exception.waiver().orElseThrow().overrides()));
            if (ids.isEmpty()) {
                return;
            }
            dead[0] += ids.size();
            List<Rule> alive = policy.rules().stream()
                    .filter(rule -> !ids.contains(rule.id()))
                    .toList();
            for (int i = 0; i < 20; i++) {
                Judgement other = given.judgement();
                Caller another = given.caller();
                Verdict before = policy.judge(other, another, Given.TODAY, uses);
                Verdict after = with(policy, alive).judge(other, another, Given.TODAY, uses);
                assertThat(after.outcome()).as(seed + ids).isEqualTo(before.outcome());
                assertThat(after.providers()).as(seed + ids).isEqualTo(before.providers());
                assertThat(after.licences()).as(seed + ids).isEqualTo(before.licences());
                assertThat(after.notified()).as(seed + ids).isEqualTo(before.notified());
                assertSameTreatment(after, before, seed + ids);
            }
        });
        assertThat(dead[0]).as("dead rules met").isGreaterThan(REPEATS / 10);
    }

    @Test
    void a_rule_whose_terms_no_provider_meets_is_told_and_lets_nothing_out() {
        forAll((given, policy, judgement, caller, uses, seed) -> {
            for (Rule rule : policy.rules()) {
                if (letsNobody(rule, policy)) {
                    assertThat(policy.oddRules(Given.TODAY)).as(seed).anyMatch(odd -> odd.rule()
                            .equals(rule.id()));
                    Verdict verdict = policy.judge(judgement, caller, Given.TODAY, uses);
                    if (verdict.rule().equals(rule.id())) {
                        assertThat(verdict.providers()).as(seed).isEmpty();
                    }
                }
            }
        });
    }

    private static boolean letsNobody(Rule rule, Policy policy) {
        return rule.then().escalates() && policy.providers().values().stream().noneMatch(rule.then()::accepts);
    }

    @Test
    void two_treatments_together_tell_no_more_than_either_and_know_no_order() {
        for (int seed = 0; seed < REPEATS; seed++) {
            RandomPolicies given = new RandomPolicies(new Random(seed));
            Treatment one = given.treatment();
            Treatment other = given.treatment();
            Treatment third = given.treatment();
            assertNoMilder(one.and(other), one, "seed " + seed);
            assertNoMilder(one.and(other), other, "seed " + seed);
            for (String kind : RandomPolicies.KINDS) {
                assertThat(one.and(other).of(kind))
                        .as("seed " + seed)
                        .isEqualTo(other.and(one).of(kind))
                        .isEqualTo(one.of(kind).and(other.of(kind)));
                assertThat(one.and(other).and(third).of(kind))
                        .as("seed " + seed)
                        .isEqualTo(one.and(other.and(third)).of(kind));
            }
        }
    }

    /** Whether of every kind the one shows no more than the other. */
    private static void assertNoMilder(Treatment one, Treatment than, String seed) {
        for (String kind : RandomPolicies.KINDS) {
            assertThat(one.of(kind).and(than.of(kind))).as(seed + kind).isEqualTo(one.of(kind));
        }
        assertThat(one.ifFoundAgain()).as(seed).isGreaterThanOrEqualTo(than.ifFoundAgain());
    }

    private static void assertSameTreatment(Verdict one, Verdict other, String seed) {
        assertThat(one.treatment().isPresent())
                .as(seed)
                .isEqualTo(other.treatment().isPresent());
        if (one.treatment().isPresent() && other.treatment().isPresent()) {
            assertNoMilder(one.treatment().get(), other.treatment().get(), seed);
            assertNoMilder(other.treatment().get(), one.treatment().get(), seed);
        }
    }

    private interface Law {
        void holds(
                RandomPolicies given,
                Policy policy,
                Judgement judgement,
                Caller caller,
                Map<String, Long> uses,
                String seed);
    }

    private static void forAll(Law law) {
        for (int seed = 0; seed < REPEATS; seed++) {
            RandomPolicies given = new RandomPolicies(new Random(seed));
            Policy policy = given.policy();
            law.holds(given, policy, given.judgement(), given.caller(), given.uses(policy), "seed " + seed + " ");
        }
    }

    private static Policy with(Policy policy, List<Rule> rules) {
        return Given.with(policy, policy.otherwise(), policy.onError(), rules);
    }
}
