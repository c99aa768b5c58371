package dev.sluice.gateway.feedback;

/** What became of feedback that was handed in. */
public enum Receipt {
    /** The request is the caller's team's; the feedback survives the end of the process. */
    RECORDED,
    /** It survives too, but whose request it is could not be looked up: that is sorted out when it is drained. */
    ACCEPTED,
    /** No such request, or another team's: nothing was kept. */
    UNKNOWN
}
