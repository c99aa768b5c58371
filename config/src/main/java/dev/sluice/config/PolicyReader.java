package dev.sluice.config;

import dev.sluice.router.decision.Verdict.Outcome;
import dev.sluice.router.policy.Attestation;
import dev.sluice.router.policy.Policy;
import dev.sluice.router.policy.PolicyCase;
import dev.sluice.router.policy.Rule;
import dev.sluice.router.policy.Waiver;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads {@code privacy-policy.yml}; the rules' inside is {@link RuleReader}'s. */
final class PolicyReader {
    static final String FILE = "privacy-policy.yml";

    static final Shape<Outcome> STAYS = Shape.word(Map.of("local_only", Outcome.LOCAL_ONLY, "refuse", Outcome.REFUSE));

    private PolicyReader() {}

    /**
     * What the file says.
     *
     * @param policy empty if a problem left too little of it
     * @param providers the places of the attestations, by provider
     * @param rules the places of the rules, by id
     * @param tests the places of the tests, in file order
     */
    record Rules(Optional<Policy> policy, Map<String, Value> providers, Map<String, Value> rules, List<Value> tests) {}

    static Rules read(Section top, Collection<String> kinds) {
        Optional<String> name = top.get("policy").required(Shape.name());
        Optional<Integer> version = top.get("version").required(Shape.whole(1, Integer.MAX_VALUE));
        Optional<String> owner = top.get("owner").required(Shape.text("who answers for it, such as a mail address"));
        Section otherwise = top.get("default").section();
        Optional<Outcome> outcome = otherwise.get("decision").required(STAYS);
        Optional<String> reason = otherwise.get("reason").required(Shape.text("a reason for people"));
        otherwise.finish();
        Section error = top.get("on_error").section();
        Optional<Outcome> onError = error.get("decision").required(STAYS);
        error.finish();
        Policy.Mode mode = top.get("mode").or(Policy.Mode.ENFORCE, Shape.word(Policy.Mode.class));
        Map<String, Value> providerPlaces = new LinkedHashMap<>();
        Map<String, Attestation> providers = providers(top.get("providers").optionalSection(), providerPlaces);
        List<Value> ruleElements = top.get("rules").list(0, "a list of rules");
        Map<String, Value> rulePlaces = new LinkedHashMap<>();
        List<Rule> rules = new ArrayList<>();
        for (Value element : ruleElements) {
            RuleReader.read(element, kinds).ifPresent(rule -> {
                if (rulePlaces.putIfAbsent(rule.id(), element) != null) {
                    element.problem("the id \"" + rule.id() + "\" is taken (expected every rule to have its own)");
                }
                rules.add(rule);
            });
        }
        boolean allRules = rules.size() == ruleElements.size();
        boolean overridable = !allRules || checkOverrides(rules, rulePlaces);
        List<Value> testElements = top.get("tests").list(1, "a list of at least one test; they run at every start");
        List<PolicyCase> tests = TestReader.read(testElements, rules, allRules);
        List.of("dictionaries", "markers", "signature").forEach(top::notYet);
        top.finish();
        boolean whole = name.isPresent()
                && version.isPresent()
                && owner.isPresent()
                && outcome.isPresent()
                && reason.isPresent()
                && onError.isPresent()
                && allRules
                && overridable
                && rulePlaces.size() == rules.size()
                && tests.size() == testElements.size();
        Optional<Policy> policy = whole
                ? Optional.of(new Policy(
                        name.get(),
                        version.get(),
                        owner.get(),
                        outcome.get(),
                        reason.get(),
                        onError.get(),
                        mode,
                        providers,
                        rules,
                        tests))
                : Optional.empty();
        return new Rules(policy, providerPlaces, rulePlaces, testElements);
    }

    /** Whether every exception overrides only rules that it may. */
    private static boolean checkOverrides(List<Rule> rules, Map<String, Value> places) {
        boolean sound = true;
        for (Rule rule : rules) {
            Set<String> overrides = rule.waiver().map(Waiver::overrides).orElse(Set.of());
            Value place = Objects.requireNonNull(places.get(rule.id())).at("exception", "overrides");
            for (String id : overrides.stream().sorted().toList()) {
                String why = Policy.whyNoOverride(id, rules);
                if (!why.isEmpty()) {
                    place.problem(why + Suggestion.of(id, places.keySet()));
                    sound = false;
                }
            }
        }
        return sound;
    }

    private static Map<String, Attestation> providers(Section section, Map<String, Value> places) {
        Map<String, Attestation> providers = new LinkedHashMap<>();
        for (String name : section.keys()) {
            Value value = section.get(name);
            places.put(name, value);
            attestation(value).ifPresent(attestation -> providers.put(name, attestation));
        }
        return providers;
    }

    private static Optional<Attestation> attestation(Value value) {
        Section section = value.section();
        Set<String> regions = words(section.get("regions"), "a list of regions such as eu");
        Optional<Integer> retention = section.get("retention_days").optional(Shape.whole(0, 36_500));
        boolean trains = section.get("trains").or(true, Shape.flag());
        boolean baa = section.get("baa").or(false, Shape.flag());
        Optional<String> evidence =
                section.get("evidence").required(Shape.text("where the promise is written, such as a contract number"));
        Optional<LocalDate> validUntil = section.get("valid_until").required(Shape.date());
        section.finish();
        if (evidence.isEmpty() || validUntil.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Attestation(
                regions,
                retention.map(OptionalInt::of).orElse(OptionalInt.empty()),
                trains,
                baa,
                evidence.get(),
                validUntil.get()));
    }

    /** A name or a list of names, each once. */
    static Set<String> words(Value value, String expected) {
        Set<String> words = new LinkedHashSet<>();
        for (Value element : value.oneOrMore(expected)) {
            element.required(Shape.name()).ifPresent(word -> {
                if (!words.add(word)) {
                    element.problem("\"" + word + "\" is listed twice");
                }
            });
        }
        return words;
    }
}
