package dev.sluice.router.difficulty.calibration;

/**
 * How good one route's answer to one prompt was.
 *
 * @param group what belongs together: outcomes of the same request or question never stand on both sides of a split
 * @param score of the prompt, 0 to 1
 * @param success 0 to 1
 */
public record Outcome(String group, double score, double success) {
    public Outcome {
        if (!(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException("score: " + score + " (expected 0 to 1)");
        }
        if (!(success >= 0 && success <= 1)) {
            throw new IllegalArgumentException("success: " + success + " (expected 0 to 1)");
        }
    }
}
