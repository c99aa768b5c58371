package dev.sluice.router.catalogue;

/** Whether a backend stands in the house. It is the only thing about a backend that privacy looks at. */
public enum Locality {
    /** The operator's own machines: sensitive requests may go here. */
    IN_HOUSE,
    /** Somebody else's machines: a request goes here only when a policy rule says so. */
    EXTERNAL
}
