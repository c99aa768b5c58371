package dev.sluice.router;

import dev.sluice.router.catalogue.Route;
import dev.sluice.router.decision.Reason;
import dev.sluice.router.decision.Reason.Code;
import dev.sluice.router.mode.Lot;
import dev.sluice.router.mode.Share;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;

/** The modes that treat some requests otherwise than others, by a {@link Lot}. */
final class ByLot {
    private ByLot() {}

    /**
     * By weight. Weighted rendezvous hashing (Schindelhauer, Schomaker, "Weighted distributed hash tables", 2005): each
     * route draws, and -weight / ln(lot) orders them. When a route drops out or a weight changes, only the requests
     * concerned move.
     *
     * @param weights by route, 0 or more
     * @param word what the lot is drawn with, besides the alias and the route
     */
    record Weighted(String alias, Map<Route, Integer> weights, String word) implements Choice {
        Weighted {
            // Not Map.copyOf, which does not keep the order.
            weights = new LinkedHashMap<>(weights);
        }

        @Override
        public List<Route> candidates() {
            return List.copyOf(weights.keySet());
        }

        @Override
        public List<Route> order(List<Route> left) {
            return left.stream()
                    .sorted(Comparator.comparingDouble(route -> -drawn(route)))
                    .toList();
        }

        private double drawn(Route route) {
            int weight = weights.getOrDefault(route, 0);
            return weight == 0 ? -1 : -weight / Math.log(Lot.of("weighted", alias, route.id(), word));
        }

        @Override
        public Reason why(List<Route> ordered, Explanation explanation) {
            Route first = ordered.getFirst();
            long all = weights.values().stream().mapToLong(Integer::longValue).sum();
            String part = "weight " + weights.getOrDefault(first, 0) + " of " + all;
            return new Reason(
                    Code.WEIGHTED, part + (first.leavesTheHouse() ? explanation.permit(first) : explanation.keptIn()));
        }
    }

    /**
     * A canary.
     *
     * @param to the new route
     * @param chosen whether this request's user is among its share
     */
    record Trial(Route to, double share, boolean chosen, Choice base) implements Choice {
        /** @param word what tells users apart */
        static Trial of(String alias, Route to, double share, Choice base, String word) {
            return new Trial(to, share, Lot.of("canary", alias, to.id(), word) < share, base);
        }

        @Override
        public List<Route> candidates() {
            if (!chosen) {
                return base.candidates();
            }
            SequencedSet<Route> all = new LinkedHashSet<>(base.candidates());
            all.add(to);
            return List.copyOf(all);
        }

        @Override
        public String bars(Route route) {
            if (route.equals(to)) {
                return chosen || base.named()
                        ? ""
                        : "a canary for the " + Share.shown(share) + " of users who are not this one";
            }
            return base.bars(route);
        }

        @Override
        public List<Route> order(List<Route> left) {
            if (!chosen || !left.contains(to)) {
                return base.order(left);
            }
            List<Route> others =
                    left.stream().filter(route -> !route.equals(to)).toList();
            List<Route> ordered = new ArrayList<>();
            ordered.add(to);
            ordered.addAll(base.order(others));
            return ordered;
        }

        @Override
        public Reason why(List<Route> ordered, Explanation explanation) {
            if (chosen && ordered.getFirst().equals(to)) {
                String among = "this user is among the " + Share.shown(share) + " who get " + to.id();
                return new Reason(Code.CANARY, to.leavesTheHouse() ? among + explanation.permit(to) : among);
            }
            return base.why(ordered, explanation);
        }

        @Override
        public boolean named() {
            return !chosen && base.named();
        }
    }

    /**
     * A shadow: the base decides, and may be watched.
     *
     * @param copied what gets a copy of this request, if it is harmless
     */
    record Watched(Optional<Route> copied, Choice base) implements Choice {
        /** @param word of this request alone */
        static Watched of(String alias, Route to, double share, Choice base, String word) {
            boolean chosen = Lot.of("shadow", alias, to.id(), word) < share;
            return new Watched(chosen ? Optional.of(to) : Optional.empty(), base);
        }

        @Override
        public List<Route> candidates() {
            return base.candidates();
        }

        @Override
        public String bars(Route route) {
            return base.bars(route);
        }

        @Override
        public List<Route> order(List<Route> left) {
            return base.order(left);
        }

        @Override
        public Reason why(List<Route> ordered, Explanation explanation) {
            return base.why(ordered, explanation);
        }

        @Override
        public boolean named() {
            return base.named();
        }

        @Override
        public Optional<Route> shadow() {
            return copied;
        }
    }
}
