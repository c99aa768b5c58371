package dev.sluice.router.decision;

import dev.sluice.router.catalogue.Route;
import java.util.List;

/** Where a request may go. Later steps can only shrink the list of routes. */
public sealed interface Decision {
    Reason why();

    /** What the policy said. */
    Verdict verdict();

    /** The routes that were left out, each with its reason. */
    List<Exclusion> excluded();

    /**
     * Send it along these routes, first one first.
     *
     * @param routes at least one; each permitted by the verdict
     */
    record Send(List<Route> routes, Reason why, Verdict verdict, List<Exclusion> excluded) implements Decision {
        public Send {
            if (routes.isEmpty()) {
                throw new IllegalArgumentException("routes: none (expected at least one)");
            }
            routes = List.copyOf(routes);
            excluded = List.copyOf(excluded);
            for (Route route : routes) {
                if (!verdict.permits(route)) {
                    throw new IllegalArgumentException("routes: " + route.id() + " is not permitted by the policy");
                }
            }
        }

        /** Whether any of the routes leads out of the house. */
        public boolean mayLeave() {
            return routes.stream().anyMatch(Route::leavesTheHouse);
        }
    }

    /**
     * Answer with an error.
     *
     * @param field the request's field at fault, or an empty string
     */
    record Refuse(Reason why, String field, Verdict verdict, List<Exclusion> excluded) implements Decision {
        public Refuse {
            excluded = List.copyOf(excluded);
        }
    }
}
