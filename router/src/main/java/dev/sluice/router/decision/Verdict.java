package dev.sluice.router.decision;

import dev.sluice.router.catalogue.Route;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a policy says of one request. It knows no way to widen.
 *
 * @param outcome the strictest of the matching rules; what counts
 * @param rule the id of the rule that decided, {@code default} or {@code on_error}
 * @param matched ids of all matching rules, in file order
 * @param providers the external providers it may go to; empty unless the outcome escalates
 * @param treatment how findings are made harmless before the request leaves; present exactly with
 *     {@code PSEUDONYMISE_THEN_ESCALATE} and {@code REDACT_THEN_ESCALATE}
 * @param policy name and version of the policy, such as {@code house-privacy@3}
 * @param would what the outcome would be if the policy were enforced; differs from {@code outcome} only in a dry run
 * @param last whether the deciding rule is marked {@code final}
 * @param kinds the kinds of findings that the deciding rule speaks of, sorted, each once; empty if it speaks of none
 */
public record Verdict(
        Outcome outcome,
        String rule,
        List<String> matched,
        Set<String> providers,
        Optional<Treatment> treatment,
        String policy,
        Outcome would,
        boolean last,
        List<String> kinds) {
    /** In rising order of strictness. */
    public enum Outcome {
        MAY_ESCALATE,
        /** It may leave once every finding has been replaced by a surrogate, which the answer gives back. */
        PSEUDONYMISE_THEN_ESCALATE,
        /** It may leave once every finding has been masked. */
        REDACT_THEN_ESCALATE,
        LOCAL_ONLY,
        REFUSE;

        /** Whether it lets the request out, treated or as it is. */
        public boolean escalates() {
            return compareTo(LOCAL_ONLY) < 0;
        }
    }

    public Verdict {
        matched = List.copyOf(matched);
        providers = Set.copyOf(providers);
        kinds = List.copyOf(kinds);
        if (!outcome.escalates() && !providers.isEmpty()) {
            throw new IllegalArgumentException("providers: " + providers + " (expected none with " + outcome + ")");
        }
        if (treatment.isPresent() != (outcome.escalates() && outcome != Outcome.MAY_ESCALATE)) {
            throw new IllegalArgumentException("treatment: " + treatment + " (with " + outcome + ")");
        }
    }

    /** An enforced verdict, without a treatment, of a rule that speaks of no findings. */
    public Verdict(Outcome outcome, String rule, List<String> matched, Set<String> providers, String policy) {
        this(outcome, rule, matched, providers, Optional.empty(), policy, outcome, false, List.of());
    }

    public boolean permits(Route route) {
        return switch (outcome) {
            case REFUSE -> false;
            case LOCAL_ONLY -> !route.leavesTheHouse();
            case MAY_ESCALATE, PSEUDONYMISE_THEN_ESCALATE, REDACT_THEN_ESCALATE ->
                !route.leavesTheHouse() || providers.contains(route.backend().provider());
        };
    }
}
