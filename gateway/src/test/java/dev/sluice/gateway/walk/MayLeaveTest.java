package dev.sluice.gateway.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.router.catalogue.Backend;
import dev.sluice.router.catalogue.Catalogue;
import dev.sluice.router.catalogue.Locality;
import dev.sluice.router.catalogue.Model;
import dev.sluice.router.catalogue.Protocol;
import dev.sluice.router.catalogue.Route;
import dev.sluice.router.decision.Verdict;
import dev.sluice.router.decision.Verdict.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Nobody takes for permitted what the policy forbids. */
class MayLeaveTest {
    private static final Catalogue CATALOGUE = new Catalogue(
            List.of(
                    route("a", "openai", Locality.EXTERNAL, "proprietary"),
                    route("b", "openai", Locality.EXTERNAL, "apache-2.0"),
                    route("c", "anthropic", Locality.EXTERNAL, "proprietary"),
                    route("d", "ours", Locality.IN_HOUSE, "mit")),
            Map.of());

    private static Route route(String name, String provider, Locality locality, String licence) {
        Backend backend = new Backend("at-" + name, provider, locality, Protocol.OPENAI);
        return new Route(name, backend, new Model(name, 1, 0, 100, Set.of(), licence));
    }

    private static String told(Outcome outcome, Set<String> providers, Optional<Set<String>> licences) {
        Verdict verdict = new Verdict(
                outcome,
                "rule",
                List.of("rule"),
                providers,
                Optional.empty(),
                "policy@1",
                outcome,
                false,
                List.of(),
                licences,
                List.of(),
                List.of());
        return MayLeave.told(verdict, CATALOGUE);
    }

    @Test
    void providers_are_told_in_order() {
        assertThat(told(Outcome.MAY_ESCALATE, Set.of("openai", "anthropic"), Optional.empty()))
                .isEqualTo("anthropic, openai");
        assertThat(told(Outcome.LOCAL_ONLY, Set.of(), Optional.empty())).isEqualTo("no");
    }

    @Test
    void of_a_provider_whose_models_are_not_all_permitted_only_routes_are_told() {
        assertThat(told(Outcome.MAY_ESCALATE, Set.of("openai", "anthropic"), Optional.of(Set.of("apache-2.0"))))
                .isEqualTo("at-b/b");
        assertThat(told(Outcome.MAY_ESCALATE, Set.of("anthropic"), Optional.of(Set.of("apache-2.0"))))
                .isEqualTo("no");
    }
}
