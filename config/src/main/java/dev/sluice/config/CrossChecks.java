package dev.sluice.config;

import dev.sluice.config.CatalogueReader.Models;
import dev.sluice.config.GatewayReader.Gateway;
import dev.sluice.config.PolicyReader.Rules;
import dev.sluice.config.PriceBookReader.Priced;
import dev.sluice.config.PriceBookReader.Prices;
import dev.sluice.router.catalogue.Backend;
import dev.sluice.router.catalogue.Catalogue;
import dev.sluice.router.catalogue.Route;
import dev.sluice.router.price.PriceEntry;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
        Set<String> targets = new LinkedHashSet<>();
        targets.add(Catalogue.AUTO);
        targets.addAll(models.names().routes());
        gateway.aliases().forEach((name, target) -> {
            if (targets.contains(name)) {
                target.problem("\"" + name + "\" is the name of a route already (expected another alias)");
            } else if (Shape.modelName().parse().apply(name).isEmpty()) {
                target.problem("the alias is no model's name (expected at most 200 characters without blanks)");
            }
            target.required(Shape.modelName()).ifPresent(to -> {
                if (models.names().complete() && !targets.contains(to)) {
                    target.problem("unknown route " + Value.quoted(to) + " (expected one of: "
                            + String.join(", ", targets) + ")" + Suggestion.of(to, targets));
                }
            });
        });
        for (Route route : models.absent()) {
            gateway.aliases().forEach((name, target) -> target.optional(Shape.modelName())
                    .filter(to -> to.equals(route.name()) || to.equals(route.id()))
                    .ifPresent(to -> leftOut.add("alias " + name + ": the route " + to + " is left out")));
        }
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
                        .problem("no backend has the provider " + Value.quoted(provider.getKey())
                                + " (expected one of: " + String.join(", ", known) + ")"
                                + Suggestion.of(provider.getKey(), known));
            }
        }
        for (Backend backend : external) {
            if (!rules.providers().containsKey(backend.provider())) {
                leftOut.add("backend " + backend.name() + ": nothing goes there, its provider " + backend.provider()
                        + " has no attestation in privacy-policy.yml");
            }
        }
        rules.policy().ifPresent(policy -> policy.providers().forEach((name, attestation) -> {
            if (attestation.validUntil().isBefore(today)) {
                leftOut.add("provider " + name + ": nothing goes there, its attestation lapsed on "
                        + attestation.validUntil());
            }
        }));
    }
}
