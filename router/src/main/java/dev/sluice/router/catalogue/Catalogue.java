package dev.sluice.router.catalogue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every route there is, in the order of the file, and the names callers may use.
 *
 * @param routes unique by id and by name
 * @param aliases a name that an application has hard-coded, to {@code auto}, a route's name or a route's id; an alias
 *     hides no route and leads to no other alias
 */
public record Catalogue(List<Route> routes, Map<String, String> aliases) {
    /** The model name that leaves the choice to Sluice. */
    public static final String AUTO = "auto";

    public Catalogue {
        routes = List.copyOf(routes);
        aliases = Map.copyOf(aliases);
        Map<String, Long> seen = routes.stream()
                .flatMap(route -> Stream.of(route.id(), route.name()).distinct())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        seen.forEach((name, count) -> {
            if (count > 1) {
                throw new IllegalArgumentException("routes: \"" + name + "\" stands for " + count + " routes");
            }
        });
        if (seen.containsKey(AUTO)) {
            throw new IllegalArgumentException("routes: \"" + AUTO + "\" is taken (expected another name)");
        }
        aliases.forEach((alias, target) -> {
            if (alias.equals(AUTO) || seen.containsKey(alias)) {
                throw new IllegalArgumentException("aliases: \"" + alias + "\" is the name of a route already");
            }
            if (!target.equals(AUTO) && !seen.containsKey(target)) {
                throw new IllegalArgumentException("aliases: \"" + alias + "\" stands for \"" + target
                        + "\" (expected auto, a route's name or a route's id)");
            }
        });
    }

    /** What a caller's {@code model} stands for once aliases are applied; one alias deep. */
    public String resolve(String model) {
        return aliases.getOrDefault(model, model);
    }

    /** The route of this name or id, after aliases; empty for {@link #AUTO} and for unknown names. */
    public Optional<Route> named(String model) {
        String wanted = resolve(model);
        return routes.stream()
                .filter(route -> route.name().equals(wanted) || route.id().equals(wanted))
                .findFirst();
    }
}
