package dev.sluice.router.prompt;

/** Who speaks in a message. */
public enum Role {
    /** System and developer messages. */
    SYSTEM,
    USER,
    ASSISTANT,
    /** A tool's result. */
    TOOL
}
