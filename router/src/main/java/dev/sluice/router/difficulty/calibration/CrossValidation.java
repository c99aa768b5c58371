package dev.sluice.router.difficulty.calibration;

import dev.sluice.router.difficulty.Calibration;
import java.util.ArrayList;
import java.util.List;

/**
 * Predicts each outcome by a calibration that has not seen it: the groups are dealt into {@value #FOLDS} folds by a
 * hash of their name, so the same outcomes always fall into the same folds.
 */
public final class CrossValidation {
    /** Parts that the outcomes are split into. */
    public static final int FOLDS = 5;

    private CrossValidation() {}

    /**
     * @param outcomes of at least two folds, which fifty groups are but for bad luck
     * @return by outcome, in the order given; each from 0 to 1
     */
    public static List<Double> predicted(List<Outcome> outcomes, Method method) {
        Method form = method.with(outcomes.size());
        List<Calibration> without = new ArrayList<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            int left = fold;
            List<Outcome> others =
                    outcomes.stream().filter(one -> fold(one) != left).toList();
            without.add(form.fit(others.isEmpty() ? outcomes : others));
        }
        return outcomes.stream()
                .map(one -> without.get(fold(one)).at(one.score()))
                .toList();
    }

    private static int fold(Outcome outcome) {
        // Ids often differ in their last letters only, so String's own hash is stirred (the finalizer of MurmurHash3).
        int hash = outcome.group().hashCode();
        hash = (hash ^ (hash >>> 16)) * 0x85ebca6b;
        hash = (hash ^ (hash >>> 13)) * 0xc2b2ae35;
        return Math.floorMod(hash ^ (hash >>> 16), FOLDS);
    }
}
