package dev.sluice.router.difficulty.training;

import dev.sluice.router.difficulty.Blend;

/**
 * Turns a value into a probability: 1 / (1 + exp(-(a·value + b))), a and b by Newton's method on the cross entropy.
 *
 * <p>Source: J. Platt, Probabilistic outputs for support vector machines, 1999. Outcomes may lie between 0 and 1.
 */
final class Platt {
    private static final int STEPS = 50;
    private static final double RIDGE = 1e-6;

    private Platt() {}

    /** @return slope and offset; the slope at least 0, so that the order stays */
    static Blend.Line fit(double[] values, double[] outcomes, double[] weights) {
        double a = 1;
        double b = 0;
        for (int step = 0; step < STEPS; step++) {
            double ga = RIDGE * a;
            double gb = RIDGE * b;
            double haa = RIDGE;
            double hab = 0;
            double hbb = RIDGE;
            for (int i = 0; i < values.length; i++) {
                double p = 1 / (1 + StrictMath.exp(-(a * values[i] + b)));
                double error = weights[i] * (p - outcomes[i]);
                double curve = weights[i] * p * (1 - p);
                ga += error * values[i];
                gb += error;
                haa += curve * values[i] * values[i];
                hab += curve * values[i];
                hbb += curve;
            }
            double determinant = haa * hbb - hab * hab;
            if (!(determinant > 0)) {
                break;
            }
            double da = (hbb * ga - hab * gb) / determinant;
            double db = (haa * gb - hab * ga) / determinant;
            // Far from the optimum a whole step may overshoot.
            double length = Math.max(Math.abs(da), Math.abs(db));
            double times = length > 2 ? 2 / length : 1;
            a -= times * da;
            b -= times * db;
        }
        return new Blend.Line(Math.max(0, a), b);
    }
}
