package dev.sluice.router;

import static dev.sluice.router.Given.prompt;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.router.decision.Caller;
import dev.sluice.router.decision.Decision;
import dev.sluice.router.decision.Exclusion;
import dev.sluice.router.decision.Reason.Code;
import dev.sluice.router.decision.Situation;
import dev.sluice.router.decision.Wish;
import dev.sluice.router.mode.Freedom;
import dev.sluice.router.mode.Mode;
import dev.sluice.router.price.Money;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** What a request asks for itself, and how far that is granted. */
class NarrowingTest extends ModeSamples {
    private static Situation asking(Wish wish, Freedom freedom) {
        Caller caller = new Caller("app", "sales", Optional.empty(), Optional.empty(), freedom);
        return new Situation(caller, Given.NOON, Map.of()).with(wish, NONE, "1");
    }

    private Decision decide(Mode mode, Wish wish, Freedom freedom) {
        return router(mode).decide(prompt("my-app"), Given.judged(0.9), asking(wish, freedom));
    }

    @Test
    void a_caller_may_keep_a_request_in_the_house_and_wish_for_the_cheapest() {
        came(
                decide(Mode.Auto.USUAL, wish("local-only"), Freedom.NARROWER),
                Code.LOCAL_ONLY,
                "the caller asked for local-only; difficulty 0.90 is above local/small's 0.50",
                LOCAL,
                TINY);
        assertThat(decide(Mode.Auto.USUAL, wish("cheapest"), Freedom.NARROWER)
                        .why()
                        .code())
                .isEqualTo(Code.CHEAPEST);
    }

    @Test
    void what_would_cost_too_much_or_nobody_knows_how_much_drops_out() {
        Wish wish = new Wish(Optional.empty(), Optional.of(new Money(100_000)));
        Decision decision = decide(Mode.Auto.USUAL, wish, Freedom.NARROWER);
        assertThat(((Decision.Send) decision).routes()).containsExactly(LOCAL, TINY);
        assertThat(decision.excluded())
                .contains(new Exclusion("openai/big", "about 0.004246 EUR is over x-sluice-max-cost 0.0001"));
        Decision none = decide(Mode.Auto.USUAL, new Wish(Optional.empty(), Optional.of(Money.ZERO)), Freedom.NARROWER);
        assertThat(none.why().code()).isEqualTo(Code.NARROWED_AWAY);
        assertThat(none.why().text())
                .isEqualTo("no route is left: local/small: about 0.00001099 EUR is over x-sluice-max-cost 0");
    }

    @Test
    void a_named_route_outside_and_local_only_leave_nothing() {
        Decision none = decide(new Mode.Fixed("openai/big"), wish("local-only"), Freedom.NARROWER);
        assertThat(none).isInstanceOf(Decision.Refuse.class);
        assertThat(none.why().text()).isEqualTo("no route is left: openai/big: the caller asked for local-only");
    }

    @Test
    void what_is_not_narrower_is_not_granted_unless_everything_is() {
        Router router = router(new Mode.Auto(OptionalDouble.of(0.2), NONE));
        Caller caller = asking(Wish.NONE, Freedom.NARROWER).caller();
        for (String granted : List.of("local-only", "cheapest", "auto", "escalate=10%", "escalate=0.2")) {
            assertThat(router.whyNotGranted(wish(granted), "my-app", caller))
                    .as(granted)
                    .isEmpty();
        }
        for (String refused : List.of("strong", "escalate=21%", "quality=0.5")) {
            assertThat(router.whyNotGranted(wish(refused), "my-app", caller))
                    .as(refused)
                    .startsWith("not narrower than auto");
            assertThat(router.whyNotGranted(
                            wish(refused),
                            "my-app",
                            asking(Wish.NONE, Freedom.ANY).caller()))
                    .isEmpty();
        }
        assertThat(router.whyNotGranted(
                        wish("local-only"),
                        "my-app",
                        asking(Wish.NONE, Freedom.NONE).caller()))
                .startsWith("not granted to this caller");
    }

    @Test
    void with_every_freedom_a_request_replaces_the_mode_but_not_the_policy() {
        assertThat(decide(new Mode.LocalOnly(), wish("strong"), Freedom.ANY)
                        .why()
                        .code())
                .isEqualTo(Code.STRONG);
        Decision kept = router(new Mode.LocalOnly())
                .decide(prompt("my-app"), Given.judged(0.9, Given.found("EMAIL")), asking(wish("strong"), Freedom.ANY));
        assertThat(((Decision.Send) kept).routes()).containsExactly(LOCAL, TINY);
    }

    @Test
    void words_that_are_no_mode_are_not_read() {
        for (String word : List.of("", "weighted", "canary", "escalate", "escalate=", "escalate=101%", "LOCAL")) {
            assertThat(Wish.mode(word)).as(word).isEmpty();
        }
    }
}
