package dev.sluice.router;

import dev.sluice.router.catalogue.Model;
import dev.sluice.router.difficulty.Difficulty;

/**
 * How likely a model's answer to a prompt is good, from 0 to 1. The difficulty model says it of a small local model,
 * whose capability is taken to be {@value #SMALL}, and of a strong one, with {@value #LARGE}; what lies between and
 * below is read off the straight line through both on the logit scale, on which abilities add up. A strong model is
 * never expected to do worse than a small one.
 */
public final class Quality {
    private static final double SMALL = 0.5;
    private static final double LARGE = 1;

    /** Nothing is certain, and its logit would be infinite. */
    private static final double NEVER_SURE = 0.001;

    private Quality() {}

    /** Of this model's answer. */
    public static double expected(Difficulty difficulty, Model model) {
        double small = logit(difficulty.local());
        double large = logit(strong(difficulty));
        double place = (model.capability() - SMALL) / (LARGE - SMALL);
        return 1 / (1 + Math.exp(-(small + place * (large - small))));
    }

    /** Of a strong model's answer. */
    public static double strong(Difficulty difficulty) {
        return within(Math.max(difficulty.local(), difficulty.strong()));
    }

    private static double logit(double probability) {
        double sure = within(probability);
        return Math.log(sure / (1 - sure));
    }

    private static double within(double probability) {
        return Math.clamp(probability, NEVER_SURE, 1 - NEVER_SURE);
    }
}
