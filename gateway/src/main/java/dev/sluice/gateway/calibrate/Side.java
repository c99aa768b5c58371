package dev.sluice.gateway.calibrate;

import dev.sluice.router.difficulty.Calibration;
import dev.sluice.router.difficulty.Difficulty;
import dev.sluice.router.difficulty.calibration.CrossValidation;
import dev.sluice.router.difficulty.calibration.Method;
import dev.sluice.router.difficulty.calibration.Outcome;
import dev.sluice.router.difficulty.calibration.Reliability;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What was learnt of one route of a pair.
 *
 * @param method never {@link Method#AUTO}
 * @param learnt fitted to all outcomes
 * @param held by outcome: predicted by a fit to the others
 * @param before how true the figures were that would be replaced
 * @param after how true the new ones are, by {@code held}
 */
record Side(
        String route,
        List<RouteOutcome> outcomes,
        Method method,
        Calibration learnt,
        List<Double> held,
        Reliability before,
        Reliability after) {
    /** Fewer outcomes say next to nothing. */
    static final int LEAST = 50;

    /** Whether the new figures are truer on outcomes that they have not seen; if not, the old ones stay. */
    boolean truer() {
        return after.logLoss() < before.logLoss();
    }

    /** @param outcomes at least {@value #LEAST} */
    static Side of(String route, List<RouteOutcome> outcomes, Method asked, ToDoubleFunction<Difficulty> figureBefore) {
        Method method = asked.with(outcomes.size());
        List<Outcome> plain = outcomes.stream().map(RouteOutcome::outcome).toList();
        List<Double> before = outcomes.stream()
                .map(one -> figureBefore.applyAsDouble(one.rated()))
                .toList();
        List<Double> held = CrossValidation.predicted(plain, method);
        return new Side(
                route,
                outcomes,
                method,
                method.fit(plain),
                held,
                Reliability.of(plain, before),
                Reliability.of(plain, held));
    }
}
