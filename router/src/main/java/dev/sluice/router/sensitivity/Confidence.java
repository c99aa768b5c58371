package dev.sluice.router.sensitivity;

/** How sure a detector is, in rising order: shape alone, shape with a validator or context, both. */
public enum Confidence {
    LOW,
    MEDIUM,
    HIGH
}
