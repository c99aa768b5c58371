package dev.sluice.router;

import dev.sluice.router.catalogue.Route;
import dev.sluice.router.price.Cost;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Orders routes: first those that are good enough, cheapest first; then the others, most capable first, for when all of
 * the former fail. An unknown cost counts as dearer than any known one, the house goes before others at equal cost, and
 * the catalogue's order settles the rest.
 */
final class Ranking {
    private static final Comparator<Ranked> HOUSE_FIRST = Comparator.comparing(ranked -> ranked.route.leavesTheHouse());
    private static final Comparator<Ranked> CHEAPEST_FIRST = Ranking::compareCosts;
    private static final Comparator<Ranked> ABLEST_FIRST =
            Comparator.comparingDouble(ranked -> -ranked.route.model().capability());

    private Ranking() {}

    private record Ranked(Route route, boolean good, Cost cost) {}

    static List<Route> of(List<Route> routes, Predicate<Route> goodEnough, Function<Route, Cost> cost) {
        if (routes.size() < 2) {
            return routes;
        }
        Comparator<Ranked> goodFirst = Comparator.comparing(ranked -> !ranked.good);
        Comparator<Ranked> within = CHEAPEST_FIRST.thenComparing(HOUSE_FIRST);
        return routes.stream()
                .map(route -> new Ranked(route, goodEnough.test(route), cost.apply(route)))
                .sorted(goodFirst
                        .thenComparing((one, other) -> one.good ? 0 : ABLEST_FIRST.compare(one, other))
                        .thenComparing(within))
                .map(Ranked::route)
                .toList();
    }

    static boolean trusted(Route route, double difficulty) {
        return route.model().capability() >= difficulty;
    }

    private static int compareCosts(Ranked one, Ranked other) {
        return switch (one.cost) {
            case Cost.Known(var amount, var priceId) ->
                other.cost instanceof Cost.Known(var otherAmount, var otherId) ? amount.compareTo(otherAmount) : -1;
            case Cost.Unknown(var why) -> other.cost instanceof Cost.Known ? 1 : 0;
        };
    }
}
