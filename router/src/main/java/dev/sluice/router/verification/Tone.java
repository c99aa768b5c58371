package dev.sluice.router.verification;

import java.util.Map;
import java.util.TreeMap;

/**
 * What the model itself says of how sure it is: the probabilities of its tokens, and its words. Set by hand, not
 * fitted, since published outputs come without probabilities: they move the logit by so little that a clear agreement
 * or disagreement outweighs them, and calibration on one's own traffic comes on top.
 */
final class Tone {
    /** The mean log-probability of an answer that is neither sure nor unsure: about 0.82 a token. */
    private static final double USUAL_MEAN = -0.2;

    private static final double PER_MEAN = 4;
    private static final double MOST_MEAN = 2;

    /** One token in an answer is often this unlikely: about 0.14. */
    private static final double USUAL_LOWEST = -2;

    private static final double PER_LOWEST = 0.3;
    private static final double MOST_LOWEST = 0.6;
    private static final double PER_DOUBT = 0.4;

    private Tone() {}

    /** How far each moves the logit of a failure; only what is known is there. */
    static Map<String, Double> moves(Evidence evidence) {
        Map<String, Double> moves = new TreeMap<>();
        double probability = 0;
        if (evidence.meanLogProb().isPresent()) {
            double below = USUAL_MEAN - evidence.meanLogProb().getAsDouble();
            probability += Math.clamp(PER_MEAN * below, -MOST_MEAN, MOST_MEAN);
        }
        if (evidence.lowestLogProb().isPresent()) {
            double below = USUAL_LOWEST - evidence.lowestLogProb().getAsDouble();
            probability += Math.clamp(PER_LOWEST * below, -MOST_LOWEST, MOST_LOWEST);
        }
        if (probability != 0) {
            moves.put("log_probability", probability);
        }
        if (evidence.doubts() > 0) {
            moves.put("hedging", PER_DOUBT * evidence.doubts());
        }
        return moves;
    }
}
