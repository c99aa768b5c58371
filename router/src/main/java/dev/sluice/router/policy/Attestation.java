package dev.sluice.router.policy;

import java.time.LocalDate;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What a provider has promised, and where that is written. A provider without one gets nothing.
 *
 * @param regions where it may process requests, such as {@code eu}; empty if unknown
 * @param retentionDays how long it keeps requests; empty if unknown, which counts as for ever
 * @param trains whether it trains on requests; true if unknown
 * @param baa whether there is a business associate agreement
 * @param evidence the contract's number or the like; not blank
 * @param validUntil the last day, in UTC, on which it counts
 */
public record Attestation(
        Set<String> regions,
        OptionalInt retentionDays,
        boolean trains,
        boolean baa,
        String evidence,
        LocalDate validUntil) {
    public Attestation {
        regions = Set.copyOf(regions);
        if (retentionDays.isPresent() && retentionDays.getAsInt() < 0) {
            throw new IllegalArgumentException("retention_days: " + retentionDays.getAsInt() + " (expected 0 or more)");
        }
        if (evidence.isBlank()) {
            throw new IllegalArgumentException("evidence: blank (expected where the promise is written)");
        }
    }

    boolean holdsOn(LocalDate today) {
        return !validUntil.isBefore(today);
    }
}
