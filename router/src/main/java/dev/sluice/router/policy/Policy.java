package dev.sluice.router.policy;

import dev.sluice.router.decision.Caller;
import dev.sluice.router.decision.Judgement;
import dev.sluice.router.decision.Verdict;
import dev.sluice.router.decision.Verdict.Outcome;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The house's privacy rules, compiled.
 *
 * @param name letters, digits, {@code .}, {@code _} and {@code -}
 * @param version 1 or more
 * @param owner who answers for it, such as a mail address
 * @param otherwise {@code default} in YAML: the outcome where no rule that decides matches; {@code LOCAL_ONLY} or
 *     {@code REFUSE}, never {@code MAY_ESCALATE}
 * @param otherwiseReason for people, such as {@code no-rule-matched}
 * @param onError the outcome where something was unscannable or a detector failed; {@code LOCAL_ONLY} or {@code REFUSE}
 * @param providers attestations by provider name
 * @param rules unique by id, in file order
 * @param tests run by whoever loads the policy
 */
public record Policy(
        String name,
        int version,
        String owner,
        Outcome otherwise,
        String otherwiseReason,
        Outcome onError,
        Mode mode,
        Map<String, Attestation> providers,
        List<Rule> rules,
        List<PolicyCase> tests) {
    /** What a verdict names as its rule where no rule decided. */
    public static final String DEFAULT = "default";
    /** What a verdict names as its rule where something was unscannable and no rule said the same or more. */
    public static final String ON_ERROR = "on_error";

    /** Whether verdicts take effect. */
    public enum Mode {
        ENFORCE,
        /** Verdicts are recorded as {@link Verdict#would()}, and every request stays in the house. */
        DRY_RUN
    }

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    public Policy {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "policy: \"" + name + "\" (expected 1 to 64 of letters, digits, '.', '_' and '-')");
        }
        if (version < 1) {
            throw new IllegalArgumentException("version: " + version + " (expected 1 or more)");
        }
        if (otherwise == Outcome.MAY_ESCALATE) {
            throw new IllegalArgumentException("default.decision: may_escalate (expected local_only or refuse)");
        }
        if (onError == Outcome.MAY_ESCALATE) {
            throw new IllegalArgumentException("on_error.decision: may_escalate (expected local_only or refuse)");
        }
        providers = Map.copyOf(providers);
        rules = List.copyOf(rules);
        tests = List.copyOf(tests);
        Set<String> ids = new HashSet<>();
        for (Rule rule : rules) {
            if (!ids.add(rule.id())) {
                throw new IllegalArgumentException("rules: two with the id \"" + rule.id() + "\" (expected one)");
            }
        }
    }

    /** Name and version, such as {@code house-privacy@3}. */
    public String id() {
        return name + "@" + version;
    }

    /**
     * What the rules say of one request. Every matching rule applies, the strictest outcome wins, and the providers are
     * those that all matching rules accept; so neither the order of rules nor one more rule beside a deciding one can
     * let out what was kept in.
     *
     * @param today in UTC, for attestations that lapse
     */
    public Verdict judge(Judgement judgement, Caller caller, LocalDate today) {
        List<Rule> matched = new ArrayList<>();
        Rule deciding = null;
        for (Rule rule : rules) {
            if (rule.when().holds(judgement, caller)) {
                matched.add(rule);
                if (rule.then().decision().isPresent() && (deciding == null || weightier(rule, deciding))) {
                    deciding = rule;
                }
            }
        }
        Outcome outcome = deciding == null ? otherwise : decision(deciding);
        if (!judgement.unscannable().isEmpty() && outcome.compareTo(onError) < 0) {
            deciding = null;
            outcome = onError;
        }
        String by = deciding != null ? deciding.id() : judgement.unscannable().isEmpty() ? DEFAULT : ON_ERROR;
        Outcome counts = mode == Mode.DRY_RUN ? Outcome.LOCAL_ONLY : outcome;
        return new Verdict(
                counts,
                by,
                matched.stream().map(Rule::id).toList(),
                counts.escalates() ? acceptedBy(matched, today) : Set.of(),
                Optional.empty(),
                id(),
                outcome,
                deciding != null && deciding.then().last(),
                deciding == null ? List.of() : deciding.when().kinds(judgement.findings()));
    }

    /**
     * Why a provider is not among those of a verdict whose outcome is {@code MAY_ESCALATE}, in a few words, such as
     * {@code attestation lapsed on 2026-10-31} or {@code trains on requests (rule public-docs)}; empty if it is.
     *
     * @param verdict of this policy, on the same day
     */
    public String whyBarred(String provider, Verdict verdict, LocalDate today) {
        Attestation attestation = providers.get(provider);
        if (attestation == null) {
            return "no attestation of " + provider;
        }
        if (!attestation.holdsOn(today)) {
            return "attestation of " + provider + " lapsed on " + attestation.validUntil();
        }
        for (Rule rule : rules) {
            if (verdict.matched().contains(rule.id())) {
                String unmet = rule.then().unmet(attestation);
                if (!unmet.isEmpty()) {
                    return provider + " " + unmet + " (rule " + rule.id() + ")";
                }
            }
        }
        return "";
    }

    /** Names of the providers whose attestation no longer holds on this day, sorted: for warnings. */
    public List<String> lapsed(LocalDate today) {
        return providers.entrySet().stream()
                .filter(provider -> !provider.getValue().holdsOn(today))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /**
     * Rules that can never do what they are for, whatever the request and the day, in file order: they change no
     * outcome, or are meant to let something out and let out nothing. It may miss some but never names one that can.
     */
    public List<DeadRule> deadRules() {
        return new DeadRules(rules, providers.values(), otherwise).find();
    }

    private Set<String> acceptedBy(List<Rule> matched, LocalDate today) {
        Set<String> accepted = new HashSet<>();
        providers.forEach((name, attestation) -> {
            if (attestation.holdsOn(today)
                    && matched.stream().allMatch(rule -> rule.then().accepts(attestation))) {
                accepted.add(name);
            }
        });
        return accepted;
    }

    /** Stricter, or as strict and final; otherwise the earlier one stays, which only names the verdict. */
    private static boolean weightier(Rule rule, Rule than) {
        int stricter = decision(rule).compareTo(decision(than));
        return stricter > 0
                || (stricter == 0 && rule.then().last() && !than.then().last());
    }

    private static Outcome decision(Rule rule) {
        return rule.then().decision().orElseThrow();
    }
}
