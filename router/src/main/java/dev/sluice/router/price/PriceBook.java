package dev.sluice.router.price;

import dev.sluice.router.catalogue.Route;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Prices by route and date. Immutable. */
public final class PriceBook {
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    private final String currency;
    private final List<PriceEntry> entries;
    private final String reference;
    /** By {@link PriceEntry#of()}, each list in order of time. */
    private final Map<String, List<Tariff>> tariffs;

    private final List<Tariff> referenceTariffs;

    /**
     * @param currency ISO 4217 code of the one currency
     * @param entries in any order; entries of the same name must not overlap in time
     * @param reference the {@link PriceEntry#of()} that baselines are reckoned with; must have an entry
     * @throws IllegalArgumentException naming the entries at fault
     */
    public PriceBook(String currency, List<PriceEntry> entries, String reference) {
        if (!CURRENCY.matcher(currency).matches()) {
            throw new IllegalArgumentException("currency: \"" + currency + "\" (expected three capitals such as EUR)");
        }
        this.currency = currency;
        this.entries = List.copyOf(entries);
        this.reference = reference;
        this.tariffs = byName(this.entries);
        List<Tariff> ofReference = tariffs.get(reference);
        if (ofReference == null) {
            throw new IllegalArgumentException("reference: \"" + reference + "\" (expected one that has a price)");
        }
        this.referenceTariffs = ofReference;
    }

    private static Map<String, List<Tariff>> byName(List<PriceEntry> entries) {
        Set<String> ids = new HashSet<>();
        Map<String, List<PriceEntry>> grouped = new HashMap<>();
        for (PriceEntry entry : entries) {
            if (!ids.add(entry.id())) {
                throw new IllegalArgumentException("prices: two with the id \"" + entry.id() + "\" (expected one)");
            }
            grouped.computeIfAbsent(entry.of(), name -> new ArrayList<>()).add(entry);
        }
        Map<String, List<Tariff>> byName = new HashMap<>();
        grouped.forEach((name, some) -> byName.put(name, inOrder(some)));
        return Map.copyOf(byName);
    }

    private static List<Tariff> inOrder(List<PriceEntry> ofOneName) {
        List<PriceEntry> sorted = ofOneName.stream()
                .sorted(Comparator.comparing(PriceEntry::validFrom))
                .toList();
        List<Tariff> tariffs = new ArrayList<>();
        for (int i = 0; i < sorted.size(); i++) {
            PriceEntry entry = sorted.get(i);
            LocalDate last = entry.validUntil().orElse(LocalDate.MAX);
            if (i + 1 < sorted.size()) {
                PriceEntry next = sorted.get(i + 1);
                boolean meets = entry.validUntil().isPresent() && !last.isBefore(next.validFrom());
                if (meets || entry.validFrom().equals(next.validFrom())) {
                    throw new IllegalArgumentException("prices: \"" + entry.id() + "\" and \"" + next.id()
                            + "\" overlap from " + next.validFrom() + " (expected one price of " + entry.of()
                            + " a day)");
                }
                if (entry.validUntil().isEmpty()) {
                    last = next.validFrom().minusDays(1);
                }
            }
            tariffs.add(Tariff.of(entry, last));
        }
        return List.copyOf(tariffs);
    }

    /** ISO 4217 code of the one currency all prices and the ledger are in. */
    public String currency() {
        return currency;
    }

    /** All entries, as given. */
    public List<PriceEntry> entries() {
        return entries;
    }

    /** What baselines are reckoned with. */
    public String reference() {
        return reference;
    }

    /** Whether there is any entry for this route, at whatever time. */
    public boolean prices(Route route) {
        return of(route) != null;
    }

    /** What this usage costs on this route at this time. */
    public Cost cost(Route route, Usage usage, Instant at) {
        List<Tariff> ofRoute = of(route);
        return ofRoute == null ? new Cost.Unknown("no price for " + route.id()) : cost(route.id(), ofRoute, usage, at);
    }

    /** What the same usage would have cost at the reference model: what "all proprietary" would be. */
    public Cost baseline(Usage usage, Instant at) {
        return cost(reference, referenceTariffs, usage, at);
    }

    /** A route with entries of its own never falls back to the bare model's: a gap would be billed by guess. */
    private @Nullable List<Tariff> of(Route route) {
        List<Tariff> own = tariffs.get(route.id());
        return own != null ? own : tariffs.get(route.model().name());
    }

    private static Cost cost(String name, List<Tariff> tariffs, Usage usage, Instant at) {
        LocalDate day = LocalDate.ofInstant(at, ZoneOffset.UTC);
        for (int i = tariffs.size() - 1; i >= 0; i--) {
            Tariff tariff = tariffs.get(i);
            if (tariff.holdsOn(day)) {
                return tariff.cost(usage);
            }
        }
        return new Cost.Unknown("no price for " + name + " on " + day);
    }
}
