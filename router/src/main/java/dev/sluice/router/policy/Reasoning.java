package dev.sluice.router.policy;

import dev.sluice.router.policy.Condition.AllOf;
import dev.sluice.router.policy.Condition.CountAtMost;
import dev.sluice.router.policy.Condition.HasEntity;
import dev.sluice.router.policy.Condition.NothingFound;
import dev.sluice.router.policy.Condition.PurposeIs;
import dev.sluice.router.policy.Condition.RegionIs;
import dev.sluice.router.policy.Condition.SensitivityAtMost;
import dev.sluice.router.policy.Condition.TeamIs;
import dev.sluice.router.policy.Condition.UnscannableIs;
import dev.sluice.router.sensitivity.Sensitivity;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What can be read off two conditions alone: that one implies the other, or that they never hold together. Both may
 * miss a case, neither ever claims a wrong one.
 */
final class Reasoning {
    private Reasoning() {}

    /** Whether the second holds whenever the first does. */
    static boolean implies(Condition narrow, Condition wide) {
        List<Condition> given = narrow.atoms();
        return wide.atoms().stream().allMatch(wanted -> given.stream().anyMatch(atom -> atomImplies(atom, wanted)));
    }

    /** Why the two can never hold together; empty if they may. */
    static Optional<String> clash(Condition one, Condition other) {
        for (Condition mine : one.atoms()) {
            for (Condition theirs : other.atoms()) {
                Optional<String> clash = atomsClash(mine, theirs).or(() -> atomsClash(theirs, mine));
                if (clash.isPresent()) {
                    return clash;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> atomsClash(Condition one, Condition other) {
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
                apart(teams, other instanceof TeamIs(var others) ? others : teams, "no team is in both lists");
            case RegionIs(var regions) ->
                apart(regions, other instanceof RegionIs(var others) ? others : regions, "no region is in both lists");
            case PurposeIs(var purposes) ->
                apart(
                        purposes,
                        other instanceof PurposeIs(var others) ? others : purposes,
                        "no purpose is in both lists");
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

    private static Optional<String> apart(Set<String> one, Set<String> other, String why) {
        return Collections.disjoint(one, other) ? Optional.of(why) : Optional.empty();
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
            case RegionIs(var regions) -> given instanceof RegionIs mine && regions.containsAll(mine.regions());
            case PurposeIs(var purposes) -> given instanceof PurposeIs mine && purposes.containsAll(mine.purposes());
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
