package dev.sluice.gateway.calibrate;

import dev.sluice.router.difficulty.Difficulty;
import dev.sluice.router.difficulty.calibration.Outcome;

/**
 * How good the answer of one route was to a prompt of one difficulty.
 *
 * @param group what belongs together, see {@link Outcome}
 * @param route name of the route that answered
 * @param rated the prompt's difficulty, with the successes as they are taken to be before anything is learnt
 * @param success 0 to 1
 */
public record RouteOutcome(String group, String route, Difficulty rated, double success) {
    Outcome outcome() {
        return new Outcome(group, rated.score(), success);
    }
}
