package dev.sluice.router.policy;

import static dev.sluice.router.policy.Reasoning.clash;
import static dev.sluice.router.policy.Reasoning.implies;

import dev.sluice.router.decision.Verdict.Outcome;
import dev.sluice.router.policy.Condition.UnscannableIs;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds rules that cannot do what they are for. A rule is dead if two of its conditions exclude each other, if it lets
 * out what is always kept in, or if another rule matches whenever it does and leaves it nothing to do. What an
 * exception may set aside kills nothing, unless the same exceptions set aside the other rule as well. An exception is
 * idle if it overrides a rule that never matches when it does, or none that is stricter than itself; it may still
 * narrow, as any rule does.
 *
 * <p>Every pair of rules is compared, which is quadratic but happens at load. Days do not matter here: one that passes
 * must not make a policy unloadable.
 */
record DeadRules(List<Rule> rules, Outcome otherwise) {
    List<RuleRemark> find() {
        List<RuleRemark> dead = new ArrayList<>();
        for (Rule rule : rules) {
            whyDead(rule).ifPresent(why -> dead.add(new RuleRemark(rule.id(), why)));
        }
        return dead;
    }

    List<RuleRemark> findIdleExceptions() {
        List<RuleRemark> idle = new ArrayList<>();
        for (Rule rule : rules) {
            rule.waiver()
                    .flatMap(waiver -> whyIdle(rule, waiver))
                    .ifPresent(why -> idle.add(new RuleRemark(rule.id(), why)));
        }
        return idle;
    }

    private Optional<String> whyDead(Rule rule) {
        Optional<String> clash = clash(rule.when(), rule.when());
        if (clash.isPresent()) {
            return Optional.of("never matches: " + clash.get());
        }
        // Where the default is to refuse, letting out to nobody still lets in to the house.
        if (rule.then().escalates()
                && otherwise == Outcome.LOCAL_ONLY
                && rule.then().restrictLicences().isEmpty()
                && rule.then().notified().isEmpty()
                && rule.when().atoms().contains(new UnscannableIs(true))) {
            return Optional.of("lets out what is unscannable, which always stays");
        }
        for (Rule other : rules) {
            if (!other.id().equals(rule.id())
                    && implies(rule.when(), other.when())
                    && alwaysCountsWith(other, rule)
                    && overrules(other, rule)) {
                return Optional.of("rule " + other.id() + " matches whenever it does, and is as strict or stricter");
            }
        }
        return Optional.empty();
    }

    /** Whether the one counts whenever the other does, as far as exceptions go. */
    private boolean alwaysCountsWith(Rule one, Rule other) {
        return !one.isException() && overriders(other).containsAll(overriders(one));
    }

    private Set<String> overriders(Rule rule) {
        Set<String> ids = new HashSet<>();
        for (Rule each : rules) {
            if (each.waiver()
                    .filter(waiver -> waiver.overrides().contains(rule.id()))
                    .isPresent()) {
                ids.add(each.id());
            }
        }
        return ids;
    }

    /**
     * Whether a rule that matches whenever the other does leaves the other nothing to do. Of two with the same outcome
     * only the later copy of the same condition is dead: a narrower rule that names its own basis is no mistake.
     */
    private boolean overrules(Rule wide, Rule narrow) {
        Optional<Outcome> strict = wide.then().decision();
        Optional<Outcome> lax = narrow.then().decision();
        if (!wide.then().notified().containsAll(narrow.then().notified())
                || !wide.then().licencesWithin(narrow.then())) {
            return false;
        }
        if (strict.isPresent() && !strict.get().escalates()) {
            // Nothing leaves, so neither providers nor treatments matter.
            if (lax.isEmpty() || strict.get().compareTo(lax.get()) > 0) {
                return !narrow.isException() || !opensBeside(narrow, strict.get());
            }
        }
        return strict.equals(lax)
                && !narrow.isException()
                && implies(wide.when(), narrow.when())
                && wide.then().asksAsMuchAs(narrow.then())
                && wide.then().treatment().equals(narrow.then().treatment())
                && (wide.then().last() || !narrow.then().last())
                && rules.indexOf(wide) < rules.indexOf(narrow);
    }

    /**
     * Whether the exception changes something though a rule keeps the request in: a refusal, or models of the house.
     */
    private boolean opensBeside(Rule exception, Outcome kept) {
        Set<String> overrides = exception.waiver().orElseThrow().overrides();
        return rules.stream()
                .filter(rule -> overrides.contains(rule.id()))
                .map(Rule::then)
                .anyMatch(then -> !then.restrictLicences().isEmpty()
                        || then.decision()
                                .filter(decision -> decision.compareTo(kept) > 0)
                                .isPresent());
    }

    /** Why the exception widens nothing. */
    private Optional<String> whyIdle(Rule exception, Waiver waiver) {
        boolean widens = false;
        for (Rule rule : rules) {
            if (!waiver.overrides().contains(rule.id())) {
                continue;
            }
            Optional<String> clash = clash(exception.when(), rule.when());
            if (clash.isPresent()) {
                return Optional.of("overrides " + rule.id() + ", which never matches when it does: " + clash.get());
            }
            widens |= opens(exception.then(), rule.then());
        }
        return widens ? Optional.empty() : Optional.of("overrides no rule that is stricter than itself");
    }

    private static boolean opens(Effect exception, Effect overridden) {
        boolean laxer = overridden.decision().isPresent()
                && exception
                                .decision()
                                .orElseThrow()
                                .compareTo(overridden.decision().get())
                        < 0;
        return laxer
                || !overridden.treatment().equals(exception.treatment())
                || !exception.licencesWithin(overridden)
                || !exception.asksAsMuchAs(overridden);
    }
}
