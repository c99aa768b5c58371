package dev.sluice.config;

import dev.sluice.router.decision.Verdict.Outcome;
import dev.sluice.router.policy.Condition;
import dev.sluice.router.policy.Effect;
import dev.sluice.router.policy.EntityPattern;
import dev.sluice.router.policy.ProviderTerms;
import dev.sluice.router.policy.Rule;
import dev.sluice.router.sensitivity.Confidence;
import dev.sluice.router.sensitivity.Sensitivity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads one rule of a policy. The words of the full policy language that this version cannot carry out are known by
 * name, so that whoever writes one learns that it would have no effect.
 */
final class RuleReader {
    private static final Set<String> DECISIONS_TO_COME = Set.of("redact_then_escalate", "pseudonymise_then_escalate");
    private static final Shape<Outcome> OUTCOME = Shape.word(Outcome.class);
    private static final Shape<Optional<Sensitivity>> SENSITIVITY = sensitivity();

    private RuleReader() {}

    static Optional<Rule> read(Value element, Collection<String> kinds) {
        Section section = element.section();
        Optional<String> id = section.get("id").required(Shape.name());
        Optional<Condition> when = condition(section.get("when"), kinds);
        Optional<Effect> then = effect(section.get("then"));
        section.notYet("exception");
        section.finish();
        if (id.isEmpty() || when.isEmpty() || then.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Rule(id.get(), when.get(), then.get()));
        } catch (IllegalArgumentException unfit) {
            element.problem(messageOf(unfit));
            return Optional.empty();
        }
    }

    /** A decision, with those of later versions told apart from slips. */
    static Optional<Outcome> decision(Value value, Shape<Outcome> shape) {
        Shape<Outcome> known = new Shape<>(
                shape.expected(),
                shape.words(),
                text -> DECISIONS_TO_COME.contains(text)
                        ? Optional.of(Outcome.REFUSE)
                        : shape.parse().apply(text));
        Optional<Outcome> read = value.required(known);
        Optional<String> later = read.flatMap(ignored -> value.raw("")).filter(DECISIONS_TO_COME::contains);
        later.ifPresent(word ->
                value.problem("\"" + word + "\" is not available in this version (expected " + shape.expected() + ")"));
        return later.isPresent() ? Optional.empty() : read;
    }

    private static Optional<Condition> condition(Value value, Collection<String> kinds) {
        Section section = value.section();
        List<Condition> all = new ArrayList<>();
        Value entitiesValue = section.get("entities");
        List<EntityPattern> entities = entities(entitiesValue, kinds);
        Value confidenceValue = section.get("confidence");
        Optional<Confidence> given = confidenceValue.optional(Shape.word(Confidence.class));
        Confidence confidence = given.orElse(Confidence.LOW);
        Value mostValue = section.get("max_count");
        Optional<Integer> most = mostValue.optional(Shape.whole(0, 1_000_000));
        Value teamValue = section.get("team");
        Set<String> teams = PolicyReader.words(teamValue, "a list of teams");
        Value sensitivityValue = section.get("sensitivity");
        Optional<Optional<Sensitivity>> sensitivity = sensitivityValue.optional(SENSITIVITY);
        Value unscannableValue = section.get("unscannable");
        Optional<Boolean> unscannable = unscannableValue.optional(Shape.flag());
        List.of("dictionaries", "or_entities", "subject", "purpose", "cel").forEach(section::notYet);
        section.finish();
        if (confidenceValue.present() && !entitiesValue.present() && !mostValue.present()) {
            confidenceValue.problem("has no effect alone (expected entities or max_count beside it)");
        }
        if (!entities.isEmpty()) {
            all.add(new Condition.HasEntity(entities, confidence));
        }
        most.ifPresent(count -> all.add(new Condition.CountAtMost(entities, confidence, count)));
        if (!teams.isEmpty()) {
            all.add(new Condition.TeamIs(teams));
        } else if (teamValue.present()) {
            teamValue.problem("names no team (expected at least one)");
        }
        sensitivity.ifPresent(level ->
                all.add(level.<Condition>map(Condition.SensitivityAtMost::new).orElseGet(Condition.NothingFound::new)));
        unscannable.ifPresent(wanted -> all.add(new Condition.UnscannableIs(wanted)));
        // A condition that lost a part to a problem would match more than was meant.
        boolean whole = value.present()
                && (entitiesValue.present() != entities.isEmpty())
                && confidenceValue.present() == given.isPresent()
                && mostValue.present() == most.isPresent()
                && teamValue.present() != teams.isEmpty()
                && sensitivityValue.present() == sensitivity.isPresent()
                && unscannableValue.present() == unscannable.isPresent();
        return whole ? Optional.of(new Condition.AllOf(all)) : Optional.empty();
    }

    private static List<EntityPattern> entities(Value value, Collection<String> kinds) {
        List<EntityPattern> patterns = new ArrayList<>();
        List<Value> elements = value.optionalList("a list of kinds such as CREDIT_CARD");
        if (value.present() && elements.isEmpty()) {
            value.problem("names no kind (expected at least one)");
        }
        for (Value element : elements) {
            element.required(entity(kinds)).ifPresent(patterns::add);
        }
        return patterns.size() == elements.size() ? patterns : List.of();
    }

    private static Shape<EntityPattern> entity(Collection<String> kinds) {
        List<String> sorted = kinds.stream().sorted().toList();
        return new Shape<>(
                "a kind that a detector finds, a family such as SECRET.*, or KIND+KIND; there are "
                        + String.join(", ", sorted),
                sorted,
                text -> {
                    try {
                        return Optional.of(EntityPattern.of(text)).filter(pattern -> pattern.isKnownAmong(kinds));
                    } catch (IllegalArgumentException malformed) {
                        return Optional.empty();
                    }
                });
    }

    /** {@code none} means more than {@code public}: that nothing was found at all. */
    private static Shape<Optional<Sensitivity>> sensitivity() {
        Map<String, Optional<Sensitivity>> words = new HashMap<>(List.of(Sensitivity.values()).stream()
                .collect(Collectors.toMap(level -> level.name().toLowerCase(Locale.ROOT), Optional::of)));
        words.put("none", Optional.empty());
        return Shape.word(words);
    }

    private static Optional<Effect> effect(Value value) {
        Section section = value.section();
        Value decisionValue = section.get("decision");
        Optional<Outcome> decision = decisionValue.present() ? decision(decisionValue, OUTCOME) : Optional.empty();
        boolean last = section.get("final").or(false, Shape.flag());
        Optional<String> basis = section.get("basis").optional(Shape.text("a law or standard such as PCI-DSS"));
        ProviderTerms allow = terms(section.get("allow_providers"));
        ProviderTerms restrict = terms(section.get("restrict_providers"));
        List.of("actions", "verify", "on_verify_fail", "notify", "restrict_models")
                .forEach(section::notYet);
        section.finish();
        if (!value.present() || (decisionValue.present() && decision.isEmpty())) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Effect(decision, last, basis, allow, restrict));
        } catch (IllegalArgumentException unfit) {
            value.problem(messageOf(unfit));
            return Optional.empty();
        }
    }

    private static ProviderTerms terms(Value value) {
        Section section = value.optionalSection();
        Value baaValue = section.get("baa");
        boolean baa = baaValue.or(false, Shape.flag());
        Optional<Integer> retention = section.get("retention_days_max").optional(Shape.whole(0, 36_500));
        Value trainsValue = section.get("trains");
        boolean trains = trainsValue.or(true, Shape.flag());
        Set<String> regions = PolicyReader.words(section.get("regions"), "a list of regions such as eu");
        section.finish();
        ProviderTerms terms =
                new ProviderTerms(baa, retention.map(OptionalInt::of).orElse(OptionalInt.empty()), trains, regions);
        if (value.present() && terms.equals(ProviderTerms.ANY)) {
            value.problem("demands nothing (expected baa: true, trains: false, retention_days_max or regions)");
        }
        return terms;
    }

    private static String messageOf(IllegalArgumentException unfit) {
        return String.valueOf(unfit.getMessage());
    }
}
