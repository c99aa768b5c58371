package dev.sluice.gateway.report;

import java.math.BigDecimal;

/**
 * One line of a spend report. All numbers are exact sums.
 *
 * @param key the route, team …; empty in a total
 * @param requests different requests with an attempt here; a request that fell back counts at both routes, but once in
 *     a total
 * @param failed attempts that gave no answer: neither served nor, whole or in part, withheld
 * @param inputTokens cached ones included; attempts without any usage count as none, see {@code withoutUsage}
 * @param cost of those attempts whose cost is known
 * @param unknownCosts attempts whose cost is unknown and therefore not in {@code cost}
 * @param estimated attempts whose tokens were counted by us, since the backend did not say
 * @param withoutUsage attempts of which no tokens are known at all
 * @param baseline what the same usage would have cost at the reference model, where that is known
 * @param saved baseline minus cost, of those attempts where both are known
 * @param verifiedAway local answers that did not stand; the caller got another one
 * @param samples further local answers, to compare with
 * @param verification what these two cost, where that is known; contained in {@code cost}
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
        BigDecimal verification) {}
