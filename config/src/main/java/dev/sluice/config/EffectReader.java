package dev.sluice.config;

import dev.sluice.router.decision.Treatment;
import dev.sluice.router.decision.Treatment.Action;
import dev.sluice.router.decision.Verdict.Outcome;
import dev.sluice.router.policy.Effect;
import dev.sluice.router.policy.EntityPattern;
import dev.sluice.router.policy.ProviderTerms;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads what stands under {@code then}. */
final class EffectReader {
    private static final Shape<Outcome> OUTCOME = Shape.word(Outcome.class);
    private static final Shape<Action> ACTION = Shape.word(Action.class);

    private EffectReader() {}

    /** @param kinds all that any detector finds, dictionaries and the house's own patterns included */
    static Optional<Effect> read(Value value, Collection<String> kinds) {
        Section section = value.section();
        Value decisionValue = section.get("decision");
        Optional<Outcome> decision = decisionValue.optional(OUTCOME);
        boolean last = section.get("final").or(false, Shape.flag());
        Optional<String> basis = section.get("basis").optional(Shape.text("a law or standard such as PCI-DSS"));
        ProviderTerms allow = terms(section.get("allow_providers"));
        ProviderTerms restrict = terms(section.get("restrict_providers"));
        Value models = section.get("restrict_models");
        Set<String> licences = licences(models);
        Optional<Treatment> treatment = treatment(section, decision, kinds);
        Value notifyValue = section.get("notify");
        Set<String> notified = PolicyReader.words(notifyValue, "a name, or a list of them");
        section.finish();
        boolean lost = (decisionValue.present() && decision.isEmpty())
                || (models.present() && licences.isEmpty())
                || (notifyValue.present() && notified.isEmpty());
        if (!value.present() || lost) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new Effect(decision, last, basis, allow, restrict, licences, treatment, List.copyOf(notified)));
        } catch (IllegalArgumentException unfit) {
            value.problem(RuleReader.messageOf(unfit));
            return Optional.empty();
        }
    }

    private static Optional<Treatment> treatment(
            Section section, Optional<Outcome> decision, Collection<String> kinds) {
        Value actionsValue = section.get("actions");
        Map<String, Action> actions = actions(actionsValue.optionalSection(), kinds);
        Value verify = section.get("verify");
        // It always happens; the word may stand in a file to say so.
        verify.optional(Shape.word(Map.of("rescan", true)));
        Value onFailure = section.get("on_verify_fail");
        Outcome ifFoundAgain = onFailure.or(Outcome.LOCAL_ONLY, PolicyReader.STAYS);
        if (decision.filter(Outcome::treats).isEmpty()) {
            for (Value idle : List.of(actionsValue, verify, onFailure)) {
                if (idle.present()) {
                    idle.problem("has no effect here (expected only beside the decision pseudonymise_then_escalate or"
                            + " redact_then_escalate)");
                }
            }
            return Optional.empty();
        }
        Action usual = decision.get() == Outcome.PSEUDONYMISE_THEN_ESCALATE ? Action.PSEUDONYM : Action.MASK;
        return Optional.of(new Treatment(usual, actions, ifFoundAgain));
    }

    private static Map<String, Action> actions(Section section, Collection<String> kinds) {
        Map<String, Action> actions = new HashMap<>();
        for (String kind : section.keys()) {
            Value value = section.get(kind);
            if (!isTreatable(kind, kinds)) {
                List<String> sorted = kinds.stream().sorted().toList();
                value.problem("no such kind (expected one that a detector finds, or a family such as SECRET.*; there"
                        + " are " + String.join(", ", sorted) + ")" + Suggestion.of(kind, sorted));
            }
            value.required(ACTION).ifPresent(action -> actions.put(kind, action));
        }
        return actions;
    }

    /** One kind, or the family of everything before a first dot. */
    private static boolean isTreatable(String kind, Collection<String> kinds) {
        try {
            boolean single = kind.indexOf('+') < 0 && (!kind.endsWith(".*") || kind.indexOf('.') == kind.length() - 2);
            return single && EntityPattern.of(kind).isKnownAmong(kinds);
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    private static Set<String> licences(Value value) {
        Section section = value.optionalSection();
        Set<String> licences = new LinkedHashSet<>();
        Value licence = section.get("licence");
        Shape<String> shape = Shape.text("an SPDX identifier such as Apache-2.0, or proprietary");
        for (Value element : licence.oneOrMore("licences such as Apache-2.0, or proprietary")) {
            element.required(shape).ifPresent(licences::add);
        }
        section.finish();
        if (value.present() && licences.isEmpty()) {
            value.problem("restricts nothing (expected licence: a list of at least one)");
        }
        return licences;
    }

    private static ProviderTerms terms(Value value) {
        Section section = value.optionalSection();
        boolean baa = section.get("baa").or(false, Shape.flag());
        Optional<Integer> retention = section.get("retention_days_max").optional(Shape.whole(0, 36_500));
        boolean trains = section.get("trains").or(true, Shape.flag());
        Set<String> regions = PolicyReader.words(section.get("regions"), "a list of regions such as eu");
        section.finish();
        ProviderTerms terms =
                new ProviderTerms(baa, retention.map(OptionalInt::of).orElse(OptionalInt.empty()), trains, regions);
        if (value.present() && terms.equals(ProviderTerms.ANY)) {
            value.problem("demands nothing (expected baa: true, trains: false, retention_days_max or regions)");
        }
        return terms;
    }
}
