package dev.sluice.router.policy;

import dev.sluice.router.decision.Caller;
import dev.sluice.router.decision.Judgement;
import dev.sluice.router.sensitivity.Confidence;
import dev.sluice.router.sensitivity.Finding;
import dev.sluice.router.sensitivity.Sensitivity;
import java.util.List;
import java.util.Set;

/**
 * When a rule matches. To add a condition, add a record; the compiler lists the switches to finish. Conditions look at
 * what was judged, never at the text.
 */
public sealed interface Condition {
    /** Holds for every request. */
    static Condition always() {
        return new AllOf(List.of());
    }

    /** @param conditions each must hold; with none of them it always holds */
    record AllOf(List<Condition> conditions) implements Condition {
        public AllOf {
            conditions = List.copyOf(conditions);
        }
    }

    /**
     * Something was found ({@code entities}, {@code dictionaries}, {@code or_entities}; {@code confidence}).
     *
     * @param anyOf at least one; one that occurs is enough
     * @param minimum findings less sure than this do not count
     */
    record HasEntity(List<EntityPattern> anyOf, Confidence minimum) implements Condition {
        public HasEntity {
            anyOf = List.copyOf(anyOf);
            if (anyOf.isEmpty()) {
                throw new IllegalArgumentException("entities: none (expected at least one)");
            }
        }
    }

    /**
     * Not too much was found ({@code max_count}).
     *
     * @param of which findings to count; empty for all
     * @param minimum findings less sure than this are not counted
     * @param most inclusive, zero or more
     */
    record CountAtMost(List<EntityPattern> of, Confidence minimum, int most) implements Condition {
        public CountAtMost {
            of = List.copyOf(of);
            if (most < 0) {
                throw new IllegalArgumentException("max_count: " + most + " (expected 0 or more)");
            }
        }
    }

    /** @param teams at least one; the caller's team is among them */
    record TeamIs(Set<String> teams) implements Condition {
        public TeamIs {
            teams = Set.copyOf(teams);
            if (teams.isEmpty()) {
                throw new IllegalArgumentException("team: none (expected at least one)");
            }
        }
    }

    /** @param regions at least one; {@code subject.region}: the caller's is among them. Unknown is among none. */
    record RegionIs(Set<String> regions) implements Condition {
        public RegionIs {
            regions = Set.copyOf(regions);
            if (regions.isEmpty()) {
                throw new IllegalArgumentException("subject.region: none (expected at least one)");
            }
        }
    }

    /** @param purposes at least one; the caller's is among them. Unknown is among none. */
    record PurposeIs(Set<String> purposes) implements Condition {
        public PurposeIs {
            purposes = Set.copyOf(purposes);
            if (purposes.isEmpty()) {
                throw new IllegalArgumentException("purpose: none (expected at least one)");
            }
        }
    }

    /**
     * The judged sensitivity is at most this ({@code sensitivity: public} to {@code restricted}). Findings of low
     * confidence do not raise it, see {@link Judgement#sensitivity()}: a rule that shall heed them names their kinds.
     */
    record SensitivityAtMost(Sensitivity most) implements Condition {}

    /** Nothing at all was found, at any confidence, and nothing was unscannable ({@code sensitivity: none}). */
    record NothingFound() implements Condition {}

    /** Whether there was a part that nobody could look into. */
    record UnscannableIs(boolean unscannable) implements Condition {}

    /** Whether it holds for this request. */
    default boolean holds(Judgement judgement, Caller caller) {
        return switch (this) {
            case AllOf(var conditions) -> {
                for (Condition condition : conditions) {
                    if (!condition.holds(judgement, caller)) {
                        yield false;
                    }
                }
                yield true;
            }
            case HasEntity(var anyOf, var minimum) -> {
                for (EntityPattern pattern : anyOf) {
                    if (pattern.occursIn(judgement.findings(), minimum)) {
                        yield true;
                    }
                }
                yield false;
            }
            case CountAtMost(var of, var minimum, var most) -> {
                int count = 0;
                for (Finding finding : judgement.findings()) {
                    if (finding.confidence().compareTo(minimum) >= 0 && mentioned(of, finding.kind())) {
                        count++;
                    }
                }
                yield count <= most;
            }
            case TeamIs(var teams) -> teams.contains(caller.team());
            case RegionIs(var regions) ->
                caller.region().filter(regions::contains).isPresent();
            case PurposeIs(var purposes) ->
                caller.purpose().filter(purposes::contains).isPresent();
            case SensitivityAtMost(var most) -> judgement.sensitivity().compareTo(most) <= 0;
            case NothingFound() ->
                judgement.findings().isEmpty() && judgement.unscannable().isEmpty();
            case UnscannableIs(var unscannable) -> judgement.unscannable().isEmpty() != unscannable;
        };
    }

    /** The kinds of findings it speaks of and that occur, sorted, each once. */
    default List<String> kinds(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> atoms().stream().anyMatch(atom -> speaksOf(atom, finding)))
                .map(Finding::kind)
                .distinct()
                .sorted()
                .toList();
    }

    /** Whether it asks for findings of certain kinds. */
    default boolean namesKinds() {
        return atoms().stream().anyMatch(HasEntity.class::isInstance);
    }

    /** The conditions that must all hold, with every {@link AllOf} opened up. */
    default List<Condition> atoms() {
        return this instanceof AllOf(var conditions)
                ? conditions.stream()
                        .flatMap(condition -> condition.atoms().stream())
                        .toList()
                : List.of(this);
    }

    private static boolean speaksOf(Condition atom, Finding finding) {
        return atom instanceof HasEntity(var anyOf, var minimum)
                && finding.confidence().compareTo(minimum) >= 0
                && mentioned(anyOf, finding.kind());
    }

    private static boolean mentioned(List<EntityPattern> patterns, String kind) {
        if (patterns.isEmpty()) {
            return true;
        }
        for (EntityPattern pattern : patterns) {
            if (pattern.mentions(kind)) {
                return true;
            }
        }
        return false;
    }
}
