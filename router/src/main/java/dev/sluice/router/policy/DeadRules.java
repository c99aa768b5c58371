package dev.sluice.router.policy;

import dev.sluice.router.decision.Verdict.Outcome;
import dev.sluice.router.policy.Condition.AllOf;
import dev.sluice.router.policy.Condition.CountAtMost;
import dev.sluice.router.policy.Condition.HasEntity;
import dev.sluice.router.policy.Condition.NothingFound;
import dev.sluice.router.policy.Condition.SensitivityAtMost;
import dev.sluice.router.policy.Condition.TeamIs;
import dev.sluice.router.policy.Condition.UnscannableIs;
import dev.sluice.router.sensitivity.Sensitivity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Finds rules that cannot do what they are for. A rule is dead if two of its conditions exclude each other, if it lets
 * out what is always kept in, if no provider could ever take what it lets out, or if another rule matches whenever it
 * does and is stricter (or the same). One condition implies another where that can be read off the two records alone;
 * every pair of rules is compared, which is quadratic but happens at load. Lapsed attestations count here like others:
 * a day that passes must not make a policy unloadable.
 */
record DeadRules(List<Rule> rules, Collection<Attestation> providers, Outcome otherwise) {
    List<DeadRule> find() {
        List<DeadRule> dead = new ArrayList<>();
        for (Rule rule : rules) {
            whyDead(rule).ifPresent(why -> dead.add(new DeadRule(rule.id(), why)));
        }
        return dead;
    }

    private Optional<String> whyDead(Rule rule) {
        List<Condition> atoms = rule.when().atoms();
        for (Condition one : atoms) {
            for (Condition other : atoms) {
                Optional<String> clash = clash(one, other);
                if (clash.isPresent()) {
                    return Optional.of("never matches: " + clash.get());
                }
            }
        }
        // Where the default is to refuse, letting out to nobody still lets in to the house.
        if (rule.then().escalates() && otherwise == Outcome.LOCAL_ONLY) {
            if (atoms.contains(new UnscannableIs(true))) {
                return Optional.of("lets out what is unscannable, which always stays");
            }
            if (providers.stream().noneMatch(rule.then()::accepts)) {
                return Optional.of("no provider's attestation meets its terms");
            }
        }
        for (Rule other : rules) {
            if (!other.id().equals(rule.id()) && implies(rule.when(), other.when()) && overrules(other, rule)) {
                return Optional.of("rule " + other.id() + " matches whenever it does, and is as strict or stricter");
            }
        }
        return Optional.empty();
    }

    /**
     * Whether a rule that matches whenever the other does leaves the other nothing to do. Of two with the same outcome
     * only the later copy of the same condition is dead: a narrower rule that names its own basis is no mistake.
     */
    private boolean overrules(Rule wide, Rule narrow) {
        Optional<Outcome> strict = wide.then().decision();
        Optional<Outcome> lax = narrow.then().decision();
        if (strict.isPresent() && strict.get() != Outcome.MAY_ESCALATE) {
            // Nothing leaves, so providers do not matter.
            if (lax.isEmpty() || strict.get().compareTo(lax.get()) > 0) {
                return true;
            }
        }
        return strict.equals(lax)
                && implies(wide.when(), narrow.when())
                && wide.then().asksAsMuchAs(narrow.then())
                && (wide.then().last() || !narrow.then().last())
                && rules.indexOf(wide) < rules.indexOf(narrow);
    }

    /** Why the two can never hold together; empty if they may. Asked both ways round. */
    private static Optional<String> clash(Condition one, Condition other) {
        return switch (one) {
            case NothingFound() ->
                switch (other) {
                    case HasEntity has -> Optional.of("nothing found, but entities wanted");
                    case UnscannableIs(var yes) when yes -> Optional.of("nothing found, but something unscannable");
                    default -> Optional.empty();
                };
            case UnscannableIs(var yes)
            when yes ->
                switch (other) {
                    case UnscannableIs(var also) when !also -> Optional.of("unscannable and not unscannable");
                    // Whatever is unscannable is judged restricted.
                    case SensitivityAtMost(var most)
                    when most != Sensitivity.RESTRICTED -> Optional.of("what is unscannable is always restricted");
                    default -> Optional.empty();
                };
            case TeamIs(var teams) ->
                other instanceof TeamIs(var others) && Collections.disjoint(teams, others)
                        ? Optional.of("no team is in both lists")
                        : Optional.empty();
            case CountAtMost(var of, var minimum, var most) ->
                // Where every finding counts, one that must be there is one too many.
                most == 0
                                && of.isEmpty()
                                && other instanceof HasEntity has
                                && has.minimum().compareTo(minimum) >= 0
                        ? Optional.of("entities wanted, but at most 0 of them")
                        : Optional.empty();
            case AllOf all -> Optional.empty();
            case HasEntity has -> Optional.empty();
            case SensitivityAtMost atMost -> Optional.empty();
            case UnscannableIs scannable -> Optional.empty();
        };
    }

    private static boolean implies(Condition narrow, Condition wide) {
        List<Condition> given = narrow.atoms();
        return wide.atoms().stream().allMatch(wanted -> given.stream().anyMatch(atom -> atomImplies(atom, wanted)));
    }

    private static boolean atomImplies(Condition given, Condition wanted) {
        return switch (wanted) {
            case AllOf(var none) -> none.isEmpty();
            case HasEntity(var anyOf, var minimum) ->
                given instanceof HasEntity has
                        && has.minimum().compareTo(minimum) >= 0
                        && has.anyOf().stream().allMatch(mine -> anyOf.stream().anyMatch(mine::implies));
            case CountAtMost(var of, var minimum, var most) ->
                given instanceof NothingFound
                        || (given instanceof CountAtMost count
                                && count.most() <= most
                                && count.minimum().compareTo(minimum) <= 0
                                && (count.of().isEmpty() || count.of().equals(of)));
            case TeamIs(var teams) -> given instanceof TeamIs mine && teams.containsAll(mine.teams());
            case SensitivityAtMost(var most) ->
                given instanceof NothingFound
                        || (given instanceof SensitivityAtMost mine
                                && mine.most().compareTo(most) <= 0);
            case NothingFound() -> given instanceof NothingFound;
            case UnscannableIs(var yes) ->
                given.equals(wanted)
                        || (!yes
                                && (given instanceof NothingFound
                                        || (given instanceof SensitivityAtMost mine
                                                && mine.most() != Sensitivity.RESTRICTED)));
        };
    }
}
