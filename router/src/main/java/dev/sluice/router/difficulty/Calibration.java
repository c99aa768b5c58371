package dev.sluice.router.difficulty;

import java.util.List;

/**
 * How likely a route's answer is good, by the score of the prompt: learnt from outcomes. A harder prompt is never more
 * likely to be answered well.
 */
public sealed interface Calibration {
    /**
     * @param score 0 to 1
     * @return 0 to 1; never more for a higher score
     */
    double at(double score);

    /**
     * A logistic curve over the logit of the score (J. Platt, 1999): {@code 1 / (1 + exp(-(intercept + slope *
     * logit(score))))}.
     *
     * @param intercept -20 to 20; the logit of the success at a score of 0.5
     * @param slope -20 to 0
     */
    record Platt(double intercept, double slope) implements Calibration {
        /** The largest absolute value of either parameter. */
        public static final double LARGEST = 20;

        /** Scores nearer to 0 or 1 than this count as this near. */
        private static final double EDGE = 1e-3;

        public Platt {
            if (!(Math.abs(intercept) <= LARGEST)) {
                throw new IllegalArgumentException("intercept: " + intercept + " (expected -20 to 20)");
            }
            if (!(slope >= -LARGEST && slope <= 0)) {
                throw new IllegalArgumentException("slope: " + slope + " (expected -20 to 0)");
            }
        }

        @Override
        public double at(double score) {
            return 1 / (1 + Math.exp(-(intercept + slope * logit(score))));
        }

        /** {@code ln(score / (1 - score))}, the score being kept off 0 and 1. */
        public static double logit(double score) {
            double inside = Math.clamp(score, EDGE, 1 - EDGE);
            return Math.log(inside / (1 - inside));
        }
    }

    /**
     * Straight lines between knots, level before the first and after the last.
     *
     * @param knots at least one; scores rise, successes do not
     */
    record Isotonic(List<Knot> knots) implements Calibration {
        public Isotonic {
            knots = List.copyOf(knots);
            if (knots.isEmpty()) {
                throw new IllegalArgumentException("knots: none (expected at least one)");
            }
            for (int i = 1; i < knots.size(); i++) {
                if (knots.get(i).score() <= knots.get(i - 1).score()
                        || knots.get(i).success() > knots.get(i - 1).success()) {
                    throw new IllegalArgumentException("knots: " + knots.get(i) + " after " + knots.get(i - 1)
                            + " (expected a higher score and no higher success)");
                }
            }
        }

        @Override
        public double at(double score) {
            int after = 0;
            while (after < knots.size() && knots.get(after).score() < score) {
                after++;
            }
            if (after == 0) {
                return knots.getFirst().success();
            }
            if (after == knots.size()) {
                return knots.getLast().success();
            }
            Knot left = knots.get(after - 1);
            Knot right = knots.get(after);
            double share = (score - left.score()) / (right.score() - left.score());
            return left.success() + share * (right.success() - left.success());
        }
    }

    /**
     * @param score 0 to 1
     * @param success how likely a good answer is there, 0 to 1
     */
    record Knot(double score, double success) {
        public Knot {
            if (!(score >= 0 && score <= 1) || !(success >= 0 && success <= 1)) {
                throw new IllegalArgumentException("knot: " + score + ", " + success + " (expected 0 to 1 each)");
            }
        }
    }
}
