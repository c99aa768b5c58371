package dev.sluice.router.sensitivity;

/** How much harm it would do if the data got out; in rising order. */
public enum Sensitivity {
    PUBLIC,
    INTERNAL,
    CONFIDENTIAL,
    RESTRICTED;

    public Sensitivity max(Sensitivity other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
