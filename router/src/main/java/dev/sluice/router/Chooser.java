package dev.sluice.router;

import dev.sluice.router.catalogue.Catalogue;
import dev.sluice.router.catalogue.Route;
import dev.sluice.router.decision.Situation;
import dev.sluice.router.difficulty.Difficulty;
import dev.sluice.router.mode.Mode;
import dev.sluice.router.price.Cost;
import dev.sluice.router.prompt.Part;
import dev.sluice.router.prompt.Prompt;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Turns a mode into the choice for one request.
 *
 * @param currency of the costs
 */
record Chooser(
        Catalogue catalogue,
        Prompt prompt,
        Difficulty difficulty,
        Situation situation,
        Function<Route, Cost> cost,
        String currency) {
    /** Fields of OpenAI's protocol that tell an application's users or conversations apart, the plainest first. */
    private static final List<String> USER_FIELDS = List.of("user", "safety_identifier", "prompt_cache_key");

    /** @param alias the name under which the mode stands */
    Choice choice(String alias, Mode mode) {
        Choice own = of(alias, mode);
        return situation.wish().isNone() ? own : new Narrowed(own, situation.wish(), cost, currency);
    }

    private Choice of(String alias, Mode mode) {
        return switch (mode) {
            case Mode.Auto auto -> balanced(auto);
            case Mode.Cheapest cheapest -> new Plainly.Cheapest(catalogue.routes(), cost, currency);
            case Mode.LocalOnly local -> new Plainly.InHouse(balanced(Mode.Auto.USUAL));
            case Mode.Strong strong -> new Plainly.Strongest(catalogue.routes(), cost);
            case Mode.Weighted weighted ->
                new ByLot.Weighted(alias, weights(weighted), weighted.sticky() ? user() : situation.lot());
            case Mode.Canary(var to, var share, var base) ->
                ByLot.Trial.of(alias, route(to), share, of(alias, base), user());
            case Mode.Shadow(var to, var share, var base) ->
                ByLot.Watched.of(alias, route(to), share, of(alias, base), situation.lot());
            case Mode.Fixed(var name) -> new Plainly.Named(route(name));
        };
    }

    private Choice balanced(Mode.Auto auto) {
        return new Balanced(
                catalogue.routes(), auto, difficulty, situation.threshold().orElse(Router.FIRST_THRESHOLD), cost);
    }

    private Map<Route, Integer> weights(Mode.Weighted weighted) {
        Map<Route, Integer> weights = new LinkedHashMap<>();
        weighted.routes().forEach(weight -> weights.put(route(weight.route()), weight.weight()));
        return weights;
    }

    /** The catalogue holds every route that its modes name. */
    private Route route(String name) {
        return catalogue.route(name).orElseThrow();
    }

    /** The caller, and whom it says it asks for. */
    private String user() {
        for (String field : USER_FIELDS) {
            for (Part part : prompt.parts()) {
                if (part instanceof Part.Text(var place, var text, var sort, var by)
                        && place.parent() == null
                        && place.step().equals(field)
                        && !text.equals(field)) {
                    return situation.caller().name() + "\n" + text;
                }
            }
        }
        return situation.caller().name();
    }
}
