package dev.sluice.router.policy;

import java.util.OptionalInt;
import java.util.Set;

/**
 * What a rule asks of a provider ({@code allow_providers}, {@code restrict_providers}). Each word can only demand more:
 * one that is not written demands nothing.
 *
 * @param baa true demands a business associate agreement; false demands nothing
 * @param retentionDaysMax longest retention in days; a provider that did not attest any counts as keeping for ever
 * @param trains false demands that the provider does not train on requests; true demands nothing
 * @param regions all of the provider's regions must be among these, since any of them may serve; empty demands nothing
 */
public record ProviderTerms(boolean baa, OptionalInt retentionDaysMax, boolean trains, Set<String> regions) {
    /** Demands nothing beyond an attestation. */
    public static final ProviderTerms ANY = new ProviderTerms(false, OptionalInt.empty(), true, Set.of());

    public ProviderTerms {
        regions = Set.copyOf(regions);
        if (retentionDaysMax.isPresent() && retentionDaysMax.getAsInt() < 0) {
            throw new IllegalArgumentException(
                    "retention_days_max: " + retentionDaysMax.getAsInt() + " (expected 0 or more)");
        }
    }

    boolean acceptedBy(Attestation attestation) {
        return unmet(attestation).isEmpty();
    }

    /** What the provider does wrong, such as {@code trains on requests}; empty if nothing. */
    String unmet(Attestation attestation) {
        if (baa && !attestation.baa()) {
            return "has no business associate agreement";
        }
        if (!trains && attestation.trains()) {
            return "trains on requests";
        }
        if (retentionDaysMax.isPresent()) {
            int most = retentionDaysMax.getAsInt();
            if (attestation.retentionDays().isEmpty()) {
                return "does not say how long it keeps requests";
            }
            if (attestation.retentionDays().getAsInt() > most) {
                return "keeps requests " + attestation.retentionDays().getAsInt() + " days";
            }
        }
        if (!regions.isEmpty() && (attestation.regions().isEmpty() || !regions.containsAll(attestation.regions()))) {
            return "serves from other regions";
        }
        return "";
    }

    /** Whether whoever meets these terms meets the others too. */
    boolean implies(ProviderTerms other) {
        return (baa || !other.baa)
                && (!trains || other.trains)
                && (other.retentionDaysMax.isEmpty()
                        || (retentionDaysMax.isPresent()
                                && retentionDaysMax.getAsInt() <= other.retentionDaysMax.getAsInt()))
                && (other.regions.isEmpty() || (!regions.isEmpty() && other.regions.containsAll(regions)));
    }
}
