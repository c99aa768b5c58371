package dev.sluice.gateway.report;

import java.math.BigDecimal;

/**
 * One line of a spend report. All numbers are exact sums.
 *
 * @param key the route, team …; empty in a total
 * @param requests different requests with an attempt here; a request that fell back counts at both routes, but once in
 *     a total
 * @param failed all attempts that were not served
 * @param inputTokens cached ones included; attempts without any usage count as none, see {@code withoutUsage}
 * @param cost of those attempts whose cost is known
 * @param unknownCosts attempts whose cost is unknown and therefore not in {@code cost}
 * @param estimated attempts whose tokens were counted by us, since the backend did not say
 * @param withoutUsage attempts of which no tokens are known at all
 * @param baseline what the same usage would have cost at the reference model, where that is known
 * @param saved baseline minus cost, of those attempts where both are known
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
        BigDecimal saved) {}
