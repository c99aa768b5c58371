package dev.sluice.router.verification;

/** What makes an answer fail whatever else is known of it. */
public enum Flaw {
    /** The caller asked for JSON, and it is none. */
    UNPARSABLE_JSON,
    /** A call of a tool that was not offered, or whose arguments are no JSON or against its schema. */
    BAD_TOOL_CALL,
    /** JSON that does not follow the caller's schema. */
    SCHEMA_VIOLATION,
    /** It says that it will not or cannot answer. */
    REFUSED,
    /** It stopped at the limit of its length. */
    TRUNCATED,
    /** Neither text nor a call of a tool. */
    EMPTY
}
