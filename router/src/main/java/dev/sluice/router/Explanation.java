package dev.sluice.router;

import dev.sluice.router.catalogue.Ability;
import dev.sluice.router.catalogue.Route;
import dev.sluice.router.decision.Reason;
import dev.sluice.router.decision.Reason.Code;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says why a decision came out as it did.
 *
 * @param out the candidates that were left out
 */
record Explanation(Grounds grounds, Sieve sieve, List<Sifted> out) {
    /** For a route that the caller named. */
    Reason named(Route route) {
        return new Reason(Code.NAMED, "the caller named " + route.id());
    }

    /** @param routes what was left, in order; at least one */
    Reason choice(List<Route> routes) {
        Route first = routes.getFirst();
        if (first.leavesTheHouse()) {
            return outside(first, routes);
        }
        if (trusted(first)) {
            return new Reason(Code.EASY, "difficulty " + within(first) + keptIn());
        }
        // Not trusted with it, yet first: so nobody is among those left.
        Route ablest = ablestInHouse(routes).orElse(first);
        if (trusted(ablest)) {
            return only(first, ablest);
        }
        if (isAblerForbidden(first)) {
            return new Reason(Code.KEPT_IN, "difficulty " + above(ablest) + keptIn());
        }
        return new Reason(
                Code.ONLY_ROUTE,
                "difficulty " + above(ablest) + ", but " + first.id() + " is the best that is left" + others());
    }

    private Reason outside(Route first, List<Route> routes) {
        Optional<Route> ablest = ablestInHouse(routes);
        String permit = permit(first);
        if (ablest.isEmpty()) {
            return new Reason(Code.HARD, "difficulty " + score(2) + "; no model in the house" + permit);
        }
        if (!trusted(ablest.get())) {
            return new Reason(Code.HARD, "difficulty " + above(ablest.get()) + permit);
        }
        if (routes.stream().anyMatch(route -> !route.leavesTheHouse() && trusted(route))) {
            return new Reason(
                    Code.HARD,
                    "difficulty " + within(ablest.get()) + ", but " + first.id() + " comes first by price" + permit);
        }
        return only(first, ablest.get());
    }

    /** Something in the house is trusted with it but was left out. */
    private Reason only(Route first, Route leftOut) {
        String why = out.stream()
                .filter(sifted -> sifted.route().equals(leftOut))
                .map(sifted -> ", but it " + phrase(sifted))
                .findFirst()
                .orElse("");
        return new Reason(Code.ONLY_ROUTE, "difficulty " + within(leftOut) + why + "; " + first.id() + " is left");
    }

    /** By which rule it may leave, and where to. */
    String permit(Route route) {
        return "; " + grounds.rule() + " to " + route.id();
    }

    /** Whether the policy forbids something more capable. */
    boolean isAblerForbidden(Route than) {
        return ablestForbidden()
                .filter(sifted ->
                        sifted.route().model().capability() > than.model().capability())
                .isPresent();
    }

    /** The difficulty against the route's capability. */
    String measured(Route route) {
        return "difficulty " + (trusted(route) ? within(route) : above(route));
    }

    /** @param lacking what the permitted routes lack, if that is all there is */
    Reason refusal(boolean named, @Nullable Ability lacking) {
        List<Sifted> permitted = out.stream().filter(Sifted::permitted).toList();
        List<Sifted> wanted = permitted.stream().filter(Sifted::wanted).toList();
        if (out.isEmpty()) {
            return new Reason(Code.NO_BACKEND, "the catalogue has no routes");
        }
        if (permitted.isEmpty()) {
            String which = named ? out.getFirst().route().id() + " is not permitted: " : "no route is permitted: ";
            return new Reason(
                    Code.REFUSED_BY_POLICY, which + out.getFirst().obstacle().why());
        }
        if (wanted.isEmpty()) {
            return new Reason(Code.NARROWED_AWAY, "no route is left: " + line(permitted.getFirst()) + keptIn());
        }
        // The route that got furthest says what is nearest to being mended.
        Optional<Sifted> down = first(permitted, Obstacle.Down.class);
        if (down.isPresent()) {
            return new Reason(Code.NO_BACKEND, "no permitted route is up: " + line(down.get()) + keptIn());
        }
        Optional<Sifted> small = first(permitted, Obstacle.TooSmall.class);
        if (small.isPresent()) {
            return new Reason(Code.TOO_LONG, line(small.get()) + keptIn());
        }
        String field = lacking == null ? "a field" : sieve.shown(lacking);
        return new Reason(
                Code.UNSUPPORTED_FIELD,
                (named ? out.getFirst().route().id() + " cannot carry " : "no permitted route can carry ")
                        + field
                        + keptIn());
    }

    /** What stands in the way of every permitted route, or else of the first; null if no ability does. */
    @Nullable
    Ability lacking() {
        List<List<Ability>> missing = out.stream()
                .flatMap(sifted -> sifted.obstacle() instanceof Obstacle.Incapable(var abilities, var why)
                        ? Stream.of(abilities)
                        : Stream.empty())
                .toList();
        if (missing.isEmpty()) {
            return null;
        }
        return missing.getFirst().stream()
                .filter(ability -> missing.stream().allMatch(each -> each.contains(ability)))
                .findFirst()
                .orElse(missing.getFirst().getFirst());
    }

    private static Optional<Sifted> first(List<Sifted> permitted, Class<? extends Obstacle> kind) {
        return permitted.stream()
                .filter(sifted -> kind.isInstance(sifted.obstacle()))
                .findFirst();
    }

    /** The most capable in-house candidate that the policy permits, whether or not it was left out. */
    private Optional<Route> ablestInHouse(List<Route> routes) {
        return Stream.concat(
                        routes.stream(), out.stream().filter(Sifted::permitted).map(Sifted::route))
                .filter(route -> !route.leavesTheHouse())
                .max(Comparator.comparingDouble(route -> route.model().capability()));
    }

    private boolean trusted(Route route) {
        return Ranking.trusted(route, grounds.judgement().difficulty().score());
    }

    /** The rule that kept it in, if one did; otherwise why a provider that it might have gone to is barred. */
    String keptIn() {
        if (!grounds.verdict().outcome().escalates()) {
            return "; " + grounds.rule();
        }
        return ablestForbidden()
                .map(sifted -> (sifted.route().leavesTheHouse() ? "; kept in the house: " : "; not permitted: ")
                        + sifted.obstacle().why())
                .orElse("");
    }

    /** The most capable candidate that the policy forbids, the first of several. */
    private Optional<Sifted> ablestForbidden() {
        return out.stream()
                .filter(sifted -> !sifted.permitted())
                .min(Comparator.comparingDouble(
                        sifted -> -sifted.route().model().capability()));
    }

    String others() {
        return out.stream().findFirst().map(sifted -> "; " + line(sifted)).orElse("");
    }

    private static String line(Sifted sifted) {
        return sifted.route().id() + ": " + sifted.obstacle().why();
    }

    private static String phrase(Sifted sifted) {
        return switch (sifted.obstacle()) {
            case Obstacle.Forbidden(var why) -> "is not permitted";
            case Obstacle.Unwanted(var why) -> "is left out (" + why + ")";
            case Obstacle.Incapable(var missing, var why) -> why;
            case Obstacle.TooSmall(var why) -> "is too small (" + why + ")";
            case Obstacle.Down(var why) -> "is down";
        };
    }

    private String above(Route route) {
        return compared(" is above ", route);
    }

    private String within(Route route) {
        return compared(" is within ", route);
    }

    /** Two decimals, or more where two would make different figures look the same. */
    private String compared(String how, Route route) {
        double capability = route.model().capability();
        double score = grounds.judgement().difficulty().score();
        int decimals = score != capability && figure(score, 2).equals(figure(capability, 2)) ? 4 : 2;
        return score(decimals) + how + route.id() + "'s " + figure(capability, decimals);
    }

    private String score(int decimals) {
        return figure(grounds.judgement().difficulty().score(), decimals) + neighbours();
    }

    /** How many outcomes of prompts like it have moved the difficulty; empty if none has. */
    String neighbours() {
        int count = grounds.judgement().difficulty().neighbours();
        return count == 0 ? "" : " with " + count + (count == 1 ? " neighbour" : " neighbours");
    }

    static String figure(double value, int decimals) {
        return BigDecimal.valueOf(value)
                .setScale(decimals, RoundingMode.HALF_UP)
                .toPlainString();
    }
}
