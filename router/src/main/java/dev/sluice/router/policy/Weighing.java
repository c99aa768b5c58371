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
 * <p>An exception that is in force takes the rules it overrides out of this, as far as it reaches (see {@link Reach}),
 * and stands in their place. A confidential finding that neither it nor any other rule speaks of brings the default
 * back. Where all that comes to the same, it is as if there were no exception: none is named and none is used up.
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
        List<Reach> reaches = exceptions.stream()
                .map(exception -> Reach.of(exception, ordinary, judgement))
                .filter(reach -> !reach.setAside().isEmpty())
                .toList();
        if (reaches.isEmpty()) {
            return without;
        }
        Set<Rule> out = new HashSet<>(exceptions);
        reaches.forEach(reach -> out.remove(reach.exception()));
        List<Rule> matched =
                matching.stream().filter(rule -> !out.contains(rule)).toList();
        reaches.forEach(reach -> out.addAll(reach.setAside()));
        List<Rule> counting =
                matching.stream().filter(rule -> !out.contains(rule)).toList();
        Verdict with = verdict(
                matched,
                counting,
                reaches.stream().map(Weighing::waived).toList(),
                reachesAll(reaches, counting) ? null : policy.otherwise());
        return same(without, with) ? without : with;
    }

    private static Waived waived(Reach reach) {
        Waiver waiver = reach.exception().waiver().orElseThrow();
        return new Waived(
                reach.exception().id(),
                waiver.approver(),
                waiver.ticket(),
                reach.setAside().stream().map(Rule::id).toList());
    }

    /** Whether each confidential finding has an exception or an ordinary rule that speaks of it and lets it out. */
    private boolean reachesAll(List<Reach> reaches, List<Rule> counting) {
        Set<String> kinds = Reach.confidential(judgement);
        reaches.forEach(reach -> kinds.removeAll(reach.kinds()));
        for (Rule rule : counting) {
            if (!rule.isException() && rule.then().escalates()) {
                if (!rule.when().namesKinds()) {
                    return true;
                }
                kinds.removeAll(rule.when().kinds(judgement.findings()));
            }
        }
        return kinds.isEmpty();
    }

    private static boolean same(Verdict one, Verdict other) {
        return one.would() == other.would()
                && one.providers().equals(other.providers())
                && one.treatment().equals(other.treatment())
                && one.licences().equals(other.licences());
    }

    private Verdict verdict(List<Rule> matched, List<Rule> counting, List<Waived> waived) {
        return verdict(matched, counting, waived, null);
    }

    /**
     * @param counting those of {@code matched} that nothing sets aside
     * @param least what the default asks for all the same; null where it is not asked
     */
    private Verdict verdict(List<Rule> matched, List<Rule> counting, List<Waived> waived, @Nullable Outcome least) {
        Rule deciding = deciding(counting);
        if (deciding != null && least != null && decision(deciding).compareTo(least) < 0) {
            deciding = null;
        }
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
