package dev.sluice.router.decision;

import dev.sluice.router.catalogue.Route;
import java.util.ArrayList;
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

        /**
         * The decision where the treatment was not carried out, or something was found again after it: the routes of
         * the house, or a refusal where the treatment asks for one or no route is left. Where the verdict asks for no
         * treatment it stays as it is.
         *
         * @param why one line for people, without any of the prompt's text
         */
        public Decision untreated(String why) {
            if (verdict.treatment().isEmpty()) {
                return this;
            }
            Verdict kept = verdict.untreated();
            String cause = why + " (rule " + verdict.rule() + ")";
            List<Route> left = routes.stream().filter(kept::permits).toList();
            List<Exclusion> out = new ArrayList<>(excluded);
            routes.stream()
                    .filter(route -> !kept.permits(route))
                    .forEach(route -> out.add(new Exclusion(route.id(), cause)));
            return left.isEmpty()
                    ? new Refuse(new Reason(Reason.Code.REFUSED_BY_POLICY, cause), "", kept, out)
                    : new Send(left, new Reason(Reason.Code.KEPT_IN, cause), kept, out);
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
