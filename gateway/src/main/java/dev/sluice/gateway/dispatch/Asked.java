package dev.sluice.gateway.dispatch;

import dev.sluice.router.prompt.Prompt;

/**
 * What of a request matters to its carrying and its account, without any of its text.
 *
 * @param model the name the caller wrote
 * @param stream whether the answer comes as events
 * @param usageInStream whether the caller asked for the usage event
 * @param choices how many answers were asked for
 * @param estimatedTokens of the prompt, roughly
 */
public record Asked(String model, boolean stream, boolean usageInStream, int choices, long estimatedTokens) {
    public static Asked in(Prompt prompt) {
        return new Asked(
                prompt.model(), prompt.stream(), prompt.usageInStream(), prompt.choices(), prompt.estimatedTokens());
    }
}
