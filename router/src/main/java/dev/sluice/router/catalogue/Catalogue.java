package dev.sluice.router.catalogue;

import dev.sluice.router.mode.Mode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every route there is, in the order of the file, and the names callers may use.
 *
 * @param routes unique by id and by name
 * @param aliases a name that an application has hard-coded, to {@code auto}, a route's name or a route's id; an alias
 *     hides no route and leads to no other alias
 * @param modes names with a mode of their own, {@code auto} among them if it is configured; each hides no route
 */
public record Catalogue(List<Route> routes, Map<String, String> aliases, Map<String, Mode> modes) {
    /** The model name that leaves the choice to Sluice. */
    public static final String AUTO = "auto";

    /** Where {@code auto} is the usual one and no other name has a mode. */
    public Catalogue(List<Route> routes, Map<String, String> aliases) {
        this(routes, aliases, Map.of());
    }

    public Catalogue {
        routes = List.copyOf(routes);
        aliases = Map.copyOf(aliases);
        modes = Map.copyOf(modes);
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
        Set<String> plain = aliases.keySet();
        modes.forEach((name, mode) -> {
            if (seen.containsKey(name) || plain.contains(name)) {
                throw new IllegalArgumentException("modes: \"" + name + "\" is the name of something already");
            }
            for (String route : mode.named()) {
                if (!seen.containsKey(route)) {
                    throw new IllegalArgumentException(
                            "modes: \"" + name + "\" names the unknown route \"" + route + "\"");
                }
            }
        });
    }

    /** How a caller's {@code model} chooses, after aliases; empty for an unknown name. */
    public Optional<Mode> mode(String model) {
        String wanted = resolve(model);
        Mode own = modes.get(wanted);
        if (own != null) {
            return Optional.of(own);
        }
        return wanted.equals(AUTO)
                ? Optional.of(Mode.Auto.USUAL)
                : route(wanted).map(route -> new Mode.Fixed(route.id()));
    }

    /** The route of this name or id; aliases do not count. */
    public Optional<Route> route(String name) {
        return routes.stream()
                .filter(route -> route.name().equals(name) || route.id().equals(name))
                .findFirst();
    }

    /** What a caller's {@code model} stands for once aliases are applied; one alias deep. */
    public String resolve(String model) {
        return aliases.getOrDefault(model, model);
    }

    /** The route of this name or id, after aliases; empty for {@link #AUTO} and for unknown names. */
    public Optional<Route> named(String model) {
        return route(resolve(model));
    }
}
