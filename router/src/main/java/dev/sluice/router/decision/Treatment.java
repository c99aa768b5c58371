package dev.sluice.router.decision;

import java.util.Map;

/**
 * How findings are made harmless before a request leaves the house. Every finding is treated, whichever rule speaks of
 * it: one kind that nobody named must not get out beside another that was.
 *
 * @param otherwise for kinds that are not named
 * @param byKind by kind ({@code EMAIL}) or family ({@code SECRET.*}); a kind's own entry comes before its family's
 */
public record Treatment(Action otherwise, Map<String, Action> byKind) {
    /** In rising order of what is lost. */
    public enum Action {
        /** A made-up value of the same form, the same for the same value within a request; the answer gives it back. */
        PSEUDONYM,
        /** All but the last four characters are hidden. */
        MASK_LAST4,
        /** All but the last two characters are hidden. */
        MASK_LAST2,
        /** The kind's name in brackets takes its place: {@code [EMAIL]}. */
        MASK,
        /** It is taken out. */
        REMOVE
    }

    public Treatment {
        byKind = Map.copyOf(byKind);
    }

    public Action of(String kind) {
        Action own = byKind.get(kind);
        int dot = own == null ? kind.indexOf('.') : -1;
        return own != null ? own : dot < 0 ? otherwise : byKind.getOrDefault(kind.substring(0, dot) + ".*", otherwise);
    }
}
