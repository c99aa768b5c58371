package dev.sluice.gateway.whole;

/** What a fake backend does instead of answering. */
enum Fault {
    NONE,
    /** Closes the connection without a word. */
    REFUSES,
    ANSWERS_500,
    /** And asks to be left alone for some milliseconds. */
    ANSWERS_429,
    /** Closes the connection in the middle of its answer. */
    CUTS,
    /** Says nothing more after the head, or nothing at all. */
    STALLS,
    /** Says 200 and sends what is no answer. */
    GARBLES,
    /** Says 200, begins, and then says that it cannot. */
    SAYS_ERROR
}
