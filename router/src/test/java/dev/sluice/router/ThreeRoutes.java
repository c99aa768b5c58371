package dev.sluice.router;

import static dev.sluice.router.Given.prompt;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.router.catalogue.Ability;
import dev.sluice.router.catalogue.Catalogue;
import dev.sluice.router.catalogue.Route;
import dev.sluice.router.decision.BackendState;
import dev.sluice.router.decision.Decision;
import dev.sluice.router.decision.Judgement;
import dev.sluice.router.decision.Reason.Code;
import dev.sluice.router.decision.Situation;
import dev.sluice.router.policy.Condition;
import dev.sluice.router.policy.Effect;
import dev.sluice.router.policy.EntityPattern;
import dev.sluice.router.policy.Policy;
import dev.sluice.router.policy.ProviderTerms;
import dev.sluice.router.policy.Rule;
import dev.sluice.router.price.PriceBook;
import dev.sluice.router.prompt.Prompt;
import dev.sluice.router.sensitivity.Confidence;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A house with one local model and two providers, and what a router decides in it. */
final class ThreeRoutes {
    static final Route LOCAL = Given.inHouse("local", 0.5);
    static final Route OPENAI = Given.external("openai", 0.9);
    static final Route CHEAP = Given.external("cheap", 0.9);
    static final Rule CARDS = new Rule(
            "cards-local",
            new Condition.HasEntity(List.of(EntityPattern.of("CREDIT_CARD")), Confidence.LOW),
            Effect.localOnly());
    static final Rule OPEN =
            new Rule("public-docs", new Condition.NothingFound(), Effect.mayEscalate(ProviderTerms.ANY));
    static final Policy POLICY = Given.policy(
            Map.of("openai", Given.attested(false, true, 0, "eu"), "cheap", Given.attested(false, true, 0, "eu")),
            CARDS,
            OPEN);
    static final PriceBook PRICES = new PriceBook(
            "EUR",
            List.of(
                    Given.price("l", "local/small", "0.01", "0.02"),
                    Given.price("o", "openai/big", "2", "8"),
                    Given.price("c", "cheap/big", "1", "4")),
            "openai/big");

    private ThreeRoutes() {}

    static Router router(Route... routes) {
        Map<String, String> aliases =
                List.of(routes).contains(LOCAL) ? Map.of("gpt-4", "auto", "mini", "local/small") : Map.of();
        return new Router(new Catalogue(List.of(routes), aliases), POLICY, PRICES);
    }

    static Decision decide(Prompt prompt, Judgement judgement) {
        return router(LOCAL, OPENAI, CHEAP).decide(prompt, judgement, now(Map.of()));
    }

    static Situation now(Map<String, BackendState> backends) {
        return new Situation(Given.CALLER, Given.NOON, backends);
    }

    static BackendState state(boolean up, @Nullable Set<Ability> abilities, int context) {
        return new BackendState(up, abilities, context);
    }

    static List<Route> routes(Decision decision) {
        return ((Decision.Send) decision).routes();
    }

    static void refused(Decision decision, Code code, String field, String text) {
        assertThat(decision.why().text()).isEqualTo(text);
        assertThat(decision.why().code()).isEqualTo(code);
        assertThat(((Decision.Refuse) decision).field()).isEqualTo(field);
    }

    static void sent(Decision decision, Code code, String text, Route... routes) {
        assertThat(decision.why().text()).isEqualTo(text);
        assertThat(decision.why().code()).isEqualTo(code);
        assertThat(routes(decision)).containsExactly(routes);
    }
}
