package dev.sluice.gateway.audit;

/** A link of a chain as it was read, of whichever form. */
sealed interface ChainRow permits AuditRow, AuditRecord, Exported {
    /** Its place in the chain, from 1. */
    long seq();

    /** The canonical JSON that its hash was made of. */
    String content();

    /** The hash of the link before. */
    String previousHash();

    String hash();

    /** Whether what is kept beside the content, for queries, says the same as the content. */
    boolean agrees();
}
