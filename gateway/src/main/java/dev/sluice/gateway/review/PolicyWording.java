package dev.sluice.gateway.review;

import dev.sluice.gateway.report.Counted;
import dev.sluice.router.decision.Treatment;
import dev.sluice.router.policy.Attestation;
import dev.sluice.router.policy.Condition;
import dev.sluice.router.policy.Effect;
import dev.sluice.router.policy.EntityPattern;
import dev.sluice.router.policy.ProviderTerms;
import dev.sluice.router.policy.Rule;
import dev.sluice.router.policy.Waiver;
import dev.sluice.router.sensitivity.Confidence;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The parts of a policy in words, each on one line, in the terms of its YAML. Same part, same words. */
final class PolicyWording {
    private PolicyWording() {}

    static String rule(Rule rule) {
        return condition(rule.when()) + " → " + effect(rule.then())
                + rule.waiver().map(waiver -> "; " + waiver(waiver)).orElse("");
    }

    static String condition(Condition condition) {
        return switch (condition) {
            case Condition.AllOf(var all) ->
                all.isEmpty()
                        ? "always"
                        : all.stream().map(PolicyWording::condition).collect(Collectors.joining(" and "));
            case Condition.HasEntity(var anyOf, var minimum) -> patterns(anyOf) + sureness(minimum);
            case Condition.CountAtMost(var of, var minimum, var most) ->
                "at most " + most + " of " + (of.isEmpty() ? "all findings" : patterns(of)) + sureness(minimum);
            case Condition.TeamIs(var teams) -> "team " + either(teams);
            case Condition.RegionIs(var regions) -> "subject.region " + either(regions);
            case Condition.PurposeIs(var purposes) -> "purpose " + either(purposes);
            case Condition.SensitivityAtMost(var most) -> "sensitivity at most " + word(most);
            case Condition.NothingFound() -> "sensitivity none";
            case Condition.UnscannableIs(var yes) -> yes ? "something unscannable" : "nothing unscannable";
        };
    }

    static String effect(Effect effect) {
        List<String> words = new ArrayList<>();
        effect.decision().ifPresent(decision -> words.add(decision.word() + (effect.last() ? ", final" : "")));
        if (effect.decision().isEmpty() && effect.last()) {
            words.add("final");
        }
        effect.treatment().ifPresent(treatment -> words.add(treatment(treatment)));
        terms("allow_providers", effect.allowProviders(), words);
        terms("restrict_providers", effect.restrictProviders(), words);
        if (!effect.restrictLicences().isEmpty()) {
            words.add("restrict_models with licence " + either(effect.restrictLicences()));
        }
        effect.basis().ifPresent(basis -> words.add("basis " + basis));
        if (!effect.notified().isEmpty()) {
            words.add("notify " + String.join(", ", effect.notified()));
        }
        return String.join("; ", words);
    }

    static String waiver(Waiver waiver) {
        return "exception to " + either(waiver.overrides()) + ", approved by " + waiver.approver() + " ("
                + waiver.ticket()
                + "), " + waiver.notBefore() + " to " + waiver.expires()
                + (waiver.maxRequests().isPresent()
                        ? ", at most " + Counted.of(waiver.maxRequests().getAsLong(), "request")
                        : "");
    }

    static String attestation(Attestation attestation) {
        return "regions " + (attestation.regions().isEmpty() ? "unknown" : either(attestation.regions())) + "; keeps "
                + (attestation.retentionDays().isPresent()
                        ? attestation.retentionDays().getAsInt() + " days"
                        : "for an unknown time")
                + "; " + (attestation.trains() ? "trains" : "does not train") + "; "
                + (attestation.baa() ? "BAA" : "no BAA") + "; evidence " + attestation.evidence() + "; until "
                + attestation.validUntil();
    }

    private static String treatment(Treatment treatment) {
        StringBuilder words = new StringBuilder("findings: " + word(treatment.otherwise()));
        new TreeMap<>(treatment.byKind())
                .forEach((kind, action) ->
                        words.append(", ").append(kind).append(' ').append(word(action)));
        return words + "; if found again: " + treatment.ifFoundAgain().word();
    }

    private static void terms(String name, ProviderTerms terms, List<String> words) {
        if (terms.equals(ProviderTerms.ANY)) {
            return;
        }
        List<String> asked = new ArrayList<>();
        if (terms.baa()) {
            asked.add("BAA");
        }
        if (!terms.trains()) {
            asked.add("no training");
        }
        terms.retentionDaysMax().ifPresent(days -> asked.add("kept at most " + days + " days"));
        if (!terms.regions().isEmpty()) {
            asked.add("regions " + either(terms.regions()));
        }
        words.add(name + ": " + String.join(", ", asked));
    }

    private static String patterns(List<EntityPattern> patterns) {
        return patterns.stream()
                .map(pattern -> String.join("+", pattern.together()))
                .collect(Collectors.joining(" or "));
    }

    private static String sureness(Confidence minimum) {
        return switch (minimum) {
            case LOW -> "";
            case MEDIUM -> " (medium or surer)";
            case HIGH -> " (high)";
        };
    }

    private static String either(Collection<String> words) {
        return words.stream().sorted().collect(Collectors.joining(" or "));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
