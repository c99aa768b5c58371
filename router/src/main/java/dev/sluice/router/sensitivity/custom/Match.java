package dev.sluice.router.sensitivity.custom;

/** How a dictionary's terms stand in a text. */
public enum Match {
    /** As whole words, case counts. */
    EXACT_WORD,
    /** As whole words, in any case. */
    CASE_INSENSITIVE_WORD,
    /** Anywhere, within words too; in any case. */
    SUBSTRING
}
