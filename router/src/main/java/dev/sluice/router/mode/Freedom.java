package dev.sluice.router.mode;

/** How far a caller's own wishes are granted, see {@link Wish}. None of it reaches beyond the policy. */
public enum Freedom {
    /** A request that wishes anything is refused. */
    NONE,
    /** Only what leaves fewer routes, costs less or lets less out than the alias would. */
    NARROWER,
    /** Any mode that needs no route's name. */
    ANY
}
