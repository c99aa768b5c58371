package dev.sluice.loadtest.bench;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One line of the report.
 *
 * @param key for scripts; stays the same
 * @param label for people, with the unit
 * @param digits after the point
 * @param figures of each target, one a round
 * @param goal Sluice's, if there is one
 */
record Row(String key, String label, int digits, Map<String, List<Double>> figures, Optional<Goal> goal) {
    List<Double> of(String target) {
        return figures.getOrDefault(target, List.of());
    }

    Optional<Spread> figure(String target) {
        return Spread.of(of(target));
    }

    /** Empty for the yardstick itself and where a side has no figures. */
    Optional<Spread> ratio(String target, String yardstick) {
        return target.equals(yardstick) ? Optional.empty() : Spread.ofRatios(of(target), of(yardstick));
    }

    /** Empty if there is no goal or nothing to hold against it. A ratio's goal is against nginx and nothing else. */
    Optional<Boolean> met() {
        return goal.flatMap(wanted -> (wanted.ofRatio() ? ratio(Target.SLUICE, Target.NGINX) : figure(Target.SLUICE))
                .map(spread -> wanted.isMetBy(spread.median())));
    }
}
