package dev.sluice.router.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.router.Given;
import dev.sluice.router.decision.Caller;
import dev.sluice.router.decision.Judgement;
import dev.sluice.router.decision.Verdict;
import dev.sluice.router.decision.Verdict.Waived;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** How far an exception reaches, tried on random policies. The seed is in every failure's description. */
class ExceptionLawsTest {
    private static final int REPEATS = 3000;

    @Test
    void an_exception_never_lets_out_what_a_final_rule_keeps() {
        int[] met = {0};
        forAll((policy, judgement, caller, uses, seed) -> {
            Verdict verdict = policy.judge(judgement, caller, Given.TODAY, uses);
            for (Rule rule : policy.rules()) {
                if (!rule.then().last() || !rule.when().holds(judgement, caller)) {
                    continue;
                }
                met[0] += verdict.waived().size();
                assertThat(verdict.matched()).as(seed).contains(rule.id());
                rule.then()
                        .decision()
                        .ifPresent(kept -> assertThat(verdict.would()).as(seed).isGreaterThanOrEqualTo(kept));
                assertThat(verdict.providers()).as(seed).allMatch(provider -> rule.then()
                        .accepts(policy.attestation(provider).orElseThrow()));
            }
        });
        assertThat(met[0]).as("exceptions beside final rules").isGreaterThan(5);
    }

    @Test
    void outside_its_dates_an_exception_changes_nothing() {
        forAll((policy, judgement, caller, uses, seed) -> {
            for (long days : List.of(-10L, 10L)) {
                assertThat(policy.judge(judgement, caller, Given.TODAY.plusDays(days), uses))
                        .as(seed)
                        .isEqualTo(without(policy).judge(judgement, caller, Given.TODAY.plusDays(days)));
            }
        });
    }

    @Test
    void once_its_count_is_used_up_or_unknown_an_exception_changes_nothing() {
        forAll((policy, judgement, caller, uses, seed) -> {
            List<Rule> unlimited = policy.rules().stream()
                    .filter(rule -> rule.waiver()
                            .filter(waiver -> waiver.maxRequests().isPresent())
                            .isEmpty())
                    .toList();
            Verdict expected = with(policy, unlimited).judge(judgement, caller, Given.TODAY, Map.of());
            Map<String, Long> exhausted = new HashMap<>();
            policy.exceptions().forEach(exception -> exhausted.put(exception.id(), 3L));
            assertThat(policy.judge(judgement, caller, Given.TODAY, exhausted))
                    .as(seed)
                    .isEqualTo(expected);
            assertThat(policy.judge(judgement, caller, Given.TODAY)).as(seed).isEqualTo(expected);
        });
    }

    @Test
    void a_verdict_names_an_exception_exactly_if_it_made_a_difference() {
        int[] named = {0};
        forAll((policy, judgement, caller, uses, seed) -> {
            Verdict with = policy.judge(judgement, caller, Given.TODAY, uses);
            Verdict without = without(policy).judge(judgement, caller, Given.TODAY);
            if (with.waived().isEmpty()) {
                assertThat(with).as(seed).isEqualTo(without);
                return;
            }
            named[0]++;
            boolean same = with.outcome() == without.outcome()
                    && with.providers().equals(without.providers())
                    && with.treatment().equals(without.treatment())
                    && with.licences().equals(without.licences());
            assertThat(same).as(seed).isFalse();
        });
        assertThat(named[0]).as("exceptions met").isGreaterThan(REPEATS / 50);
    }

    @Test
    void an_exception_sets_aside_only_rules_that_it_names_and_all_others_count() {
        forAll((policy, judgement, caller, uses, seed) -> {
            Verdict verdict = policy.judge(judgement, caller, Given.TODAY, uses);
            for (Waived waived : verdict.waived()) {
                Waiver waiver = policy.exceptions().stream()
                        .filter(rule -> rule.id().equals(waived.rule()))
                        .findFirst()
                        .flatMap(Rule::waiver)
                        .orElseThrow();
                assertThat(waiver.overrides()).as(seed).containsAll(waived.setAside());
                assertThat(waiver.inForce(Given.TODAY, uses.get(waived.rule())))
                        .as(seed)
                        .isTrue();
            }
            List<String> aside = verdict.waived().stream()
                    .flatMap(waived -> waived.setAside().stream())
                    .toList();
            for (Rule rule : policy.rules()) {
                if (verdict.matched().contains(rule.id()) && !aside.contains(rule.id())) {
                    rule.then().decision().ifPresent(least -> assertThat(verdict.would())
                            .as(seed)
                            .isGreaterThanOrEqualTo(least));
                }
            }
        });
    }

    @Test
    void what_an_exception_lets_out_is_of_kinds_that_it_or_the_rules_set_aside_or_another_rule_speaks_of() {
        int[] met = {0};
        forAll((policy, judgement, caller, uses, seed) -> {
            Verdict verdict = policy.judge(judgement, caller, Given.TODAY, uses);
            if (verdict.waived().isEmpty() || !verdict.would().escalates()) {
                return;
            }
            met[0]++;
            List<String> aside = verdict.waived().stream()
                    .flatMap(waived -> waived.setAside().stream())
                    .toList();
            List<Rule> speaking = policy.rules().stream()
                    .filter(rule -> verdict.matched().contains(rule.id()))
                    .filter(rule -> rule.isException()
                            || aside.contains(rule.id())
                            || rule.then().escalates())
                    .toList();
            boolean anything = speaking.stream()
                    .anyMatch(rule -> !rule.isException() && !rule.when().namesKinds());
            for (String kind : Reach.confidential(judgement)) {
                assertThat(anything
                                || speaking.stream().anyMatch(rule -> rule.when()
                                        .kinds(judgement.findings())
                                        .contains(kind)))
                        .as(seed + kind)
                        .isTrue();
            }
        });
        assertThat(met[0]).as("exceptions that let out").isGreaterThan(REPEATS / 100);
    }

    private interface Law {
        void holds(Policy policy, Judgement judgement, Caller caller, Map<String, Long> uses, String seed);
    }

    private static void forAll(Law law) {
        for (int seed = 0; seed < REPEATS; seed++) {
            RandomPolicies given = new RandomPolicies(new Random(seed));
            Policy policy = given.policy();
            if (!policy.exceptions().isEmpty()) {
                law.holds(policy, given.judgement(), given.caller(), given.uses(policy), "seed " + seed + " ");
            }
        }
    }

    private static Policy without(Policy policy) {
        return with(
                policy,
                policy.rules().stream().filter(rule -> !rule.isException()).toList());
    }

    private static Policy with(Policy policy, List<Rule> rules) {
        return Given.with(policy, policy.otherwise(), policy.onError(), rules);
    }
}
