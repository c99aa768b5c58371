package dev.sluice.router.verification;

import java.util.OptionalDouble;
import java.util.Set;

/**
 * One answer of a local model, as far as verification looks at it.
 *
 * @param text its content; where it calls tools, the calls' names and arguments as canonical JSON instead
 * @param flaws what was found wrong with its form
 * @param meanLogProb the mean of the natural logarithms of its tokens' probabilities; empty if the backend tells none
 * @param lowestLogProb the lowest of them
 */
public record Sample(String text, Set<Flaw> flaws, OptionalDouble meanLogProb, OptionalDouble lowestLogProb) {
    public Sample {
        flaws = Set.copyOf(flaws);
    }
}
