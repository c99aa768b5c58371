package dev.sluice.router.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.router.Given;
import dev.sluice.router.decision.Caller;
import dev.sluice.router.decision.Judgement;
import dev.sluice.router.decision.Verdict;
import dev.sluice.router.decision.Verdict.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What holds for every policy and every request, tried on random ones. The seed is in every failure's description. */
class PolicyLawsTest {
    private static final int REPEATS = 1000;

    @Test
    void the_order_of_rules_changes_nothing_but_names() {
        forAll((given, policy, judgement, caller, seed) -> {
            List<Rule> shuffled = new ArrayList<>(policy.rules());
            Collections.shuffle(shuffled, given.random());
            Verdict before = policy.judge(judgement, caller, Given.TODAY);
            Verdict after = with(policy, shuffled).judge(judgement, caller, Given.TODAY);
            assertThat(after.outcome()).as(seed).isEqualTo(before.outcome());
            assertThat(after.providers()).as(seed).isEqualTo(before.providers());
            assertThat(after.matched()).as(seed).containsExactlyInAnyOrderElementsOf(before.matched());
        });
    }

    @Test
    void one_more_rule_never_widens_what_some_rule_has_decided() {
        forAll((given, policy, judgement, caller, seed) -> {
            List<Rule> more = new ArrayList<>(policy.rules());
            more.add(given.random().nextInt(more.size() + 1), given.rule("one-more"));
            Verdict before = policy.judge(judgement, caller, Given.TODAY);
            Verdict after = with(policy, more).judge(judgement, caller, Given.TODAY);
            if (before.rule().equals(Policy.DEFAULT)) {
                // The first rule that decides takes the default's place; that is the only way out.
                return;
            }
            if (before.rule().equals(Policy.ON_ERROR)) {
                assertThat(after.outcome()).as(seed).isNotEqualTo(Outcome.MAY_ESCALATE);
                return;
            }
            assertThat(after.outcome()).as(seed).isGreaterThanOrEqualTo(before.outcome());
            assertThat(before.providers()).as(seed).containsAll(after.providers());
        });
    }

    @Test
    void one_more_rule_without_may_escalate_lets_nothing_out() {
        forAll((given, policy, judgement, caller, seed) -> {
            Rule extra = given.rule("one-more");
            if (extra.then().escalates()) {
                return;
            }
            List<Rule> more = new ArrayList<>(policy.rules());
            more.add(extra);
            Verdict before = policy.judge(judgement, caller, Given.TODAY);
            Verdict after = with(policy, more).judge(judgement, caller, Given.TODAY);
            assertThat(before.providers()).as(seed).containsAll(after.providers());
        });
    }

    @Test
    void what_leaves_has_a_rule_that_lets_it_and_attested_providers_and_none_against_it() {
        forAll((given, policy, judgement, caller, seed) -> {
            Verdict verdict = policy.judge(judgement, caller, Given.TODAY);
            if (verdict.providers().isEmpty()) {
                return;
            }
            assertThat(judgement.unscannable()).as(seed).isEmpty();
            List<Rule> matching = policy.rules().stream()
                    .filter(rule -> rule.when().holds(judgement, caller))
                    .toList();
            assertThat(matching).as(seed).anyMatch(rule -> rule.then().escalates());
            assertThat(matching)
                    .as(seed)
                    .allMatch(rule ->
                            rule.then().decision().isEmpty() || rule.then().escalates());
            for (String provider : verdict.providers()) {
                assertThat(policy.providers()).as(seed).containsKey(provider);
                Attestation attestation =
                        Objects.requireNonNull(policy.providers().get(provider));
                assertThat(attestation.validUntil()).as(seed).isAfterOrEqualTo(Given.TODAY);
                assertThat(matching).as(seed).allMatch(rule -> rule.then().accepts(attestation));
                assertThat(policy.whyBarred(provider, verdict, Given.TODAY))
                        .as(seed)
                        .isEmpty();
            }
        });
    }

    @Test
    void whoever_is_barred_from_what_may_leave_is_told_why() {
        forAll((given, policy, judgement, caller, seed) -> {
            Verdict verdict = policy.judge(judgement, caller, Given.TODAY);
            if (verdict.outcome() != Outcome.MAY_ESCALATE) {
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
    void unscannable_content_never_leaves() {
        forAll((given, policy, judgement, caller, seed) -> {
            Verdict verdict = policy.judge(judgement, caller, Given.TODAY);
            if (!judgement.unscannable().isEmpty()) {
                assertThat(verdict.outcome()).as(seed).isGreaterThanOrEqualTo(policy.onError());
                assertThat(verdict.providers()).as(seed).isEmpty();
            }
        });
    }

    @Test
    void a_dry_run_lets_nothing_out_and_records_what_would_have_been() {
        forAll((given, policy, judgement, caller, seed) -> {
            Verdict real = policy.judge(judgement, caller, Given.TODAY);
            Verdict dry = Given.dryRun(policy).judge(judgement, caller, Given.TODAY);
            assertThat(dry.outcome()).as(seed).isEqualTo(Outcome.LOCAL_ONLY);
            assertThat(dry.providers()).as(seed).isEmpty();
            assertThat(dry.would()).as(seed).isEqualTo(real.outcome());
            assertThat(dry.rule()).as(seed).isEqualTo(real.rule());
        });
    }

    @Test
    void a_policy_without_its_dead_rules_judges_the_same() {
        int[] dead = {0};
        forAll((given, policy, judgement, caller, seed) -> {
            HashSet<String> ids = new HashSet<>();
            policy.deadRules().forEach(rule -> ids.add(rule.rule()));
            policy.rules().stream().filter(rule -> letsNobody(rule, policy)).forEach(rule -> ids.remove(rule.id()));
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
                Verdict before = policy.judge(other, another, Given.TODAY);
                Verdict after = with(policy, alive).judge(other, another, Given.TODAY);
                assertThat(after.outcome()).as(seed + ids).isEqualTo(before.outcome());
                assertThat(after.providers()).as(seed + ids).isEqualTo(before.providers());
            }
        });
        assertThat(dead[0]).as("dead rules met").isGreaterThan(REPEATS / 10);
    }

    @Test
    void a_rule_whose_terms_no_provider_meets_is_dead_and_lets_nothing_out() {
        forAll((given, policy, judgement, caller, seed) -> {
            for (Rule rule : policy.rules()) {
                if (letsNobody(rule, policy) && policy.otherwise() == Outcome.LOCAL_ONLY) {
                    assertThat(policy.deadRules()).as(seed).anyMatch(dead -> dead.rule()
                            .equals(rule.id()));
                    if (rule.when().holds(judgement, caller)) {
                        assertThat(policy.judge(judgement, caller, Given.TODAY).providers())
                                .as(seed)
                                .isEmpty();
                    }
                }
            }
        });
    }

    private static boolean letsNobody(Rule rule, Policy policy) {
        return rule.then().escalates() && policy.providers().values().stream().noneMatch(rule.then()::accepts);
    }

    private interface Law {
        void holds(RandomPolicies given, Policy policy, Judgement judgement, Caller caller, String seed);
    }

    private static void forAll(Law law) {
        for (int seed = 0; seed < REPEATS; seed++) {
            RandomPolicies given = new RandomPolicies(new Random(seed));
            law.holds(given, given.policy(), given.judgement(), given.caller(), "seed " + seed + " ");
        }
    }

    private static Policy with(Policy policy, List<Rule> rules) {
        return Given.with(policy, policy.otherwise(), policy.onError(), rules);
    }
}
