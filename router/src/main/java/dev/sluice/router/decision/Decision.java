package dev.sluice.router.decision;

import dev.sluice.router.catalogue.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
     * @param shadow what gets a copy, beside and apart from the answer; permitted by the verdict
     */
    record Send(List<Route> routes, Reason why, Verdict verdict, List<Exclusion> excluded, Optional<Route> shadow)
            implements Decision {
        /** Without a shadow. */
        public Send(List<Route> routes, Reason why, Verdict verdict, List<Exclusion> excluded) {
            this(routes, why, verdict, excluded, Optional.empty());
        }

        public Send {
            if (routes.isEmpty()) {
                throw new IllegalArgumentException("routes: none (expected at least one)");
            }
            routes = List.copyOf(routes);
            excluded = List.copyOf(excluded);
            for (Route route : routes) {
                require(verdict, "routes", route);
            }
            shadow.ifPresent(route -> require(verdict, "shadow", route));
        }

        private static void require(Verdict verdict, String name, Route route) {
            if (!verdict.permits(route)) {
                throw new IllegalArgumentException(name + ": " + route.id() + " is not permitted by the policy");
            }
        }

        /** The decision of the copy, under the same verdict; empty if there is none. */
        public Optional<Send> ofShadow() {
            return shadow.map(route -> new Send(
                    List.of(route),
                    new Reason(Reason.Code.SHADOW, "a copy for comparison; its answer is dropped"),
                    verdict,
                    List.of()));
        }

        /** Whether any of the routes leads out of the house. */
        public boolean mayLeave() {
            return routes.stream().anyMatch(Route::leavesTheHouse);
        }

        /**
         * The decision where the treatment was not carried out, or something was found again after it: the routes of
         * the house, or a refusal where the treatment asks for one or no route is left. Where the verdict asks for no
         * treatment it stays as it is.
         */
        public Decision foundAgain() {
            if (verdict.treatment().isEmpty()) {
                return this;
            }
            Verdict kept = verdict.foundAgain();
            String cause = "could not be made harmless as rule " + verdict.rule() + " asks";
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
