package dev.sluice.gateway.report;

import java.math.BigDecimal;

/**
 * One line of a spend report. All numbers are exact sums.
 *
 * @param key the route, team …; empty in a total
 * @param requests different requests with an attempt here; a request that fell back counts at both routes, but once in
 *     a total
 * @param served attempts whose answer a caller got
 * @param failed attempts that gave no answer: neither served nor, whole or in part, withheld, nor copies
 * @param inputTokens cached ones included; attempts without any usage count as none, see {@code withoutUsage}
 * @param cost of those attempts whose cost is known
 * @param unknownCosts attempts whose cost is unknown and therefore not in {@code cost}
 * @param estimated attempts whose tokens were counted by us, since the backend did not say
 * @param withoutUsage attempts of which no tokens are known at all
 * @param baseline what the same usage would have cost at the reference model, where that is known
 * @param saved baseline minus cost, of those attempts where both are known
 * @param verifiedAway local answers that did not stand; the caller got another one
 * @param samples further local answers, to compare with
 * @param verification these two together
 * @param shadows copies, whose answers nobody got, whatever came of them
 */
public record SpendRow(
        String key,
        String currency,
        long requests,
        long attempts,
        long served,
        long failed,
        BigDecimal inputTokens,
        BigDecimal cachedTokens,
        BigDecimal outputTokens,
        BigDecimal cost,
        long unknownCosts,
        long estimated,
        long withoutUsage,
        BigDecimal baseline,
        BigDecimal saved,
        long verifiedAway,
        long samples,
        Part verification,
        Part shadows) {
    /**
     * Attempts that were made beside the answers. They are contained in the other sums.
     *
     * @param cost of those whose cost is known
     * @param unknownCosts attempts whose cost is unknown and therefore not in {@code cost}
     */
    public record Part(long attempts, BigDecimal cost, long unknownCosts) {
        /** Whether there are some, and of none of them the cost is known. */
        boolean isUnknown() {
            return attempts > 0 && unknownCosts == attempts;
        }
    }
}
