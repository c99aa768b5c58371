package dev.sluice.gateway.feedback;

import dev.sluice.router.difficulty.Sketch;
import java.time.Instant;

/**
 * What its team said of the answer to a request whose sketch was kept.
 *
 * @param at when it came
 * @param route id of the route that answered
 * @param predicted how likely the difficulty model thought that a good answer, 0 to 1
 * @param model version of the difficulty model
 * @param success 0 to 1: the mean of all ratings and scores; that it was asked for again counts only where nobody said
 *     more
 */
public record RatedRequest(
        String requestId,
        Instant at,
        String team,
        String route,
        double predicted,
        String model,
        Sketch sketch,
        double success) {}
