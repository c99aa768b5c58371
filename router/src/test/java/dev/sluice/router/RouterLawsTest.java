package dev.sluice.router;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.router.catalogue.Ability;
import dev.sluice.router.catalogue.Catalogue;
import dev.sluice.router.catalogue.Route;
import dev.sluice.router.decision.BackendState;
import dev.sluice.router.decision.Decision;
import dev.sluice.router.decision.Exclusion;
import dev.sluice.router.decision.Judgement;
import dev.sluice.router.decision.Reason;
import dev.sluice.router.decision.Reason.Code;
import dev.sluice.router.decision.Situation;
import dev.sluice.router.decision.Verdict.Outcome;
import dev.sluice.router.decision.Wish;
import dev.sluice.router.mode.Mode;
import dev.sluice.router.policy.Condition;
import dev.sluice.router.policy.Effect;
import dev.sluice.router.policy.Policy;
import dev.sluice.router.policy.ProviderTerms;
import dev.sluice.router.policy.RandomPolicies;
import dev.sluice.router.policy.Rule;
import dev.sluice.router.price.Money;
import dev.sluice.router.price.PriceBook;
import dev.sluice.router.price.PriceEntry;
import dev.sluice.router.prompt.Prompt;
import dev.sluice.router.sensitivity.Sensitivity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What holds for every decision, tried on random ones. The seed is in every failure's description. */
class RouterLawsTest {
    private static final int REPEATS = 2000;
    private static final List<Ability> NEEDS =
            List.of(Ability.TOOLS, Ability.LOGPROBS, Ability.TOP_K, Ability.SEED, Ability.IMAGES);

    /** Lets out what is harmless, so that modes have something to choose. */
    private static final Policy OPEN = Given.policy(
            Map.of(
                    "big-api", Given.attested(false, true, 0, "eu"),
                    "eu-api", Given.attested(false, true, 0, "eu")),
            new Rule("open", new Condition.NothingFound(), Effect.mayEscalate(ProviderTerms.ANY)));

    @Test
    void no_decision_holds_a_route_that_the_verdict_does_not_permit() {
        forAll((world, decision, seed) -> {
            assertThat(decision.verdict())
                    .as(seed)
                    .isEqualTo(world.policy.judge(world.judgement, world.situation.caller(), Given.TODAY));
            assertThat(routes(decision)).as(seed).allMatch(decision.verdict()::permits);
        });
    }

    @Test
    void every_candidate_is_either_taken_or_excluded_with_a_reason() {
        forAll((world, decision, seed) -> {
            List<String> seen = new ArrayList<>();
            routes(decision).forEach(route -> seen.add(route.id()));
            decision.excluded().forEach(exclusion -> seen.add(exclusion.route()));
            if (world.isUsual()) {
                assertThat(seen).as(seed).containsExactlyInAnyOrderElementsOf(world.candidates());
            }
            assertThat(seen).as(seed).doesNotHaveDuplicates();
            assertThat(decision.excluded()).as(seed).extracting(Exclusion::why).allMatch(why -> !why.isBlank());
        });
    }

    @Test
    void unscannable_content_never_leaves() {
        forAll((world, decision, seed) -> {
            if (!world.judgement.unscannable().isEmpty()) {
                assertThat(routes(decision)).as(seed).noneMatch(Route::leavesTheHouse);
            }
        });
    }

    @Test
    void the_same_arguments_give_the_same_decision_and_so_do_rules_in_another_order() {
        forAll((world, decision, seed) -> {
            assertThat(world.decide(world.policy)).as(seed).isEqualTo(decision);
            List<Rule> shuffled = new ArrayList<>(world.policy.rules());
            Collections.shuffle(shuffled, new Random(1));
            Decision other =
                    world.decide(Given.with(world.policy, world.policy.otherwise(), world.policy.onError(), shuffled));
            assertThat(routes(other)).as(seed).isEqualTo(routes(decision));
            assertThat(other.why().code()).as(seed).isEqualTo(decision.why().code());
        });
    }

    @Test
    void one_more_rule_that_lets_nothing_out_lets_nothing_out() {
        forAll((world, decision, seed) -> {
            Rule extra = world.given.rule("one-more");
            if (extra.then().decision().filter(Outcome::escalates).isPresent()) {
                return;
            }
            List<Rule> more = new ArrayList<>(world.policy.rules());
            more.add(extra);
            Decision after =
                    world.decide(Given.with(world.policy, world.policy.otherwise(), world.policy.onError(), more));
            Set<Route> before = new HashSet<>(routes(decision));
            assertThat(routes(after)).as(seed).allMatch(route -> !route.leavesTheHouse() || before.contains(route));
        });
    }

    @Test
    void reasons_fit_a_header_and_their_codes_are_true() {
        Set<Code> met = new HashSet<>();
        forAll((world, decision, seed) -> {
            Reason why = decision.why();
            met.add(why.code());
            assertThat(why.text()).as(seed).isNotBlank().hasSizeLessThanOrEqualTo(Reason.LONGEST);
            assertThat(why.text()).as(seed).matches("[ -~]+").doesNotContain("?");
            double difficulty = world.judgement.difficulty().score();
            List<Route> routes = routes(decision);
            if (!world.isUsual()) {
                return;
            }
            switch (why.code()) {
                case EASY -> {
                    assertThat(routes.getFirst().leavesTheHouse()).as(seed).isFalse();
                    assertThat(routes.getFirst().model().capability()).as(seed).isGreaterThanOrEqualTo(difficulty);
                }
                case HARD ->
                    assertThat(routes.getFirst().leavesTheHouse()).as(seed).isTrue();
                case KEPT_IN -> {
                    double best = routes.getFirst().model().capability();
                    assertThat(routes.getFirst().leavesTheHouse()).as(seed).isFalse();
                    assertThat(routes).as(seed).allMatch(route -> route.model().capability() < difficulty);
                    assertThat(world.catalogue.routes())
                            .as(seed)
                            .anyMatch(route -> !decision.verdict().permits(route)
                                    && route.model().capability() > best);
                }
                case NAMED, ONLY_ROUTE -> assertThat(routes).as(seed).isNotEmpty();
                case REFUSED_BY_POLICY ->
                    assertThat(world.catalogue.routes())
                            .as(seed)
                            .filteredOn(route -> world.candidates().contains(route.id()))
                            .noneMatch(decision.verdict()::permits);
                case UNKNOWN_MODEL ->
                    assertThat(((Decision.Refuse) decision).field()).as(seed).isEqualTo("model");
                case UNSUPPORTED_FIELD ->
                    assertThat(world.prompt.needs().values()).as(seed).contains(((Decision.Refuse) decision).field());
                case TOO_LONG, NO_BACKEND -> assertThat(routes).as(seed).isEmpty();
                case OVER_THRESHOLD, CHEAPEST, LOCAL_ONLY, STRONG, WEIGHTED, CANARY, SHADOW, NARROWED_AWAY ->
                    throw new AssertionError(seed + ": no mode asked for that");
            }
        });
        // A copy's decision is its own.
        Set<Code> all = EnumSet.allOf(Code.class);
        all.remove(Code.SHADOW);
        assertThat(met).as("reasons met").containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void what_a_request_wishes_never_adds_a_route() {
        int[] narrowed = {0};
        forAll((world, decision, seed) -> {
            Situation plain = world.situation.with(Wish.NONE, world.situation.threshold(), world.situation.lot());
            Decision without = new Router(world.catalogue, world.policy, world.prices)
                    .decide(world.prompt, world.judgement, plain);
            assertThat(routes(without)).as(seed).containsAll(routes(decision));
            assertThat(shadow(without).stream().toList())
                    .as(seed)
                    .containsAll(shadow(decision).stream().toList());
            narrowed[0] += routes(without).size() > routes(decision).size() ? 1 : 0;
        });
        assertThat(narrowed[0]).as("wishes that took a route away").isGreaterThan(50);
    }

    @Test
    void only_what_is_harmless_is_copied_and_only_where_the_policy_lets_it() {
        int[] copied = {0};
        forAll((world, decision, seed) -> shadow(decision).ifPresent(route -> {
            copied[0]++;
            assertThat(world.judgement.findings()).as(seed).isEmpty();
            assertThat(world.judgement.unscannable()).as(seed).isEmpty();
            assertThat(world.judgement.sensitivity()).as(seed).isEqualTo(Sensitivity.PUBLIC);
            assertThat(decision.verdict().permits(route)).as(seed).isTrue();
            assertThat(route).as(seed).isNotEqualTo(routes(decision).getFirst());
        }));
        assertThat(copied[0]).as("requests copied").isGreaterThan(4);
    }

    @Test
    void a_shadow_changes_nothing_of_the_decision() {
        forAll((world, decision, seed) -> {
            if (world.catalogue.mode(world.prompt.model()).orElse(null)
                            instanceof Mode.Shadow(var to, var share, var base)
                    && decision instanceof Decision.Send send) {
                Catalogue bare = new Catalogue(world.catalogue.routes(), Map.of(), Map.of("my-app", base));
                assertThat(new Router(bare, world.policy, world.prices)
                                .decide(world.prompt, world.judgement, world.situation))
                        .as(seed)
                        .isEqualTo(new Decision.Send(send.routes(), send.why(), send.verdict(), send.excluded()));
            }
        });
    }

    private static Optional<Route> shadow(Decision decision) {
        return decision instanceof Decision.Send send ? send.shadow() : Optional.empty();
    }

    private record World(
            RandomPolicies given,
            Catalogue catalogue,
            Policy policy,
            PriceBook prices,
            Prompt prompt,
            Judgement judgement,
            Situation situation) {
        Decision decide(Policy by) {
            return new Router(catalogue, by, prices).decide(prompt, judgement, situation);
        }

        /** Whether difficulty and capability, or the caller, decide. */
        boolean isUsual() {
            return situation.wish().isNone() && catalogue.modes().get(prompt.model()) == null;
        }

        List<String> candidates() {
            return prompt.model().equals("auto")
                    ? catalogue.routes().stream().map(Route::id).toList()
                    : catalogue.named(prompt.model()).map(Route::id).stream().toList();
        }
    }

    private interface Law {
        void holds(World world, Decision decision, String seed);
    }

    private static void forAll(Law law) {
        for (int seed = 0; seed < REPEATS; seed++) {
            World world = world(new Random(seed));
            law.holds(world, world.decide(world.policy), "seed " + seed);
        }
    }

    private static World world(Random random) {
        RandomPolicies given = new RandomPolicies(random);
        List<Route> routes = new ArrayList<>();
        List<PriceEntry> prices = new ArrayList<>(List.of(Given.price("reference", "reference", "1", "1")));
        Map<String, BackendState> states = new HashMap<>();
        for (String backend : List.of("local", "gpu", "big-api", "eu-api", "unattested")) {
            if (random.nextInt(4) == 0) {
                continue;
            }
            double capability = random.nextInt(11) / 10.0;
            Route route = backend.length() > 5
                    ? Given.external(backend, capability)
                    : Given.inHouse(backend, capability, NEEDS.get(random.nextInt(2)));
            routes.add(route);
            if (random.nextInt(5) > 0) {
                String price = Integer.toString(random.nextInt(4));
                prices.add(Given.price(backend, route.id(), price, price));
            }
            if (random.nextBoolean()) {
                states.put(
                        backend,
                        new BackendState(
                                random.nextInt(3) > 0,
                                random.nextBoolean() ? null : Set.of(Ability.TOOLS),
                                random.nextInt(2) * 1024));
            }
        }
        Map<Ability, String> needs = new HashMap<>();
        for (int i = random.nextInt(5); i > 2; i--) {
            Ability need = given.pick(NEEDS);
            needs.put(need, need.key());
        }
        String model = given.pick(List.of(
                "auto", "auto", "auto", "auto", "local/small", "big-api/big", "nobody", "my-app", "my-app", "my-app"));
        return new World(
                given,
                new Catalogue(routes, Map.of(), Map.of("my-app", mode(random, routes, true))),
                random.nextInt(3) > 0 ? given.policy() : OPEN,
                new PriceBook("EUR", prices, "reference"),
                Given.prompt(model, 1 << random.nextInt(8, 18), random.nextInt(2) * 500, needs),
                random.nextInt(3) > 0 ? given.judgement() : Given.judged(random.nextDouble()),
                new Situation(given.caller(), Given.NOON, states)
                        .with(
                                wish(random),
                                random.nextBoolean() ? OptionalDouble.empty() : OptionalDouble.of(random.nextDouble()),
                                "lot " + random.nextInt()));
    }

    private static Mode mode(Random random, List<Route> routes, boolean based) {
        OptionalDouble share = OptionalDouble.of(random.nextInt(11) / 10.0);
        int kind = random.nextInt(routes.isEmpty() ? 5 : based ? 12 : 7);
        return switch (kind) {
            case 0 -> new Mode.Auto(share, OptionalDouble.empty());
            case 1 -> new Mode.Auto(OptionalDouble.empty(), share);
            case 2 -> new Mode.Cheapest();
            case 3 -> new Mode.LocalOnly();
            case 4 -> new Mode.Strong();
            case 5 -> new Mode.Fixed(one(random, routes).id());
            case 6 ->
                new Mode.Weighted(
                        routes.stream()
                                .map(route -> new Mode.Weight(route.id(), 1 + random.nextInt(9)))
                                .toList(),
                        random.nextBoolean());
            case 7 -> new Mode.Canary(one(random, routes).id(), share.getAsDouble(), mode(random, routes, false));
            default -> new Mode.Shadow(one(random, routes).id(), 1, mode(random, routes, false));
        };
    }

    private static Route one(Random random, List<Route> routes) {
        return routes.get(random.nextInt(routes.size()));
    }

    private static Wish wish(Random random) {
        List<String> words = List.of("", "", "", "", "local-only", "cheapest", "auto", "escalate=5%", "strong");
        return new Wish(
                Wish.mode(words.get(random.nextInt(words.size()))),
                random.nextInt(6) == 0 ? Optional.of(new Money(random.nextInt(2_000_000))) : Optional.empty());
    }

    private static List<Route> routes(Decision decision) {
        return decision instanceof Decision.Send send ? send.routes() : List.of();
    }
}
