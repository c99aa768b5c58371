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
public record RouteOutcome(Source source, String group, String route, Difficulty rated, double success) {
    /** Where an outcome comes from. */
    public enum Source {
        /** Callers said how good an answer was. */
        FEEDBACK("feedback"),
        /** An abler model's answer to the same request was the measure. */
        SHADOW("shadows"),
        /** An operator's file holds it. */
        FILE("files"),
        /** An operator's prompt was put to the route, and what was expected of the answer, or a judge, said. */
        PROMPT("prompts");

        private final String shown;

        Source(String shown) {
            this.shown = shown;
        }

        String shown() {
            return shown;
        }
    }

    /** Several samples of one question are told apart behind an @. */
    static String group(String id) {
        return id.replaceAll("@.*", "");
    }

    Outcome outcome() {
        return new Outcome(group, rated.score(), success);
    }
}
