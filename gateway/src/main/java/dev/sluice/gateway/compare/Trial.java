package dev.sluice.gateway.compare;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * One prompt put to one model once.
 *
 * @param kind of what was expected
 * @param good whether the answer was; never if there was none
 * @param error empty, or why there was no answer or no judgement, such as {@code 403 refused_by_policy}
 * @param millis until the answer was there
 * @param cost empty if unknown
 * @param simulated whether no model was asked, as the gateway says in {@code x-sluice-simulated}
 */
public record Trial(
        String model,
        String prompt,
        String kind,
        boolean good,
        String error,
        long millis,
        long inputTokens,
        long outputTokens,
        Optional<BigDecimal> cost,
        boolean simulated) {
    /** Whether there was an answer, and it is known whether it is good. */
    public boolean answered() {
        return error.isEmpty();
    }
}
