package dev.sluice.router;

import dev.sluice.router.catalogue.Route;
import dev.sluice.router.price.Cost;
import dev.sluice.router.price.PriceBook;
import dev.sluice.router.price.Usage;
import dev.sluice.router.prompt.Prompt;
import java.time.Instant;

/**
 * How much work a request is before anybody has counted.
 *
 * @param promptTokens roughly
 * @param maxOutputTokens the caller's limit; 0 for none
 * @param choices how many answers are asked for; below 1 counts as 1
 */
public record Estimate(long promptTokens, int maxOutputTokens, int choices) {
    /** How long an answer is taken to be where the caller set no limit; in tokens. */
    static final int USUAL_ANSWER = 512;

    public static Estimate of(Prompt prompt) {
        return new Estimate(prompt.estimatedTokens(), prompt.maxOutputTokens(), prompt.choices());
    }

    /**
     * What it may cost on this route: the prompt, and an answer as long as the caller's limit or else
     * {@value #USUAL_ANSWER} tokens, for each of the choices, within what the model can write.
     */
    public Cost cost(PriceBook prices, Route route, Instant at) {
        int asked = maxOutputTokens > 0 ? maxOutputTokens : USUAL_ANSWER;
        long answer = (long) Math.min(asked, route.model().maxOutputTokens()) * Math.max(1, choices);
        return prices.cost(route, Usage.estimated(promptTokens, answer), at);
    }
}
