package dev.sluice.config;

import dev.sluice.router.catalogue.Catalogue;
import dev.sluice.router.mode.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Reads a routing mode. What the routes in it are stands in another file, so each is kept with its place. */
final class ModeReader {
    private static final List<String> WORDS =
            List.of("auto", "cheapest", "local-only", "strong", "weighted", "canary", "shadow", "fixed");
    private static final List<String> KEYS =
            List.of("escalate", "quality", "routes", "sticky", "to", "share", "base", "route");
    private static final int HEAVIEST = 10_000;

    /** A route's name and where it was written. */
    record Named(String route, Value place) {}

    /**
     * What stands under one name.
     *
     * @param place of the whole mode
     */
    record Read(Optional<Mode> mode, List<Named> routes, Value place) {}

    private final Mode auto;
    private final List<Named> routes = new ArrayList<>();

    private ModeReader(Mode auto) {
        this.auto = auto;
    }

    /** @param auto what {@code base: auto} stands for */
    static Read read(Value value, Mode auto) {
        ModeReader reader = new ModeReader(auto);
        return new Read(reader.mode(value.section(), WORDS), reader.routes, value);
    }

    private Optional<Mode> mode(Section section, List<String> words) {
        Optional<String> word = section.get("mode")
                .required(Shape.word(words.stream().collect(Collectors.toMap(Function.identity(), each -> each))));
        Optional<Mode> mode = word.flatMap(given -> switch (given) {
            case "auto" -> Optional.of(new Mode.Auto(share(section.get("escalate")), share(section.get("quality"))));
            case "cheapest" -> Optional.of(new Mode.Cheapest());
            case "local-only" -> Optional.of(new Mode.LocalOnly());
            case "strong" -> Optional.of(new Mode.Strong());
            case "weighted" -> weighted(section);
            case "canary" -> canary(section);
            case "shadow" -> shadow(section);
            default -> route(section.get("route")).map(Mode.Fixed::new);
        });
        if (word.isEmpty()) {
            // Which keys belong here is not known, so none is called unknown.
            KEYS.forEach(section::get);
        }
        section.finish();
        return mode;
    }

    private static OptionalDouble share(Value value) {
        return value.optional(Shape.share()).map(OptionalDouble::of).orElse(OptionalDouble.empty());
    }

    private Optional<String> route(Value value) {
        Optional<String> name = value.required(Shape.modelName());
        name.ifPresent(given -> routes.add(new Named(given, value)));
        return name;
    }

    private Optional<Mode> weighted(Section section) {
        boolean sticky = section.get("sticky").or(false, Shape.flag());
        Value value = section.get("routes");
        Section group = value.section();
        List<Mode.Weight> weights = new ArrayList<>();
        for (String name : group.keys()) {
            Value weight = group.get(name);
            routes.add(new Named(name, weight));
            weight.required(Shape.whole(0, HEAVIEST)).ifPresent(given -> weights.add(new Mode.Weight(name, given)));
        }
        if (weights.size() < group.keys().size()) {
            return Optional.empty();
        }
        if (value.present() && weights.stream().noneMatch(weight -> weight.weight() > 0)) {
            value.problem("no route with a weight above 0 (expected such as { local: 70, big: 30 })");
        }
        return weights.stream().anyMatch(weight -> weight.weight() > 0)
                ? Optional.of(new Mode.Weighted(weights, sticky))
                : Optional.empty();
    }

    private Optional<Mode> canary(Section section) {
        Optional<String> to = route(section.get("to"));
        Optional<Double> share = section.get("share").required(Shape.share());
        Optional<Mode> base = base(section.get("base"), List.of("canary", "shadow"));
        return to.isPresent() && share.isPresent() && base.isPresent()
                ? Optional.of(new Mode.Canary(to.get(), share.get(), base.get()))
                : Optional.empty();
    }

    private Optional<Mode> shadow(Section section) {
        Optional<String> to = route(section.get("to"));
        Optional<Double> share = section.get("share").required(Shape.share());
        Optional<Mode> base = base(section.get("base"), List.of("shadow"));
        return to.isPresent() && share.isPresent() && base.isPresent()
                ? Optional.of(new Mode.Shadow(to.get(), share.get(), base.get()))
                : Optional.empty();
    }

    /** A route, {@code auto}, or a mode of its own. */
    private Optional<Mode> base(Value value, List<String> without) {
        if (value.isGroup()) {
            return mode(
                    value.section(),
                    WORDS.stream().filter(word -> !without.contains(word)).toList());
        }
        if (!value.present()) {
            return Optional.of(auto);
        }
        return value.required(Shape.modelName()).map(name -> {
            if (name.equals(Catalogue.AUTO)) {
                return auto;
            }
            routes.add(new Named(name, value));
            return new Mode.Fixed(name);
        });
    }

    /**
     * The mode without the routes that are left out: a canary or a shadow becomes its base, weights are shared among
     * the others.
     *
     * @return empty if nothing is left of it
     */
    static Optional<Mode> without(Mode mode, Predicate<String> isLeftOut) {
        return switch (mode) {
            case Mode.Canary(var to, var share, var base) -> {
                Optional<Mode> left = without(base, isLeftOut);
                yield isLeftOut.test(to) ? left : left.map(kept -> new Mode.Canary(to, share, kept));
            }
            case Mode.Shadow(var to, var share, var base) -> {
                Optional<Mode> left = without(base, isLeftOut);
                yield isLeftOut.test(to) ? left : left.map(kept -> new Mode.Shadow(to, share, kept));
            }
            case Mode.Fixed(var route) -> isLeftOut.test(route) ? Optional.empty() : Optional.of(mode);
            case Mode.Weighted(var weights, var sticky) -> {
                List<Mode.Weight> left = weights.stream()
                        .filter(weight -> !isLeftOut.test(weight.route()))
                        .toList();
                yield left.stream().anyMatch(weight -> weight.weight() > 0)
                        ? Optional.of(new Mode.Weighted(left, sticky))
                        : Optional.empty();
            }
            case Mode.Auto auto -> Optional.of(mode);
            case Mode.Cheapest cheapest -> Optional.of(mode);
            case Mode.LocalOnly local -> Optional.of(mode);
            case Mode.Strong strong -> Optional.of(mode);
        };
    }
}
