package dev.sluice.router.policy;

import dev.sluice.router.decision.Caller;
import dev.sluice.router.decision.Judgement;
import dev.sluice.router.decision.Treatment;
import dev.sluice.router.decision.Verdict;
import dev.sluice.router.decision.Verdict.Outcome;
import dev.sluice.router.decision.Verdict.Waived;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a policy comes to its verdict on one request. All matching rules are taken together: the strictest outcome, the
 * providers and licences that all of them accept, the treatment that tells no more than any of them. Each of these can
 * only shrink with one more rule, and none knows an order.
 *
 * <p>An exception that is in force takes the rules it overrides out of this, and stands in their place. Where that
 * comes to the same, it is as if there were no exception: none is named and none is used up.
 */
final class Weighing {
    private final Policy policy;
    private final Judgement judgement;
    private final LocalDate today;
    /** In file order. */
    private final List<Rule> matching = new ArrayList<>();

    private final List<Rule> exceptions = new ArrayList<>();

    Weighing(Policy policy, Judgement judgement, Caller caller, LocalDate today, Map<String, Long> exceptionUses) {
        this.policy = policy;
        this.judgement = judgement;
        this.today = today;
        for (Rule rule : policy.rules()) {
            Waiver waiver = rule.waiver().orElse(null);
            if (waiver != null && !waiver.inForce(today, exceptionUses.get(rule.id()))) {
                continue;
            }
            if (rule.when().holds(judgement, caller)) {
                matching.add(rule);
                if (waiver != null) {
                    exceptions.add(rule);
                }
            }
        }
    }

    Verdict verdict() {
        if (exceptions.isEmpty()) {
            return verdict(matching, matching, List.of());
        }
        List<Rule> ordinary =
                matching.stream().filter(rule -> !rule.isException()).toList();
        Verdict without = verdict(ordinary, ordinary, List.of());
        Set<String> overridden = new HashSet<>();
        List<Waived> waived = new ArrayList<>();
        for (Rule exception : exceptions) {
            Waiver waiver = exception.waiver().orElseThrow();
            overridden.addAll(waiver.overrides());
            waived.add(new Waived(
                    exception.id(),
                    waiver.approver(),
                    waiver.ticket(),
                    ordinary.stream()
                            .map(Rule::id)
                            .filter(waiver.overrides()::contains)
                            .toList()));
        }
        List<Rule> counting = matching.stream()
                .filter(rule -> !overridden.contains(rule.id()))
                .toList();
        Verdict with = verdict(matching, counting, waived);
        return same(without, with) ? without : with;
    }

    private static boolean same(Verdict one, Verdict other) {
        return one.would() == other.would()
                && one.providers().equals(other.providers())
                && one.treatment().equals(other.treatment())
                && one.licences().equals(other.licences());
    }

    /** @param counting those of {@code matched} that nothing sets aside */
    private Verdict verdict(List<Rule> matched, List<Rule> counting, List<Waived> waived) {
        Rule deciding = deciding(counting);
        Outcome outcome = deciding == null ? policy.otherwise() : decision(deciding);
        boolean blind = !judgement.unscannable().isEmpty();
        if (blind && outcome.compareTo(policy.onError()) < 0) {
            deciding = null;
            outcome = policy.onError();
        }
        boolean enforced = policy.mode() == Policy.Mode.ENFORCE;
        Outcome counts = enforced ? outcome : Outcome.LOCAL_ONLY;
        return new Verdict(
                counts,
                deciding != null ? deciding.id() : blind ? Policy.ON_ERROR : Policy.DEFAULT,
                matched.stream().map(Rule::id).toList(),
                counts.escalates() ? providers(counting) : Set.of(),
                counts.treats() ? treatment(counting) : Optional.empty(),
                policy.id(),
                outcome,
                deciding != null && deciding.then().last(),
                deciding == null ? List.of() : deciding.when().kinds(judgement.findings()),
                enforced ? licences(counting) : Optional.empty(),
                matched.stream()
                        .flatMap(rule -> rule.then().notified().stream())
                        .distinct()
                        .sorted()
                        .toList(),
                waived);
    }

    private static @Nullable Rule deciding(List<Rule> rules) {
        Rule deciding = null;
        for (Rule rule : rules) {
            if (rule.then().decision().isPresent() && (deciding == null || weightier(rule, deciding))) {
                deciding = rule;
            }
        }
        return deciding;
    }

    /** Stricter, or as strict and final; otherwise the earlier one stays, which only names the verdict. */
    private static boolean weightier(Rule rule, Rule than) {
        int stricter = decision(rule).compareTo(decision(than));
        return stricter > 0
                || (stricter == 0 && rule.then().last() && !than.then().last());
    }

    private static Outcome decision(Rule rule) {
        return rule.then().decision().orElseThrow();
    }

    private Set<String> providers(List<Rule> rules) {
        Set<String> accepted = new HashSet<>();
        policy.providers().forEach((name, attestation) -> {
            if (attestation.holdsOn(today)
                    && rules.stream().allMatch(rule -> rule.then().accepts(attestation))) {
                accepted.add(name);
            }
        });
        return accepted;
    }

    private static Optional<Treatment> treatment(List<Rule> rules) {
        return rules.stream().flatMap(rule -> rule.then().treatment().stream()).reduce(Treatment::and);
    }

    /** Empty if no rule restricts them. */
    private static Optional<Set<String>> licences(List<Rule> rules) {
        Set<String> left = null;
        for (Rule rule : rules) {
            Set<String> licences = rule.then().restrictLicences();
            if (!licences.isEmpty()) {
                if (left == null) {
                    left = new HashSet<>(licences);
                } else {
                    left.retainAll(licences);
                }
            }
        }
        return Optional.ofNullable(left);
    }
}
