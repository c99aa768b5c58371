package dev.sluice.router;

import static dev.sluice.router.Given.prompt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.router.catalogue.Route;
import dev.sluice.router.decision.BackendState;
import dev.sluice.router.decision.Decision;
import dev.sluice.router.decision.Exclusion;
import dev.sluice.router.decision.Reason.Code;
import dev.sluice.router.decision.Situation;
import dev.sluice.router.decision.Wish;
import dev.sluice.router.mode.Mode;
import dev.sluice.router.prompt.Message;
import dev.sluice.router.prompt.Part;
import dev.sluice.router.prompt.Place;
import dev.sluice.router.prompt.Prompt;
import dev.sluice.router.prompt.RequestBody;
import dev.sluice.router.prompt.Role;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Modes that choose by lot: a canary, weights, a shadow. */
class LotModesTest extends ModeSamples {
    private static final int MANY = 10_000;

    private Prompt from(int user) {
        return new Prompt(
                "my-app",
                false,
                false,
                List.of(new Message(Role.USER, List.of("hello"))),
                0,
                List.of(new Part.Text(Place.at("user"), "user " + user)),
                Map.of(),
                0,
                1,
                new RequestBody(new byte[300]));
    }

    private Set<Integer> canaries(Mode mode) {
        Set<Integer> chosen = new HashSet<>();
        Router router = router(mode);
        for (int user = 0; user < MANY; user++) {
            if (router.decide(from(user), Given.judged(0.1), now("x")).why().code() == Code.CANARY) {
                chosen.add(user);
            }
        }
        return chosen;
    }

    @Test
    void a_canary_gets_its_share_of_users_always_the_same_ones() {
        Set<Integer> five = canaries(new Mode.Canary("cheap/big", 0.05, Mode.Auto.USUAL));
        assertThat(five.size() / (double) MANY).isCloseTo(0.05, within(0.007));
        assertThat(canaries(new Mode.Canary("cheap/big", 0.05, Mode.Auto.USUAL)))
                .isEqualTo(five);
        assertThat(canaries(new Mode.Canary("cheap/big", 0.2, Mode.Auto.USUAL)))
                .as("a larger share keeps those who were in it")
                .containsAll(five);
        Set<Integer> both = canaries(new Mode.Canary("tiny/small", 0.05, Mode.Auto.USUAL));
        both.retainAll(five);
        assertThat(both.size()).as("another canary has other users").isBetween(5, 60);
    }

    @Test
    void the_lot_of_a_request_does_not_move_a_user_to_the_other_side() {
        Mode mode = new Mode.Canary("cheap/big", 0.5, Mode.Auto.USUAL);
        for (int user = 0; user < 50; user++) {
            Decision first = router(mode).decide(from(user), Given.judged(0.1), now("a"));
            assertThat(router(mode).decide(from(user), Given.judged(0.1), now("b")))
                    .isEqualTo(first);
        }
    }

    @Test
    void a_canary_answers_first_and_its_base_after_it() {
        came(
                sent(new Mode.Canary("cheap/big", 1, Mode.Auto.USUAL), Given.judged(0.1)),
                Code.CANARY,
                "this user is among the 100 % who get cheap/big; may leave by rule public-docs to cheap/big",
                CHEAP,
                TINY,
                LOCAL,
                OPENAI);
        Decision.Send other = sent(new Mode.Canary("cheap/big", 0, Mode.Auto.USUAL), Given.judged(0.1));
        assertThat(other.routes()).doesNotContain(CHEAP);
        assertThat(other.excluded())
                .containsExactly(new Exclusion("cheap/big", "a canary for the 0 % of users who are not this one"));
        came(
                sent(new Mode.Canary("cheap/big", 0, new Mode.Fixed("local/small")), Given.judged(0.9)),
                Code.NAMED,
                "the caller named local/small",
                LOCAL);
    }

    @Test
    void a_canary_never_goes_where_the_policy_does_not_let_it() {
        Decision.Send kept =
                sent(new Mode.Canary("cheap/big", 1, Mode.Auto.USUAL), Given.judged(0.1, Given.found("EMAIL")));
        assertThat(kept.routes()).containsExactly(TINY, LOCAL);
    }

    @Test
    void weights_are_kept_and_a_route_that_is_down_moves_only_its_own() {
        Mode mode = new Mode.Weighted(
                List.of(
                        new Mode.Weight("local/small", 70),
                        new Mode.Weight("cheap/big", 30),
                        new Mode.Weight("openai/big", 0)),
                false);
        Situation down = new Situation(Given.CALLER, Given.NOON, Map.of("cheap", new BackendState(false, null, 0)));
        Map<Route, Integer> counts = new HashMap<>();
        Router router = router(mode);
        for (int i = 0; i < MANY; i++) {
            Decision.Send decision =
                    (Decision.Send) router.decide(prompt("my-app"), Given.judged(0.9), now("lot " + i));
            Route first = decision.routes().getFirst();
            counts.merge(first, 1, Integer::sum);
            assertThat(decision.routes()).hasSize(3);
            assertThat(decision.routes().getLast()).isEqualTo(OPENAI);
            if (i % 100 == 0) {
                assertThat(sent(mode, Given.judged(0.9), down.with(Wish.NONE, NONE, "lot " + i))
                                .routes())
                        .containsExactly(LOCAL, OPENAI);
            }
        }
        assertThat(counts.getOrDefault(LOCAL, 0) / (double) MANY).isCloseTo(0.7, within(0.015));
        assertThat(counts.getOrDefault(CHEAP, 0) / (double) MANY).isCloseTo(0.3, within(0.015));
        assertThat(sent(mode, Given.judged(0.9), now("lot 1")).why().code()).isEqualTo(Code.WEIGHTED);
    }

    @Test
    void sticky_weights_go_by_the_user() {
        Mode mode =
                new Mode.Weighted(List.of(new Mode.Weight("local/small", 1), new Mode.Weight("cheap/big", 1)), true);
        Router router = router(mode);
        int local = 0;
        for (int user = 0; user < MANY; user++) {
            Decision one = router.decide(from(user), Given.judged(0.9), now("a"));
            assertThat(router.decide(from(user), Given.judged(0.9), now("b"))).isEqualTo(one);
            local += ((Decision.Send) one).routes().getFirst().equals(LOCAL) ? 1 : 0;
        }
        assertThat(local / (double) MANY).isCloseTo(0.5, within(0.02));
    }

    @Test
    void a_shadow_gets_its_share_of_harmless_requests_and_none_of_the_others() {
        Mode mode = new Mode.Shadow("cheap/big", 0.1, Mode.Auto.USUAL);
        Router router = router(mode);
        int copied = 0;
        for (int i = 0; i < MANY; i++) {
            copied += sent(mode, Given.judged(0.1), now("lot " + i)).shadow().isPresent() ? 1 : 0;
            Decision found = router.decide(prompt("my-app"), Given.judged(0.1, Given.found("EMAIL")), now("lot " + i));
            assertThat(((Decision.Send) found).shadow()).isEmpty();
        }
        assertThat(copied / (double) MANY).isCloseTo(0.1, within(0.01));
        Decision.Send all = sent(new Mode.Shadow("cheap/big", 1, Mode.Auto.USUAL), Given.judged(0.1));
        assertThat(all.shadow()).contains(CHEAP);
        assertThat(all.ofShadow().orElseThrow().routes()).containsExactly(CHEAP);
        assertThat(sent(new Mode.Shadow("cheap/big", 1, new Mode.Fixed("cheap/big")), Given.judged(0.1))
                        .shadow())
                .as("what answers needs no copy")
                .isEmpty();
    }
}
