package dev.sluice.router;

import dev.sluice.router.catalogue.Route;
import dev.sluice.router.decision.Reason;
import dev.sluice.router.decision.Reason.Code;
import dev.sluice.router.difficulty.Difficulty;
import dev.sluice.router.mode.Mode.Auto;
import dev.sluice.router.mode.Share;
import dev.sluice.router.price.Cost;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Mode {@code auto}: the cheapest route that is good enough. Good enough is a capability of at least the difficulty,
 * or, with a target, an expected quality of at least a share of the strong model's. With a share that may escalate, a
 * threshold on the score says first whether the house or what lies outside is asked; the other side is for fallback.
 *
 * @param threshold from 0 to above 1
 */
record Balanced(List<Route> candidates, Auto auto, Difficulty difficulty, double threshold, Function<Route, Cost> cost)
        implements Choice {
    /** Keeps rounding from telling a quality from itself. */
    private static final double ROUNDING = 1e-9;

    @Override
    public List<Route> order(List<Route> left) {
        List<Route> ranked = Ranking.of(left, this::isGoodEnough, cost);
        if (auto.escalate().isEmpty()) {
            return ranked;
        }
        List<Route> bySide = new ArrayList<>(ranked.size());
        ranked.stream().filter(route -> route.leavesTheHouse() == isOver()).forEach(bySide::add);
        ranked.stream().filter(route -> route.leavesTheHouse() != isOver()).forEach(bySide::add);
        return bySide;
    }

    private boolean isOver() {
        return difficulty.score() >= threshold;
    }

    private boolean isGoodEnough(Route route) {
        return auto.quality().isEmpty()
                ? Ranking.trusted(route, difficulty.score())
                : Quality.expected(difficulty, route.model()) >= target() - ROUNDING;
    }

    private double target() {
        return auto.quality().orElse(1) * Quality.strong(difficulty);
    }

    @Override
    public Reason why(List<Route> ordered, Explanation explanation) {
        if (auto.escalate().isPresent()) {
            return bySide(ordered.getFirst(), explanation);
        }
        return auto.quality().isPresent() ? byQuality(ordered.getFirst(), explanation) : explanation.choice(ordered);
    }

    private Reason bySide(Route first, Explanation explanation) {
        String measured = "difficulty " + Explanation.figure(difficulty.score(), 3) + explanation.neighbours() + " is "
                + (isOver() ? "over" : "under") + " " + Explanation.figure(Math.min(threshold, 1), 3)
                + ", from which the hardest " + Share.shown(auto.escalate().orElse(0)) + " escalate";
        if (first.leavesTheHouse()) {
            return isOver()
                    ? new Reason(Code.OVER_THRESHOLD, measured + explanation.permit(first))
                    : new Reason(Code.ONLY_ROUTE, measured + "; " + first.id() + " is left" + explanation.others());
        }
        if (!isOver()) {
            return new Reason(Code.EASY, measured + explanation.keptIn());
        }
        return explanation.isAblerForbidden(first)
                ? new Reason(Code.KEPT_IN, measured + explanation.keptIn())
                : new Reason(Code.ONLY_ROUTE, measured + ", but " + first.id() + " is left" + explanation.others());
    }

    private Reason byQuality(Route first, Explanation explanation) {
        double expected = Quality.expected(difficulty, first.model());
        boolean good = isGoodEnough(first);
        String measured = "expected quality " + Explanation.figure(expected, 2) + explanation.neighbours()
                + (good ? " is at least " : " is under ")
                + Share.shown(auto.quality().orElse(1))
                + " of a strong model's " + Explanation.figure(Quality.strong(difficulty), 2);
        if (good) {
            return first.leavesTheHouse()
                    ? new Reason(Code.HARD, measured + explanation.permit(first))
                    : new Reason(Code.EASY, measured + explanation.keptIn());
        }
        return !first.leavesTheHouse() && explanation.isAblerForbidden(first)
                ? new Reason(Code.KEPT_IN, measured + explanation.keptIn())
                : new Reason(
                        Code.ONLY_ROUTE,
                        measured + ", but " + first.id() + " is the best that is left" + explanation.others());
    }
}
