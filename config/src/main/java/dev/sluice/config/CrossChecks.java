package dev.sluice.config;

import dev.sluice.config.CatalogueReader.Models;
import dev.sluice.config.GatewayReader.Gateway;
import dev.sluice.config.PolicyReader.Rules;
import dev.sluice.config.PriceBookReader.Priced;
import dev.sluice.config.PriceBookReader.Prices;
import dev.sluice.router.catalogue.Backend;
import dev.sluice.router.catalogue.Catalogue;
import dev.sluice.router.catalogue.Route;
import dev.sluice.router.decision.Caller;
import dev.sluice.router.difficulty.PairCalibration;
import dev.sluice.router.policy.Condition;
import dev.sluice.router.policy.Rule;
import dev.sluice.router.price.PriceEntry;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Names in one file that mean something in another. What a shipped file says of a backend that the operator's own
 * catalogue no longer has is not the operator's slip: it is noted as left out instead of stopping the start.
 */
final class CrossChecks {
    private final ConfigFiles files;
    private final LocalDate today;
    private final List<String> leftOut;

    /** @param leftOut grows */
    CrossChecks(ConfigFiles files, LocalDate today, List<String> leftOut) {
        this.files = files;
        this.today = today;
        this.leftOut = leftOut;
    }

    void aliases(Gateway gateway, Models models) {
        Set<String> routes = models.names().routes();
        Set<String> targets = new LinkedHashSet<>();
        targets.add(Catalogue.AUTO);
        targets.addAll(routes);
        gateway.aliases().forEach((name, target) -> {
            aliasName(name, target, targets);
            target.required(Shape.modelName()).ifPresent(to -> target(to, target, targets, models));
        });
        gateway.modes().forEach((name, read) -> {
            aliasName(name, read.place(), routes);
            read.routes().forEach(named -> target(named.route(), named.place(), routes, models));
            read.mode().ifPresent(mode -> new ModeChecks(models).check(mode, read.place()));
        });
        Set<String> absent = absent(models);
        gateway.aliases().forEach((name, target) -> target.optional(Shape.modelName())
                .filter(absent::contains)
                .ifPresent(to -> leftOut.add("alias " + name + ": the route " + to + " is left out")));
        gateway.modes().forEach((name, read) -> read.routes().stream()
                .map(ModeReader.Named::route)
                .filter(absent::contains)
                .distinct()
                .forEach(to -> leftOut.add("alias " + name + ": the route " + to + " is left out"
                        + (read.mode()
                                        .flatMap(mode -> ModeReader.without(mode, absent::contains))
                                        .isEmpty()
                                ? ", and with it the alias"
                                : ", the rest of it is not"))));
    }

    private static void aliasName(String name, Value place, Set<String> taken) {
        if (taken.contains(name)) {
            place.problem("\"" + name + "\" is the name of a route already (expected another alias)");
        } else if (Shape.modelName().parse().apply(name).isEmpty()) {
            place.problem("the alias is no model's name (expected at most 200 characters without blanks)");
        }
    }

    private static void target(String to, Value place, Set<String> targets, Models models) {
        if (models.names().complete() && !targets.contains(to)) {
            place.problem("unknown route " + Value.quoted(to) + " (expected one of: " + String.join(", ", targets) + ")"
                    + Suggestion.of(to, targets));
        }
    }

    /** Names and ids of the routes of optional backends whose key is not set. */
    static Set<String> absent(Models models) {
        return models.absent().stream()
                .flatMap(route -> Stream.of(route.name(), route.id()))
                .collect(Collectors.toSet());
    }

    /**
     * The calibration to apply: the first whose routes are both in use and whose scores are this difficulty model's.
     *
     * @param model version of the difficulty model
     */
    Optional<PairCalibration> calibration(Gateway gateway, Models models, String model) {
        List<PairCalibration> usable = new ArrayList<>();
        for (CalibrationReader.Placed placed : gateway.calibrations()) {
            PairCalibration pair = placed.pair();
            boolean localKnown = known(pair.local(), "local", placed.place(), models);
            boolean known = known(pair.strong(), "strong", placed.place(), models) && localKnown;
            if (known && !pair.model().equals(model)) {
                placed.place()
                        .at("model")
                        .warning("learnt from the scores of " + pair.model() + ", and the difficulty model is " + model
                                + " now: it is not applied; run `./sluice calibrate` again");
            } else if (known && inUse(pair.local(), models) && inUse(pair.strong(), models)) {
                usable.add(pair);
            }
        }
        return usable.stream().findFirst();
    }

    private static boolean known(String route, String key, Value place, Models models) {
        Set<String> routes = models.names().routes();
        if (!models.names().complete() || routes.contains(route)) {
            return true;
        }
        place.at(key)
                .problem("unknown route " + Value.quoted(route) + " (expected one of: " + String.join(", ", routes)
                        + ")" + Suggestion.of(route, routes));
        return false;
    }

    private static boolean inUse(String name, Models models) {
        return models.routes().stream()
                .anyMatch(route -> route.name().equals(name) || route.id().equals(name));
    }

    /** The judge must be in the house, unless the file says otherwise. */
    void judge(Gateway gateway, Models models) {
        gateway.settings().judge().ifPresent(judge -> {
            Value place = gateway.judge();
            Set<String> routes = models.names().routes();
            if (models.names().complete() && !routes.contains(judge.route())) {
                place.problem("unknown route " + Value.quoted(judge.route()) + " (expected one of: "
                        + String.join(", ", routes) + ")" + Suggestion.of(judge.route(), routes));
            }
            boolean outside = models.all().stream()
                    .filter(route ->
                            route.name().equals(judge.route()) || route.id().equals(judge.route()))
                    .anyMatch(Route::leavesTheHouse);
            if (outside && !judge.external()) {
                place.problem(Value.quoted(judge.route())
                        + " is outside the house (expected a route of the house, or external: true)");
            }
        });
    }

    void prices(Prices prices, Models models) {
        Set<String> known = new LinkedHashSet<>(models.names().routes());
        known.addAll(models.names().models());
        Set<String> unknown = new LinkedHashSet<>();
        for (Priced priced : prices.models()) {
            String of = priced.entry().of();
            if (known.contains(of) || !models.names().complete()) {
                continue;
            }
            if (files.isShipped(PriceBookReader.FILE)) {
                unknown.add(of);
            } else {
                priced.place()
                        .problem("unknown route " + Value.quoted(of) + " (expected one of: " + String.join(", ", known)
                                + ")" + Suggestion.of(of, known));
            }
        }
        unknown.forEach(of -> leftOut.add("shipped price of " + of + ": no such route in model-catalogue.yml"));
        // If an entry was broken, it may be the one that is missing here.
        if (prices.book().isPresent()) {
            models.places().forEach(placed -> {
                Route route = placed.route();
                if (prices.models().stream().noneMatch(priced -> counts(priced.entry(), route))) {
                    placed.place()
                            .problem("no price today, " + today + " (expected an entry for " + Value.quoted(route.id())
                                    + " in price-book.yml that is valid now: an unknown price is never 0)");
                }
            });
        }
    }

    private boolean counts(PriceEntry entry, Route route) {
        return (entry.of().equals(route.id()) || entry.of().equals(route.model().name()))
                && !entry.validFrom().isAfter(today)
                && entry.validUntil().filter(until -> until.isBefore(today)).isEmpty();
    }

    void providers(Rules rules, Models models) {
        Set<String> known = models.names().providers();
        List<Backend> external = new ArrayList<>();
        for (Route route : models.all()) {
            if (route.leavesTheHouse() && !external.contains(route.backend())) {
                external.add(route.backend());
            }
        }
        for (Map.Entry<String, Value> provider : rules.providers().entrySet()) {
            if (known.contains(provider.getKey()) || !models.names().complete()) {
                continue;
            }
            if (files.isShipped(PolicyReader.FILE)) {
                leftOut.add("shipped attestation of " + provider.getKey() + ": no backend has this provider");
            } else {
                provider.getValue()
                        .warning("no backend has the provider " + Value.quoted(provider.getKey()) + " (there are: "
                                + String.join(", ", known) + ")" + Suggestion.of(provider.getKey(), known));
            }
        }
        for (Backend backend : external) {
            if (!rules.providers().containsKey(backend.provider())) {
                leftOut.add("backend " + backend.name() + ": nothing goes there, its provider " + backend.provider()
                        + " has no attestation in privacy-policy.yml");
            }
        }
        PolicyChecks.attestations(rules, today, files.isShipped(PolicyReader.FILE), leftOut);
    }

    /** A restriction that fits no model is most likely a licence that is written otherwise. */
    void licences(Rules rules, Models models) {
        rules.policy().ifPresent(policy -> {
            for (Rule rule : policy.rules()) {
                Set<String> licences = rule.then().restrictLicences();
                boolean some = models.all().stream()
                        .anyMatch(route ->
                                licences.contains(route.model().licence().toLowerCase(Locale.ROOT)));
                if (!licences.isEmpty() && !some && models.names().complete()) {
                    Objects.requireNonNull(rules.rules().get(rule.id()))
                            .at("then", "restrict_models")
                            .warning("no model in the catalogue has one of these licences: whatever the rule matches"
                                    + " is refused");
                }
            }
        });
    }

    /**
     * A rule that asks for what is not known of a caller would pass it over in silence, so everyone must be known. A
     * team, region or purpose that nobody has is most likely misspelt.
     */
    static void callers(Rules rules, Gateway gateway) {
        rules.policy().ifPresent(policy -> {
            for (Rule rule : policy.rules()) {
                Value when =
                        Objects.requireNonNull(rules.rules().get(rule.id())).at("when");
                for (Condition atom : rule.when().atoms()) {
                    switch (atom) {
                        case Condition.TeamIs(var teams) ->
                            has(gateway, teams, "team", caller -> Optional.of(caller.team()), when.at("team"));
                        case Condition.RegionIs(var regions) -> {
                            known(gateway, rule, "region", Caller::region);
                            has(gateway, regions, "region", Caller::region, when.at("subject", "region"));
                        }
                        case Condition.PurposeIs(var purposes) -> {
                            known(gateway, rule, "purpose", Caller::purpose);
                            has(gateway, purposes, "purpose", Caller::purpose, when.at("purpose"));
                        }
                        default -> {
                            // Speaks of the request, not of its caller.
                        }
                    }
                }
            }
        });
    }

    private static void known(Gateway gateway, Rule rule, String what, Function<Caller, Optional<String>> property) {
        gateway.callers().forEach((caller, place) -> {
            if (property.apply(caller).isEmpty()) {
                place.problem("the caller " + caller.name() + " has no " + what + ", which rule " + rule.id()
                        + " in privacy-policy.yml asks for (expected " + what + ": one for every caller)");
            }
        });
    }

    private static void has(
            Gateway gateway,
            Set<String> wanted,
            String what,
            Function<Caller, Optional<String>> property,
            Value place) {
        Set<String> there = gateway.callers().keySet().stream()
                .flatMap(caller -> property.apply(caller).stream())
                .collect(Collectors.toCollection(TreeSet::new));
        wanted.stream()
                .filter(name -> !there.contains(name))
                .sorted()
                .forEach(name -> place.warning("no caller in" + " gateway.yml has the " + what + " \"" + name + "\""
                        + Suggestion.of(name, there)));
    }
}
