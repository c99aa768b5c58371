package dev.sluice.gateway.dispatch;

/** How an attempt ended. */
enum AttemptEnd {
    SERVED,
    FAILED,
    CUT,
    WITHHELD,
    CANCELLED
}
