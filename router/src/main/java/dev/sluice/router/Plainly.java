package dev.sluice.router;

import dev.sluice.router.catalogue.Route;
import dev.sluice.router.decision.Reason;
import dev.sluice.router.decision.Reason.Code;
import dev.sluice.router.price.Cost;
import java.util.List;
import java.util.function.Function;

/** The modes that one word says: a route, the cheapest, the most capable, the house. */
final class Plainly {
    private Plainly() {}

    /** Exactly this route. */
    record Named(Route route) implements Choice {
        @Override
        public List<Route> candidates() {
            return List.of(route);
        }

        @Override
        public List<Route> order(List<Route> left) {
            return left;
        }

        @Override
        public Reason why(List<Route> ordered, Explanation explanation) {
            return explanation.named(route);
        }

        @Override
        public boolean named() {
            return true;
        }
    }

    /** @param currency of the costs, for people */
    record Cheapest(List<Route> candidates, Function<Route, Cost> cost, String currency) implements Choice {
        @Override
        public List<Route> order(List<Route> left) {
            return Ranking.of(left, route -> true, cost);
        }

        @Override
        public Reason why(List<Route> ordered, Explanation explanation) {
            String least = cost.apply(ordered.getFirst()) instanceof Cost.Known(var amount, var id)
                    ? "lowest estimated cost, " + amount + " " + currency
                    : "no cost is known";
            return new Reason(Code.CHEAPEST, least + explanation.keptIn());
        }
    }

    record Strongest(List<Route> candidates, Function<Route, Cost> cost) implements Choice {
        @Override
        public List<Route> order(List<Route> left) {
            return Ranking.of(left, route -> false, cost);
        }

        @Override
        public Reason why(List<Route> ordered, Explanation explanation) {
            Route first = ordered.getFirst();
            String ablest = "the most capable that is left, with "
                    + Explanation.figure(first.model().capability(), 2);
            return explanation.isAblerForbidden(first)
                    ? new Reason(Code.KEPT_IN, ablest + explanation.keptIn())
                    : new Reason(Code.STRONG, first.leavesTheHouse() ? ablest + explanation.permit(first) : ablest);
        }
    }

    /** @param order of the routes of the house */
    record InHouse(Choice order) implements Choice {
        @Override
        public List<Route> candidates() {
            return order.candidates();
        }

        @Override
        public String bars(Route route) {
            return route.leavesTheHouse() ? "mode local-only" : "";
        }

        @Override
        public List<Route> order(List<Route> left) {
            return order.order(left);
        }

        @Override
        public Reason why(List<Route> ordered, Explanation explanation) {
            return new Reason(Code.LOCAL_ONLY, "mode local-only; " + explanation.measured(ordered.getFirst()));
        }
    }
}
