package dev.sluice.router.difficulty;

import java.util.Optional;

/**
 * What outcomes have taught of one pair of routes.
 *
 * @param local name or id of the route that answers first
 * @param strong name or id of the route that hard prompts go to
 * @param model version of the difficulty model whose scores it was learnt from; another model's mean something else
 * @param ofLocal empty if {@code local} had too few outcomes
 * @param ofStrong empty if {@code strong} had too few outcomes
 */
public record PairCalibration(
        String local, String strong, String model, Optional<Calibration> ofLocal, Optional<Calibration> ofStrong) {
    /** The same score, by which decisions are ordered, with the successes that were learnt. */
    public Difficulty of(Difficulty rated) {
        return new Difficulty(
                rated.score(),
                ofLocal.map(learnt -> learnt.at(rated.score())).orElse(rated.local()),
                ofStrong.map(learnt -> learnt.at(rated.score())).orElse(rated.strong()),
                rated.features(),
                rated.sketch(),
                rated.neighbours());
    }
}
