package dev.sluice.router.difficulty.neighbours;

import dev.sluice.router.difficulty.Difficulty;
import dev.sluice.router.difficulty.Difficulty.Feature;
import dev.sluice.router.difficulty.Sketch;
import dev.sluice.router.difficulty.neighbours.Neighbourhood.Near;
import java.util.ArrayList;
import java.util.List;

/** Moves a difficulty by what became of prompts near it. */
public final class SecondOpinion {
    /** What the model's own prediction weighs, in outcomes of the very same prompt. */
    static final double PRIOR = 12;

    /** More than so many outcomes weigh no more, so that some of the prediction always counts. */
    static final double MOST = 40;

    /** How far the logit of the score moves for each unit of expected gain; what a logistic curve has in its middle. */
    private static final double STEEPNESS = 4;

    /** Keeps logits finite. */
    private static final double EDGE = 1e-6;

    private SecondOpinion() {}

    /**
     * The difficulty with what the neighbours say.
     *
     * @param own what the model says; without a sketch nothing is near it
     * @param local outcomes of the route that answers easy requests
     * @param strong outcomes of the one that hard ones go to
     * @return {@code own} itself if none is near
     */
    public static Difficulty of(Difficulty own, Neighbourhood local, Neighbourhood strong) {
        Sketch sketch = own.sketch();
        if (sketch == null) {
            return own;
        }
        Near ofLocal = local.near(sketch);
        Near ofStrong = strong.near(sketch);
        int neighbours = ofLocal.count() + ofStrong.count();
        if (neighbours == 0) {
            return own;
        }
        double localSuccess = moved(own.local(), ofLocal);
        double strongSuccess = moved(own.strong(), ofStrong);
        double gain = (strongSuccess - own.strong()) - (localSuccess - own.local());
        double further = STEEPNESS * gain;
        List<Feature> features = new ArrayList<>(own.features());
        features.add(new Feature("neighbours", further));
        return new Difficulty(
                logistic(logit(own.score()) + further), localSuccess, strongSuccess, features, sketch, neighbours);
    }

    private static double moved(double predicted, Near near) {
        double weight = Math.min(near.weight(), MOST);
        return Math.clamp(predicted + weight / (PRIOR + weight) * near.surprise(), 0, 1);
    }

    /** The strict functions, so that a score is the same on any machine. */
    private static double logistic(double logit) {
        return 1 / (1 + StrictMath.exp(-logit));
    }

    private static double logit(double share) {
        double inside = Math.clamp(share, EDGE, 1 - EDGE);
        return StrictMath.log(inside / (1 - inside));
    }
}
