package dev.sluice.config;

import dev.sluice.config.CatalogueReader.Models;
import dev.sluice.router.catalogue.Route;
import dev.sluice.router.mode.Mode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds in modes what could be left out without anything becoming different: mostly a slip. */
final class ModeChecks {
    private final Models models;

    ModeChecks(Models models) {
        this.models = models;
    }

    void check(Mode mode, Value place) {
        switch (mode) {
            case Mode.Canary(var to, var share, var base) -> second(to, share, base, place);
            case Mode.Shadow(var to, var share, var base) -> second(to, share, base, place);
            case Mode.Weighted(var weights, var sticky) -> weights(weights, place.at("routes"));
            case Mode.Auto other -> {}
            case Mode.Cheapest other -> {}
            case Mode.LocalOnly other -> {}
            case Mode.Strong other -> {}
            case Mode.Fixed other -> {}
        }
    }

    private void second(String to, double share, Mode base, Value place) {
        if (only(base).filter(id(to)::equals).isPresent()) {
            place.at("to")
                    .problem(
                            Value.quoted(to) + " is what base always takes (expected another route than that of base)");
        }
        if (share == 0) {
            place.at("share").warning("0 %: nothing goes to " + Value.quoted(to));
        }
        Value basePlace = place.at("base");
        if (basePlace.isGroup()) {
            check(base, basePlace);
        }
    }

    private void weights(List<Mode.Weight> weights, Value place) {
        Map<String, String> seen = new HashMap<>();
        for (Mode.Weight weight : weights) {
            String first = seen.putIfAbsent(id(weight.route()), weight.route());
            if (first != null) {
                place.at(weight.route())
                        .problem("the same route as " + Value.quoted(first) + " (expected each route once)");
            }
        }
    }

    /** The one route that the mode takes while that is up; empty if it chooses. */
    private Optional<String> only(Mode mode) {
        return switch (mode) {
            case Mode.Fixed(var route) -> Optional.of(id(route));
            case Mode.Canary(var to, var share, var base) -> {
                Optional<String> other = only(base);
                yield share == 1 || other.filter(id(to)::equals).isPresent()
                        ? Optional.of(id(to))
                        : other.filter(one -> share == 0);
            }
            case Mode.Shadow(var to, var share, var base) -> only(base);
            case Mode.Weighted(var weights, var sticky) -> {
                List<String> drawn = weights.stream()
                        .filter(weight -> weight.weight() > 0)
                        .map(weight -> id(weight.route()))
                        .distinct()
                        .toList();
                yield drawn.size() == 1 ? Optional.of(drawn.getFirst()) : Optional.empty();
            }
            case Mode.Auto other -> Optional.empty();
            case Mode.Cheapest other -> Optional.empty();
            case Mode.LocalOnly other -> Optional.empty();
            case Mode.Strong other -> Optional.empty();
        };
    }

    /** A route may be written by its name and by its id. */
    private String id(String written) {
        return models.all().stream()
                .filter(route -> route.name().equals(written))
                .map(Route::id)
                .findFirst()
                .orElse(written);
    }
}
