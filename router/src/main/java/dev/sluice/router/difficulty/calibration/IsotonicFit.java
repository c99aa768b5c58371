package dev.sluice.router.difficulty.calibration;

import dev.sluice.router.difficulty.Calibration;
import dev.sluice.router.difficulty.Calibration.Knot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Least squares over all functions that never rise, by pooling adjacent violators (Ayer et al., 1955): outcomes in the
 * order of their scores become blocks, and a block whose mean is above that of the block before it is joined with it.
 * O(n log n) for sorting, O(n) for pooling.
 *
 * <p>A block becomes a knot at each of its ends. The mean of a block of n outcomes is kept off 0 and 1 by one in n + 2,
 * since a figure of certainty that turns out wrong costs without bound; what rises after that is pooled again.
 */
final class IsotonicFit {
    private IsotonicFit() {}

    /** A run of outcomes that share their mean. */
    record Block(double first, double last, double sum, double weight) {
        double mean() {
            return sum / weight;
        }

        private Block offTheEdge() {
            double edge = 1 / (weight + 2);
            return new Block(first, last, Math.clamp(mean(), edge, 1 - edge) * weight, weight);
        }

        private Block with(Block next) {
            return new Block(first, next.last, sum + next.sum, weight + next.weight);
        }
    }

    static Calibration.Isotonic fit(List<Outcome> outcomes) {
        if (outcomes.isEmpty()) {
            throw new IllegalArgumentException("outcomes: none (expected at least one)");
        }
        List<Knot> knots = new ArrayList<>();
        for (Block block : pool(pooled(outcomes).stream().map(Block::offTheEdge).toList())) {
            knots.add(new Knot(block.first(), block.mean()));
            if (block.last() > block.first()) {
                knots.add(new Knot(block.last(), block.mean()));
            }
        }
        return new Calibration.Isotonic(knots);
    }

    /** The blocks, by rising score and falling mean. */
    static List<Block> pooled(List<Outcome> outcomes) {
        return pool(byScore(outcomes));
    }

    private static List<Block> pool(List<Block> byScore) {
        List<Block> blocks = new ArrayList<>();
        for (Block next : byScore) {
            Block joined = next;
            while (!blocks.isEmpty() && blocks.getLast().mean() <= joined.mean()) {
                joined = blocks.removeLast().with(joined);
            }
            blocks.add(joined);
        }
        return blocks;
    }

    /** Outcomes of one score are one block from the start. */
    private static List<Block> byScore(List<Outcome> outcomes) {
        List<Block> blocks = new ArrayList<>();
        for (Outcome outcome : outcomes.stream()
                .sorted(Comparator.comparingDouble(Outcome::score))
                .toList()) {
            Block one = new Block(outcome.score(), outcome.score(), outcome.success(), 1);
            if (!blocks.isEmpty() && blocks.getLast().last() == one.first()) {
                one = blocks.removeLast().with(one);
            }
            blocks.add(one);
        }
        return blocks;
    }
}
