package dev.sluice.router.decision;

import dev.sluice.router.catalogue.Model;
import dev.sluice.router.catalogue.Route;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a policy says of one request. It knows no way to widen.
 *
 * @param outcome the strictest of the matching rules; what counts
 * @param rule the id of the rule that decided, {@code default} or {@code on_error}
 * @param matched ids of all matching rules, in file order; of exceptions only those in {@code waived}
 * @param providers the external providers it may go to; empty unless the outcome escalates
 * @param treatment how findings are made harmless before the request leaves; present exactly with
 *     {@code PSEUDONYMISE_THEN_ESCALATE} and {@code REDACT_THEN_ESCALATE}
 * @param policy name and version of the policy, such as {@code house-privacy@3}
 * @param would what the outcome would be if the policy were enforced; differs from {@code outcome} only in a dry run
 * @param last whether the deciding rule is marked {@code final}
 * @param kinds the kinds of findings that the deciding rule speaks of, sorted, each once; empty if it speaks of none
 * @param licences in lower case, those that a route's model must have one of, in the house and outside; empty optional
 *     if any will do, empty set if none will
 * @param notified who wants to know of it ({@code notify} in YAML), of all matching rules, sorted, each once
 * @param waived the exceptions that it was decided under, in file order; each counts one use
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
        List<String> kinds,
        Optional<Set<String>> licences,
        List<String> notified,
        List<Waived> waived) {
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

        /** Whether it lets the request out once it was treated. */
        public boolean treats() {
            return escalates() && this != MAY_ESCALATE;
        }

        /** As a policy writes it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * An approved exception that made a difference.
     *
     * @param rule the id of the rule that holds the exception
     * @param approver who approved it
     * @param ticket where that is written
     * @param setAside ids of the rules that would have counted, in file order
     */
    public record Waived(String rule, String approver, String ticket, List<String> setAside) {
        public Waived {
            setAside = List.copyOf(setAside);
        }
    }

    public Verdict {
        matched = List.copyOf(matched);
        providers = Set.copyOf(providers);
        kinds = List.copyOf(kinds);
        licences = licences.map(Set::copyOf);
        notified = List.copyOf(notified);
        waived = List.copyOf(waived);
        if (!outcome.escalates() && !providers.isEmpty()) {
            throw new IllegalArgumentException("providers: " + providers + " (expected none with " + outcome + ")");
        }
        if (treatment.isPresent() != outcome.treats()) {
            throw new IllegalArgumentException("treatment: " + treatment + " (with " + outcome + ")");
        }
    }

    /** A verdict about nothing but findings: any licence will do, nobody wants to know, no exception. */
    public Verdict(
            Outcome outcome,
            String rule,
            List<String> matched,
            Set<String> providers,
            Optional<Treatment> treatment,
            String policy,
            Outcome would,
            boolean last,
            List<String> kinds) {
        this(
                outcome,
                rule,
                matched,
                providers,
                treatment,
                policy,
                would,
                last,
                kinds,
                Optional.empty(),
                List.of(),
                List.of());
    }

    /** An enforced verdict, without a treatment, of a rule that speaks of no findings. */
    public Verdict(Outcome outcome, String rule, List<String> matched, Set<String> providers, String policy) {
        this(outcome, rule, matched, providers, Optional.empty(), policy, outcome, false, List.of());
    }

    public boolean permits(Route route) {
        return switch (outcome) {
            case REFUSE -> false;
            case LOCAL_ONLY -> !route.leavesTheHouse() && permitsLicence(route.model());
            case MAY_ESCALATE, PSEUDONYMISE_THEN_ESCALATE, REDACT_THEN_ESCALATE ->
                permitsLicence(route.model())
                        && (!route.leavesTheHouse()
                                || providers.contains(route.backend().provider()));
        };
    }

    /** Whether this model's licence is among those that the policy asks for. */
    public boolean permitsLicence(Model model) {
        return licences.isEmpty() || licences.get().contains(model.licence().toLowerCase(Locale.ROOT));
    }

    /**
     * The verdict where the treatment was not carried out, or something was found again after it: narrower by what
     * {@link Treatment#ifFoundAgain()} says. Without a treatment it stays as it is.
     */
    public Verdict untreated() {
        if (treatment.isEmpty()) {
            return this;
        }
        Outcome kept = treatment.get().ifFoundAgain();
        return new Verdict(
                kept, rule, matched, Set.of(), Optional.empty(), policy, kept, last, kinds, licences, notified, waived);
    }
}
