package dev.sluice.gateway.audit;

import dev.sluice.gateway.journal.Label;
import dev.sluice.router.policy.Attestation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a provider had promised at the time, as the policy says it.
 *
 * @param provider its name
 * @param regions sorted; empty if unknown
 * @param retentionDays null if unknown
 * @param evidence the contract's number or the like
 * @param validUntil the last day, such as {@code 2027-03-31}
 */
public record Promise(
        String provider,
        List<String> regions,
        @Nullable Integer retentionDays,
        boolean trains,
        boolean baa,
        String evidence,
        String validUntil) {
    public Promise {
        provider = Label.line(provider, 128);
        regions = regions.stream().map(region -> Label.line(region, 64)).toList();
        evidence = Label.line(evidence, 256);
    }

    public static Promise of(String provider, Attestation attestation) {
        return new Promise(
                provider,
                attestation.regions().stream().sorted().toList(),
                attestation.retentionDays().isPresent()
                        ? (Integer) attestation.retentionDays().getAsInt()
                        : null,
                attestation.trains(),
                attestation.baa(),
                attestation.evidence(),
                attestation.validUntil().toString());
    }

    /** Of a provider that the policy does not know; a policy lets nothing out to it. */
    public static Promise none(String provider) {
        return new Promise(provider, List.of(), null, true, false, "none", "none");
    }

    static void write(JsonLine out, Promise promise) {
        out.text("provider", promise.provider).strings("regions", promise.regions);
        if (promise.retentionDays != null) {
            out.number("retention_days", promise.retentionDays);
        }
        out.flag("trains", promise.trains)
                .flag("baa", promise.baa)
                .text("evidence", promise.evidence)
                .text("valid_until", promise.validUntil);
    }
}
