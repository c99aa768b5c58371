package dev.sluice.gateway.ledger;

/** How one attempt ended. */
public enum Outcome {
    /** The whole answer was sent. */
    SERVED,
    /** The backend could not be reached, answered with an error of its own or with nonsense. */
    FAILED,
    /** The answer broke off after its first byte. */
    CUT,
    /** It came, whole or in part, and was kept back: it did not stand, or was only there to compare another with. */
    WITHHELD,
    /** Whoever had asked left: the caller, or Sluice, where something beside the answer came too late. */
    CANCELLED,
    /** One of the four time limits ran out. */
    TIMED_OUT,
    /** The backend found fault with the request. */
    REJECTED,
    /** The backend asked to be left alone for a while. */
    THROTTLED
}
