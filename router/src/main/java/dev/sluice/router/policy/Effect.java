package dev.sluice.router.policy;

import dev.sluice.router.decision.Verdict.Outcome;
import java.util.Optional;

/**
 * What a matching rule does.
 *
 * @param decision empty if the rule only restricts providers
 * @param last {@code final} in YAML: no exception may override it; only with {@code LOCAL_ONLY} or {@code REFUSE}
 * @param basis the law or standard behind it, such as {@code PCI-DSS}
 * @param allowProviders who may get it; only with {@code MAY_ESCALATE}, otherwise {@link ProviderTerms#ANY}
 * @param restrictProviders who may get it at all, whichever rule lets it out; {@link ProviderTerms#ANY} for no
 *     restriction
 */
public record Effect(
        Optional<Outcome> decision,
        boolean last,
        Optional<String> basis,
        ProviderTerms allowProviders,
        ProviderTerms restrictProviders) {
    public Effect {
        boolean escalates = decision.isPresent() && decision.get() == Outcome.MAY_ESCALATE;
        if (decision.isEmpty() && restrictProviders.equals(ProviderTerms.ANY)) {
            throw new IllegalArgumentException("then: no effect (expected a decision or restrict_providers)");
        }
        if (!escalates && !allowProviders.equals(ProviderTerms.ANY)) {
            throw new IllegalArgumentException("allow_providers: without may_escalate (expected restrict_providers)");
        }
        if (last && (decision.isEmpty() || escalates)) {
            throw new IllegalArgumentException("final: true (expected only with local_only or refuse)");
        }
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

    public static Effect restrict(ProviderTerms providers) {
        return new Effect(Optional.empty(), false, Optional.empty(), ProviderTerms.ANY, providers);
    }

    private static Effect of(Outcome outcome) {
        return new Effect(Optional.of(outcome), false, Optional.empty(), ProviderTerms.ANY, ProviderTerms.ANY);
    }

    boolean escalates() {
        return decision.isPresent() && decision.get() == Outcome.MAY_ESCALATE;
    }

    boolean accepts(Attestation attestation) {
        return allowProviders.acceptedBy(attestation) && restrictProviders.acceptedBy(attestation);
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

    private boolean asks(ProviderTerms terms) {
        return allowProviders.implies(terms) || restrictProviders.implies(terms);
    }
}
