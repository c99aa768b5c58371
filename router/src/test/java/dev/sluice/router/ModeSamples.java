package dev.sluice.router;

import static dev.sluice.router.Given.prompt;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.router.catalogue.Catalogue;
import dev.sluice.router.catalogue.Route;
import dev.sluice.router.decision.Decision;
import dev.sluice.router.decision.Judgement;
import dev.sluice.router.decision.Reason.Code;
import dev.sluice.router.decision.Situation;
import dev.sluice.router.decision.Wish;
import dev.sluice.router.difficulty.Difficulty;
import dev.sluice.router.mode.Mode;
import dev.sluice.router.policy.Condition;
import dev.sluice.router.policy.Effect;
import dev.sluice.router.policy.Policy;
import dev.sluice.router.policy.ProviderTerms;
import dev.sluice.router.policy.Rule;
import dev.sluice.router.price.PriceBook;
import dev.sluice.router.sensitivity.Sensitivity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Two routes of the house and two outside, and a name that chooses among them by a mode. */
abstract class ModeSamples {
    static final Route TINY = Given.inHouse("tiny", 0.3);
    static final Route LOCAL = Given.inHouse("local", 0.5);
    static final Route OPENAI = Given.external("openai", 1);
    static final Route CHEAP = Given.external("cheap", 0.8);
    static final OptionalDouble NONE = OptionalDouble.empty();
    static final Policy POLICY = Given.policy(
            Map.of("openai", Given.attested(false, true, 0, "eu"), "cheap", Given.attested(false, true, 0, "eu")),
            new Rule("public-docs", new Condition.NothingFound(), Effect.mayEscalate(ProviderTerms.ANY)));
    static final PriceBook PRICES = new PriceBook(
            "EUR",
            List.of(
                    Given.price("t", "tiny/small", "0.001", "0.002"),
                    Given.price("l", "local/small", "0.01", "0.02"),
                    Given.price("o", "openai/big", "2", "8"),
                    Given.price("c", "cheap/big", "1", "4")),
            "openai/big");

    static Router router(Mode mode) {
        return new Router(
                new Catalogue(List.of(LOCAL, OPENAI, TINY, CHEAP), Map.of(), Map.of("my-app", mode)), POLICY, PRICES);
    }

    static Situation now(String lot) {
        return new Situation(Given.CALLER, Given.NOON, Map.of()).with(Wish.NONE, NONE, lot);
    }

    static Decision.Send sent(Mode mode, Judgement judgement, Situation situation) {
        return (Decision.Send) router(mode).decide(prompt("my-app"), judgement, situation);
    }

    static Decision.Send sent(Mode mode, Judgement judgement) {
        return sent(mode, judgement, now("1"));
    }

    static Judgement judged(double score, double local, double strong) {
        return new Judgement(Sensitivity.PUBLIC, List.of(), List.of(), new Difficulty(score, local, strong, List.of()));
    }

    static void came(Decision decision, Code code, String text, Route... routes) {
        assertThat(decision.why().text()).isEqualTo(text);
        assertThat(decision.why().code()).isEqualTo(code);
        assertThat(((Decision.Send) decision).routes()).containsExactly(routes);
    }

    static Wish wish(String mode) {
        return new Wish(Wish.mode(mode), Optional.empty());
    }
}
