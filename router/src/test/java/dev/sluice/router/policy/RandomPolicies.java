package dev.sluice.router.policy;

import dev.sluice.router.Given;
import dev.sluice.router.decision.Caller;
import dev.sluice.router.decision.Judgement;
import dev.sluice.router.decision.Treatment;
import dev.sluice.router.decision.Treatment.Action;
import dev.sluice.router.decision.Verdict.Outcome;
import dev.sluice.router.difficulty.Difficulty;
import dev.sluice.router.prompt.Part;
import dev.sluice.router.prompt.Place;
import dev.sluice.router.sensitivity.Confidence;
import dev.sluice.router.sensitivity.Finding;
import dev.sluice.router.sensitivity.Sensitivity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;

/** Policies, rules and requests from a small vocabulary, so that they meet often. */
public record RandomPolicies(Random random) {
    private static final List<String> PURPOSES = List.of("commercial", "research");
    /** Those of the models in {@link Given}, and one that nobody has. */
    private static final List<String> LICENCES = List.of("Apache-2.0", "proprietary", "MIT");

    public static final List<String> KINDS = List.of("CREDIT_CARD", "EMAIL", "PERSON", "SECRET.KEY", "SECRET.TOKEN");
    private static final List<String> PATTERNS =
            List.of("CREDIT_CARD", "EMAIL", "PERSON", "SECRET.*", "SECRET.KEY", "EMAIL+PERSON", "SECRET.*+EMAIL");
    private static final List<String> TEAMS = List.of("sales", "hr", "fraud");
    private static final List<String> REGIONS = List.of("eu", "us");
    public static final List<String> PROVIDERS = List.of("big-api", "eu-api", "old-api", "unattested");

    public Policy policy() {
        List<Rule> rules = new ArrayList<>();
        int count = random.nextInt(8);
        for (int i = 0; i < count; i++) {
            rules.add(rule("r" + i));
        }
        List<String> open =
                rules.stream().filter(rule -> !rule.then().last()).map(Rule::id).toList();
        for (int i = 0; i < 2 && !open.isEmpty() && random.nextInt(3) > 0; i++) {
            rules.add(random.nextInt(rules.size() + 1), exception("x" + i, open));
        }
        return Given.with(Given.policy(providers()), stay(), stay(), rules);
    }

    private Outcome stay() {
        return random.nextInt(4) == 0 ? Outcome.REFUSE : Outcome.LOCAL_ONLY;
    }

    private Map<String, Attestation> providers() {
        Map<String, Attestation> providers = new HashMap<>();
        for (String name : PROVIDERS.subList(0, 3)) {
            providers.put(
                    name,
                    new Attestation(
                            some(REGIONS),
                            random.nextInt(4) == 0 ? OptionalInt.empty() : OptionalInt.of(random.nextInt(3) * 15),
                            random.nextInt(3) == 0,
                            random.nextBoolean(),
                            "DPA",
                            Given.TODAY.plusDays(random.nextInt(5) - 1)));
        }
        return providers;
    }

    public Rule rule(String id) {
        return new Rule(id, condition(), effect());
    }

    private Rule exception(String id, List<String> open) {
        Effect effect = effect();
        while (effect.decision().isEmpty() || effect.last()) {
            effect = effect();
        }
        LocalDate first = Given.TODAY.plusDays(random.nextInt(4) - 2);
        return new Rule(
                id,
                condition(),
                effect,
                Optional.of(new Waiver(
                        Set.copyOf(List.of(pick(open), pick(open), pick(open))),
                        "dpo",
                        "T-1",
                        first,
                        first.plusDays(random.nextInt(3)),
                        random.nextInt(3) == 0 ? OptionalLong.of(1 + random.nextInt(3)) : OptionalLong.empty())));
    }

    /** How often each exception has been used; of some nobody knows. */
    public Map<String, Long> uses(Policy policy) {
        Map<String, Long> uses = new HashMap<>();
        for (Rule exception : policy.exceptions()) {
            if (random.nextInt(5) > 0) {
                uses.put(exception.id(), (long) random.nextInt(4));
            }
        }
        return uses;
    }

    private Condition condition() {
        List<Condition> all = new ArrayList<>();
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++) {
            all.add(atom());
        }
        return new Condition.AllOf(all);
    }

    private Condition atom() {
        return switch (random.nextInt(9)) {
            case 7 -> new Condition.RegionIs(Set.copyOf(List.of(pick(REGIONS), pick(REGIONS))));
            case 8 -> new Condition.PurposeIs(Set.of(pick(PURPOSES)));
            case 0, 1 -> new Condition.HasEntity(patterns(1), pick(List.of(Confidence.values())));
            case 2 -> new Condition.CountAtMost(patterns(0), pick(List.of(Confidence.values())), random.nextInt(3));
            case 3 -> new Condition.TeamIs(Set.copyOf(List.of(pick(TEAMS), pick(TEAMS))));
            case 4 -> new Condition.SensitivityAtMost(pick(List.of(Sensitivity.values())));
            case 5 -> new Condition.NothingFound();
            default -> new Condition.UnscannableIs(random.nextInt(3) == 0);
        };
    }

    private List<EntityPattern> patterns(int least) {
        List<EntityPattern> patterns = new ArrayList<>();
        int count = least + random.nextInt(2);
        for (int i = 0; i < count; i++) {
            patterns.add(EntityPattern.of(pick(PATTERNS)));
        }
        return patterns;
    }

    private Effect effect() {
        return switch (random.nextInt(11)) {
            case 7 -> Effect.restrictLicences(licences());
            case 8 ->
                new Effect(
                        Optional.of(Outcome.LOCAL_ONLY),
                        random.nextBoolean(),
                        Optional.empty(),
                        ProviderTerms.ANY,
                        ProviderTerms.ANY,
                        random.nextBoolean() ? licences() : Set.of(),
                        Optional.empty(),
                        List.of(pick(TEAMS)));
            case 9, 10 ->
                Effect.treat(
                        random.nextBoolean() ? Outcome.REDACT_THEN_ESCALATE : Outcome.PSEUDONYMISE_THEN_ESCALATE,
                        treatment(),
                        terms());
            case 0 -> new Effect(Optional.of(Outcome.LOCAL_ONLY), true, Optional.empty(), ProviderTerms.ANY, terms());
            case 1 -> Effect.localOnly();
            case 2 -> Effect.refuse();
            case 3 -> Effect.restrict(new ProviderTerms(true, OptionalInt.empty(), true, Set.of()));
            default -> Effect.mayEscalate(terms());
        };
    }

    private Set<String> licences() {
        return Set.copyOf(List.of(pick(LICENCES), pick(LICENCES)));
    }

    public Treatment treatment() {
        Map<String, Action> byKind = new HashMap<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            byKind.put(pick(List.of("EMAIL", "PERSON", "SECRET.*", "SECRET.KEY")), pick(List.of(Action.values())));
        }
        return new Treatment(
                pick(List.of(Action.values())), byKind, random.nextInt(3) == 0 ? Outcome.REFUSE : Outcome.LOCAL_ONLY);
    }

    private ProviderTerms terms() {
        return new ProviderTerms(
                random.nextInt(4) == 0,
                random.nextInt(3) == 0 ? OptionalInt.of(random.nextInt(2) * 15) : OptionalInt.empty(),
                random.nextBoolean(),
                random.nextInt(3) == 0 ? some(REGIONS) : Set.of());
    }

    public Judgement judgement() {
        List<Finding> findings = new ArrayList<>();
        Sensitivity level = Sensitivity.PUBLIC;
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++) {
            Sensitivity its = pick(List.of(Sensitivity.values()));
            level = level.max(its);
            findings.add(
                    new Finding(pick(KINDS), its, pick(List.of(Confidence.values())), Place.at("messages"), i, i + 1));
        }
        List<Part.Unscannable> blind = random.nextInt(5) == 0 ? List.of(Given.image()) : List.of();
        return new Judgement(
                blind.isEmpty() ? level : Sensitivity.RESTRICTED,
                findings,
                blind,
                new Difficulty(random.nextInt(11) / 10.0, List.of()));
    }

    public Caller caller() {
        return new Caller(
                "app",
                pick(TEAMS),
                random.nextInt(3) == 0 ? Optional.empty() : Optional.of(pick(REGIONS)),
                random.nextInt(3) == 0 ? Optional.empty() : Optional.of(pick(PURPOSES)));
    }

    public <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private Set<String> some(List<String> from) {
        Set<String> some = new HashSet<>();
        for (String each : from) {
            if (random.nextBoolean()) {
                some.add(each);
            }
        }
        return some;
    }
}
