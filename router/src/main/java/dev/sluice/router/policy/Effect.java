package dev.sluice.router.policy;

import dev.sluice.router.decision.Treatment;
import dev.sluice.router.decision.Verdict.Outcome;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a matching rule does.
 *
 * @param decision empty if the rule only restricts or notifies
 * @param last {@code final} in YAML: no exception may override it; only where the rule keeps something in
 * @param basis the law or standard behind it, such as {@code PCI-DSS}
 * @param allowProviders who may get it; only with a decision that escalates, otherwise {@link ProviderTerms#ANY}
 * @param restrictProviders who may get it at all, whichever rule lets it out; {@link ProviderTerms#ANY} for no
 *     restriction
 * @param restrictLicences {@code restrict_models} in YAML: the licences one of which a route's model must have, in the
 *     house and outside, in lower case (SPDX identifiers know no case); empty for no restriction
 * @param treatment present exactly with a decision that treats
 * @param notified {@code notify} in YAML: names of those who want to know, each once
 */
public record Effect(
        Optional<Outcome> decision,
        boolean last,
        Optional<String> basis,
        ProviderTerms allowProviders,
        ProviderTerms restrictProviders,
        Set<String> restrictLicences,
        Optional<Treatment> treatment,
        List<String> notified) {
    public Effect {
        restrictLicences = restrictLicences.stream()
                .map(licence -> licence.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
        notified = List.copyOf(notified);
        boolean escalates = decision.isPresent() && decision.get().escalates();
        boolean restricts = !restrictProviders.equals(ProviderTerms.ANY) || !restrictLicences.isEmpty();
        if (decision.isEmpty() && !restricts && notified.isEmpty()) {
            throw new IllegalArgumentException(
                    "then: no effect (expected a decision, restrict_providers, restrict_models or notify)");
        }
        if (!escalates && !allowProviders.equals(ProviderTerms.ANY)) {
            throw new IllegalArgumentException(
                    "allow_providers: without a decision that lets out (expected restrict_providers)");
        }
        if (last && !restricts && (decision.isEmpty() || decision.get() == Outcome.MAY_ESCALATE)) {
            throw new IllegalArgumentException("final: true (expected only where the rule keeps something in)");
        }
        boolean treats = decision.isPresent() && decision.get().treats();
        if (treatment.isPresent() != treats) {
            throw new IllegalArgumentException("actions, verify, on_verify_fail: " + (treats ? "missing" : "given")
                    + " (expected exactly with pseudonymise_then_escalate and redact_then_escalate)");
        }
    }

    /** A decision that treats nothing, or a restriction of providers. */
    public Effect(
            Optional<Outcome> decision,
            boolean last,
            Optional<String> basis,
            ProviderTerms allowProviders,
            ProviderTerms restrictProviders) {
        this(decision, last, basis, allowProviders, restrictProviders, Set.of(), Optional.empty(), List.of());
    }

    public static Effect localOnly() {
        return of(Outcome.LOCAL_ONLY);
    }

    public static Effect refuse() {
        return of(Outcome.REFUSE);
    }

    public static Effect mayEscalate(ProviderTerms providers) {
        return new Effect(Optional.of(Outcome.MAY_ESCALATE), false, Optional.empty(), providers, ProviderTerms.ANY);
    }

    /** @param decision one that treats */
    public static Effect treat(Outcome decision, Treatment treatment, ProviderTerms providers) {
        return new Effect(
                Optional.of(decision),
                false,
                Optional.empty(),
                providers,
                ProviderTerms.ANY,
                Set.of(),
                Optional.of(treatment),
                List.of());
    }

    public static Effect restrict(ProviderTerms providers) {
        return new Effect(Optional.empty(), false, Optional.empty(), ProviderTerms.ANY, providers);
    }

    /** @param licences at least one */
    public static Effect restrictLicences(Set<String> licences) {
        return new Effect(
                Optional.empty(),
                false,
                Optional.empty(),
                ProviderTerms.ANY,
                ProviderTerms.ANY,
                licences,
                Optional.empty(),
                List.of());
    }

    private static Effect of(Outcome outcome) {
        return new Effect(Optional.of(outcome), false, Optional.empty(), ProviderTerms.ANY, ProviderTerms.ANY);
    }

    public boolean escalates() {
        return decision.isPresent() && decision.get().escalates();
    }

    boolean accepts(Attestation attestation) {
        return allowProviders.acceptedBy(attestation) && restrictProviders.acceptedBy(attestation);
    }

    boolean acceptsLicence(String licence) {
        return restrictLicences.isEmpty() || restrictLicences.contains(licence.toLowerCase(Locale.ROOT));
    }

    /** What the provider falls short of; empty if it is accepted. */
    String unmet(Attestation attestation) {
        String unmet = allowProviders.unmet(attestation);
        return unmet.isEmpty() ? restrictProviders.unmet(attestation) : unmet;
    }

    /** Whether it asks at least as much of providers as the other. */
    boolean asksAsMuchAs(Effect other) {
        return asks(other.allowProviders) && asks(other.restrictProviders);
    }

    /** Whether every model that it accepts has a licence that the other accepts. */
    boolean licencesWithin(Effect other) {
        return other.restrictLicences.isEmpty()
                || (!restrictLicences.isEmpty() && other.restrictLicences.containsAll(restrictLicences));
    }

    private boolean asks(ProviderTerms terms) {
        return allowProviders.implies(terms) || restrictProviders.implies(terms);
    }
}
