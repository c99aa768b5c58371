package dev.sluice.gateway.dispatch;

import dev.sluice.router.Estimate;
import dev.sluice.router.decision.Wish;
import dev.sluice.router.prompt.Prompt;

/**
 * What of a request matters to its carrying and its account, without any of its text.
 *
 * @param model the name the caller wrote
 * @param stream whether the answer comes as events
 * @param usageInStream whether the caller asked for the usage event
 * @param size roughly, before anybody has counted
 * @param wish what the request asks of the decision itself, and of what follows from it
 */
public record Asked(String model, boolean stream, boolean usageInStream, Estimate size, Wish wish) {
    public static Asked in(Prompt prompt, Wish wish) {
        return new Asked(prompt.model(), prompt.stream(), prompt.usageInStream(), Estimate.of(prompt), wish);
    }

    /** How many answers were asked for. */
    public int choices() {
        return size.choices();
    }
}
