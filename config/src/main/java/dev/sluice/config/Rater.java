package dev.sluice.config;

/** Whose feedback counts in place of callers' own word; claimed only by callers that {@code gateway.yml} lets. */
public enum Rater {
    /** A model that was asked to judge. */
    JUDGE,
    /** A person whose work it is to look answers through. */
    REVIEWER
}
