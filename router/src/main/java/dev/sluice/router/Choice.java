package dev.sluice.router;

import dev.sluice.router.catalogue.Route;
import dev.sluice.router.decision.Reason;
import java.util.List;
import java.util.Optional;

/** How one request's mode chooses: among which routes, in what order, and why. It permits nothing. */
interface Choice {
    /** Each once. */
    List<Route> candidates();

    /** Why the mode leaves out a candidate that the policy permits, in one line; empty if it does not. */
    default String bars(Route route) {
        return "";
    }

    /**
     * @param left candidates that nothing stands in the way of
     * @return the same routes, first one first
     */
    List<Route> order(List<Route> left);

    /** @param ordered as {@link #order} gave it; at least one */
    Reason why(List<Route> ordered, Explanation explanation);

    /** Whether exactly one route was asked for. */
    default boolean named() {
        return false;
    }

    /** What may get a copy, if the request is harmless. */
    default Optional<Route> shadow() {
        return Optional.empty();
    }
}
