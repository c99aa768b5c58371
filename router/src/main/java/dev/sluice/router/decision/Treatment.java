package dev.sluice.router.decision;

import dev.sluice.router.decision.Verdict.Outcome;
import dev.sluice.router.sensitivity.Confidence;
import dev.sluice.router.sensitivity.Finding;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * How findings are made harmless before a request leaves the house. Findings are treated whichever rule speaks of them,
 * see {@link #concerns}: one kind that nobody named must not get out beside another that was. The treated request is
 * always scanned again.
 *
 * @param otherwise for kinds that are not named
 * @param byKind by kind ({@code EMAIL}) or family ({@code SECRET.*}); a kind's own entry comes before its family's
 * @param ifFoundAgain what becomes of a request in which something is found after it was treated; {@code LOCAL_ONLY} or
 *     {@code REFUSE}
 */
public record Treatment(Action otherwise, Map<String, Action> byKind, Outcome ifFoundAgain) {
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
        REMOVE;

        /** Whether a part of the value stays to be seen. */
        public boolean isPartial() {
            return this == MASK_LAST4 || this == MASK_LAST2;
        }

        /**
         * The mildest action that tells no more than either. A pseudonym tells that two values are the same, a partial
         * mask tells a value's end: what tells neither is a whole mask.
         */
        public Action and(Action other) {
            Action stricter = compareTo(other) >= 0 ? this : other;
            boolean apart = this != other && (this == PSEUDONYM || other == PSEUDONYM);
            return apart && stricter.compareTo(MASK) < 0 ? MASK : stricter;
        }
    }

    public Treatment {
        byKind = Map.copyOf(byKind);
        if (ifFoundAgain.escalates()) {
            throw new IllegalArgumentException("on_verify_fail: " + ifFoundAgain + " (expected local_only or refuse)");
        }
    }

    /** Where a request in which something is found again stays in the house. */
    public Treatment(Action otherwise, Map<String, Action> byKind) {
        this(otherwise, byKind, Outcome.LOCAL_ONLY);
    }

    /**
     * Whether a finding must not get out as it is: whatever identifies somebody or does harm, however unsure it is.
     * What identifies nobody by itself ({@code PUBLIC}: a country, a date), and what may be a name ({@code INTERNAL} at
     * low confidence), only if its kind is named: a text without them would make no sense.
     */
    public boolean concerns(Finding finding) {
        return switch (finding.level()) {
            case PUBLIC -> names(finding.kind());
            case INTERNAL -> finding.confidence() != Confidence.LOW || names(finding.kind());
            case CONFIDENTIAL, RESTRICTED -> true;
        };
    }

    /** Whether the kind or its family has an action of its own. */
    public boolean names(String kind) {
        int dot = kind.indexOf('.');
        return byKind.containsKey(kind) || (dot > 0 && byKind.containsKey(kind.substring(0, dot) + ".*"));
    }

    public Action of(String kind) {
        Action own = byKind.get(kind);
        int dot = own == null ? kind.indexOf('.') : -1;
        return own != null ? own : dot < 0 ? otherwise : byKind.getOrDefault(kind.substring(0, dot) + ".*", otherwise);
    }

    /** The treatment that tells no more of any kind than either of the two does. */
    public Treatment and(Treatment other) {
        if (equals(other)) {
            return this;
        }
        Set<String> named = new HashSet<>(byKind.keySet());
        named.addAll(other.byKind.keySet());
        Map<String, Action> both = new HashMap<>();
        named.forEach(kind -> both.put(kind, of(kind).and(other.of(kind))));
        return new Treatment(
                otherwise.and(other.otherwise),
                both,
                ifFoundAgain.compareTo(other.ifFoundAgain) >= 0 ? ifFoundAgain : other.ifFoundAgain);
    }
}
