package dev.sluice.router.policy;

import dev.sluice.router.decision.Verdict.Outcome;
import dev.sluice.router.policy.Condition.AllOf;
import dev.sluice.router.policy.Condition.HasEntity;
import dev.sluice.router.policy.Condition.NothingFound;
import dev.sluice.router.sensitivity.Confidence;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds what is odd about rules, though they may stand: a rule whose providers' terms nobody has promised, a treatment
 * of what cannot be there or never gets out, an exception that ends soon.
 */
record OddRules(Policy policy, LocalDate today) {
    /** How long before its end an exception is told, in days. */
    static final int SOON = 14;

    List<RuleRemark> find() {
        List<RuleRemark> odd = new ArrayList<>();
        for (Rule rule : policy.rules()) {
            reasons(rule).forEach(why -> odd.add(new RuleRemark(rule.id(), why)));
        }
        return odd;
    }

    private List<String> reasons(Rule rule) {
        List<String> reasons = new ArrayList<>();
        Effect then = rule.then();
        if (then.escalates() && policy.providers().values().stream().noneMatch(then::accepts)) {
            reasons.add("lets out to nobody: no provider's attestation meets its terms");
        }
        then.treatment().ifPresent(treatment -> {
            if (rule.when().atoms().contains(new NothingFound())) {
                reasons.add("treats findings, but matches only where nothing was found");
            }
            treatment.byKind().keySet().stream().sorted().forEach(kind -> keptIn(rule, kind)
                    .forEach(other -> reasons.add("its action for " + kind + " is never taken: rule " + other.id()
                            + " keeps requests with it in the house")));
        });
        rule.waiver().ifPresent(waiver -> {
            long left = ChronoUnit.DAYS.between(today, waiver.expires());
            if (left >= 0 && left <= SOON) {
                reasons.add("the exception ends on " + waiver.expires() + ", "
                        + (left == 0 ? "today" : "in " + left + (left == 1 ? " day" : " days")));
            }
        });
        return reasons;
    }

    /** The rule that keeps in whatever the other one would treat of this kind; none or one. */
    private List<Rule> keptIn(Rule treating, String kind) {
        Condition with =
                new AllOf(List.of(treating.when(), new HasEntity(List.of(EntityPattern.of(kind)), Confidence.LOW)));
        return policy.rules().stream()
                .filter(rule -> !rule.isException()
                        && rule.then()
                                .decision()
                                .filter(kept -> kept.compareTo(Outcome.LOCAL_ONLY) >= 0)
                                .isPresent()
                        && Reasoning.implies(with, rule.when())
                        && policy.exceptions().stream().noneMatch(exception -> exception
                                .waiver()
                                .orElseThrow()
                                .overrides()
                                .contains(rule.id())))
                .limit(1)
                .toList();
    }
}
