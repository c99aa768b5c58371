package dev.sluice.gateway.walk;

import dev.sluice.router.catalogue.Catalogue;
import dev.sluice.router.catalogue.Route;
import dev.sluice.router.decision.Verdict;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whereto a request might leave the house, as a caller is told ({@code x-sluice-may-leave}). */
final class MayLeave {
    private MayLeave() {}

    /**
     * Providers, in order, such as {@code anthropic, openai}; of one that only some routes are permitted of, for their
     * models' licences, those routes' ids. Begins with {@code treated: } where only what is harmless may go; {@code no}
     * where nothing may.
     */
    static String told(Verdict verdict, Catalogue catalogue) {
        String whereto = verdict.providers().stream()
                .sorted()
                .flatMap(provider -> permitted(verdict, provider, catalogue))
                .collect(Collectors.joining(", "));
        if (whereto.isEmpty()) {
            return "no";
        }
        return verdict.outcome().treats() ? "treated: " + whereto : whereto;
    }

    private static Stream<String> permitted(Verdict verdict, String provider, Catalogue catalogue) {
        List<Route> routes = catalogue.routes().stream()
                .filter(route ->
                        route.leavesTheHouse() && route.backend().provider().equals(provider))
                .toList();
        return routes.stream().allMatch(verdict::permits)
                ? Stream.of(provider)
                : routes.stream().filter(verdict::permits).map(Route::id);
    }
}
