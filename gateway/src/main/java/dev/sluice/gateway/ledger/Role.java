package dev.sluice.gateway.ledger;

/** What an attempt was for. */
public enum Role {
    /** To answer the caller, whatever came of it. */
    ANSWER,
    /**
     * A local answer that was kept back to be judged, and which the caller never got: mostly, since it did not stand.
     */
    VERIFIED_AWAY,
    /** A further answer of a local model, to compare the first one with. */
    SAMPLE,
    /** A copy sent along a second route; the caller never sees its answer. */
    SHADOW,
    /** A model that judged an answer. */
    JUDGE
}
