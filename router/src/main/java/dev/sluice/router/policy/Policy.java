package dev.sluice.router.policy;

import dev.sluice.router.catalogue.Model;
import dev.sluice.router.decision.Caller;
import dev.sluice.router.decision.Judgement;
import dev.sluice.router.decision.Verdict;
import dev.sluice.router.decision.Verdict.Outcome;
import java.time.LocalDate;
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
 *     {@code REFUSE}, nothing that lets out
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
        stays("default", otherwise);
        stays("on_error", onError);
        providers = Map.copyOf(providers);
        rules = List.copyOf(rules);
        tests = List.copyOf(tests);
        Set<String> ids = new HashSet<>();
        for (Rule rule : rules) {
            if (!ids.add(rule.id())) {
                throw new IllegalArgumentException("rules: two with the id \"" + rule.id() + "\" (expected one)");
            }
        }
        for (Rule rule : rules) {
            Set<String> overrides = rule.waiver().map(Waiver::overrides).orElse(Set.of());
            for (String id : overrides) {
                String why = whyNoOverride(id, rules);
                if (!why.isEmpty()) {
                    throw new IllegalArgumentException("rule " + rule.id() + ": overrides: " + why);
                }
            }
        }
    }

    private static void stays(String word, Outcome outcome) {
        if (outcome.escalates()) {
            throw new IllegalArgumentException(
                    word + ".decision: " + outcome.word() + " (expected local_only or refuse)");
        }
    }

    /** Why no exception can override the rule of this id, with what was expected; empty if one can. */
    public static String whyNoOverride(String id, List<Rule> rules) {
        Optional<Rule> named =
                rules.stream().filter(rule -> rule.id().equals(id)).findFirst();
        if (named.isEmpty()) {
            return "\"" + id + "\" (expected the id of a rule of this policy)";
        }
        if (named.get().then().last()) {
            return "\"" + id + "\" is final (expected a rule that is not: no exception can override that)";
        }
        return named.get().isException() ? "\"" + id + "\" is an exception itself (expected a rule that is none)" : "";
    }

    /** Name and version, such as {@code house-privacy@3}. */
    public String id() {
        return name + "@" + version;
    }

    /**
     * What the rules say of one request. Every matching rule applies, the strictest outcome wins, and the providers are
     * those that all matching rules accept; so neither the order of rules nor one more rule beside a deciding one can
     * let out what was kept in. Only an exception can, and only as far as the rules it overrides reach.
     *
     * @param today in UTC, for attestations and exceptions that begin or end
     * @param exceptionUses requests decided so far under each exception, by rule id; an exception with a limit whose
     *     count is missing does not count
     */
    public Verdict judge(Judgement judgement, Caller caller, LocalDate today, Map<String, Long> exceptionUses) {
        return new Weighing(this, judgement, caller, today, exceptionUses).verdict();
    }

    /** Where nobody has counted: exceptions with a limit do not count. */
    public Verdict judge(Judgement judgement, Caller caller, LocalDate today) {
        return judge(judgement, caller, today, Map.of());
    }

    /** What this provider has promised, for whoever writes down on what ground data left; empty if nothing. */
    public Optional<Attestation> attestation(String provider) {
        return Optional.ofNullable(providers.get(provider));
    }

    /** The rules that are exceptions, in file order. */
    public List<Rule> exceptions() {
        return rules.stream().filter(Rule::isException).toList();
    }

    /**
     * Why a provider is not among those of a verdict whose outcome escalates, in a few words, such as
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
        for (Rule rule : counting(verdict)) {
            String unmet = rule.then().unmet(attestation);
            if (!unmet.isEmpty()) {
                return provider + " " + unmet + " (rule " + rule.id() + ")";
            }
        }
        return "";
    }

    /**
     * Why a model's licence will not do, in a few words, such as {@code licence Llama-3.2 (rule model-licence)}; empty
     * if it will.
     *
     * @param verdict of this policy
     */
    public String whyUnlicensed(Model model, Verdict verdict) {
        if (verdict.permitsLicence(model)) {
            return "";
        }
        return counting(verdict).stream()
                .filter(rule -> !rule.then().acceptsLicence(model.licence()))
                .findFirst()
                .map(rule -> "licence " + model.licence() + " (rule " + rule.id() + ")")
                .orElse("licence " + model.licence());
    }

    /** The rules that made this verdict, in file order. */
    private List<Rule> counting(Verdict verdict) {
        Set<String> ids = new HashSet<>(verdict.matched());
        verdict.waived().forEach(waived -> waived.setAside().forEach(ids::remove));
        return rules.stream().filter(rule -> ids.contains(rule.id())).toList();
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
     * Rules that can never do what they are for, whatever the request and the day, in file order: they change nothing,
     * or are meant to let something out and cannot. It may miss some but never names one that can.
     */
    public List<RuleRemark> deadRules() {
        return new DeadRules(rules, otherwise).find();
    }

    /** Exceptions that can never widen anything, in file order. It may miss some but never names one that can. */
    public List<RuleRemark> idleExceptions() {
        return new DeadRules(rules, otherwise).findIdleExceptions();
    }

    /** What is odd about rules but does no harm, or will soon change, in file order. */
    public List<RuleRemark> oddRules(LocalDate today) {
        return new OddRules(this, today).find();
    }
}
