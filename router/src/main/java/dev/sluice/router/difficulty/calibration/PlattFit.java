package dev.sluice.router.difficulty.calibration;

import dev.sluice.router.difficulty.Calibration;
import dev.sluice.router.difficulty.Calibration.Platt;
import java.util.List;

/**
 * Platt scaling as H.-T. Lin, C.-J. Lin and R. Weng ("A note on Platt's probabilistic outputs", Machine Learning 68,
 * 2007) compute it: Newton's method with backtracking on the log loss, over targets that are drawn a little together,
 * so that outcomes which a threshold separates do not give an infinite slope. A slope that would rise becomes level.
 */
final class PlattFit {
    private static final int STEPS = 100;
    private static final double RIDGE = 1e-12;
    private static final double STILL = 1e-10;

    private final double[] x;
    private final double[] target;

    private PlattFit(List<Outcome> outcomes) {
        int n = outcomes.size();
        double good = outcomes.stream().mapToDouble(Outcome::success).sum();
        double high = (good + 1) / (good + 2);
        double low = 1 / (n - good + 2);
        x = new double[n];
        target = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = Platt.logit(outcomes.get(i).score());
            target[i] = low + outcomes.get(i).success() * (high - low);
        }
    }

    static Calibration.Platt fit(List<Outcome> outcomes) {
        if (outcomes.isEmpty()) {
            throw new IllegalArgumentException("outcomes: none (expected at least one)");
        }
        return new PlattFit(outcomes).fitted();
    }

    private Platt fitted() {
        double[] both = newton(true);
        double[] falling = both[1] > 0 ? newton(false) : both;
        return new Platt(
                Math.clamp(falling[0], -Platt.LARGEST, Platt.LARGEST), Math.clamp(falling[1], -Platt.LARGEST, 0));
    }

    /** @return intercept and slope, the slope 0 if it is not free */
    private double[] newton(boolean free) {
        double a = 0;
        double b = 0;
        double loss = loss(a, b);
        for (int step = 0; step < STEPS; step++) {
            double ga = 0;
            double gb = 0;
            double haa = RIDGE;
            double hab = 0;
            double hbb = RIDGE;
            for (int i = 0; i < x.length; i++) {
                double p = 1 / (1 + Math.exp(-(a + b * x[i])));
                double error = p - target[i];
                double weight = p * (1 - p);
                ga += error;
                gb += error * x[i];
                haa += weight;
                hab += weight * x[i];
                hbb += weight * x[i] * x[i];
            }
            double da = -ga / haa;
            double db = 0;
            if (free) {
                double determinant = haa * hbb - hab * hab;
                da = -(hbb * ga - hab * gb) / determinant;
                db = -(haa * gb - hab * ga) / determinant;
            }
            double size = 1;
            double next = loss(a + da, b + db);
            while (next > loss && size > 1e-10) {
                size /= 2;
                next = loss(a + size * da, b + size * db);
            }
            if (!(next < loss - STILL)) {
                break;
            }
            a += size * da;
            b += size * db;
            loss = next;
        }
        return new double[] {a, b};
    }

    private double loss(double a, double b) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            double z = a + b * x[i];
            // log(1 + exp(-z)) + (1 - t) z, without overflow
            sum += Math.log1p(Math.exp(-Math.abs(z))) + Math.max(-z, 0) + (1 - target[i]) * z;
        }
        return sum;
    }
}
