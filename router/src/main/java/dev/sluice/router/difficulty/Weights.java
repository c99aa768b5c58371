package dev.sluice.router.difficulty;

/** What training found out. The arrays within are not copied; whoever hands them over keeps no hand on them. */
public record Weights(
        Vectors vectors, Scaling scaling, Smooth smooth, Forest localTrees, Forest strongTrees, Blend blend) {
    public Weights {
        int numbers = Encoder.signs() + vectors.size();
        if (smooth.landmarks()[0].length != numbers || localTrees.asked() > numbers || strongTrees.asked() > numbers) {
            throw new IllegalArgumentException("weights that do not belong together");
        }
    }
}
