package dev.sluice.gateway.dispatch;

import dev.sluice.router.verification.Flaw;
import java.util.Locale;

/**
 * What verification came to, for {@code x-sluice-verified}, meters and the log.
 *
 * @param reason from closed lists of words, never anything of the answer
 */
public record Verified(Verdict verdict, String reason) {
    /** The closed list. */
    public enum Verdict {
        /** The local answer was judged and served. */
        STOOD,
        /** It did not stand; an abler model's answer was served. */
        ESCALATED,
        /** It did not stand, but no abler model answered, so it was served all the same. */
        FELL_BACK,
        /**
         * It did not stand, but what the caller asked for lets no abler model answer, so it was served all the same.
         */
        NOT_ESCALATED,
        /** The policy keeps the request in the house, where no abler model may answer: there was nothing to decide. */
        KEPT_IN,
        /** The local answer was served unjudged. */
        NOT_JUDGED;

        /** As in the header. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    static final String SEVERAL_CHOICES = "several_choices";
    static final String NAMED = "named";
    static final String NOT_FIRST = "not_first";
    static final String NO_ROOM = "no_room";
    static final String NO_ABLER_ROUTE = "no_abler_route";
    static final String DEFECT = "defect";
    static final String POLICY = "policy";
    static final String DISAGREEMENT = "disagreement";
    static final String LOW_CONFIDENCE = "low_confidence";
    static final String CHEAPEST = "cheapest";
    static final String MAX_COST = "max_cost";
    static final String COST_UNKNOWN = "cost_unknown";
    static final String SHARE = "share";
    static final String CONFIDENT = "confident";

    static String of(Flaw flaw) {
        return flaw.name().toLowerCase(Locale.ROOT);
    }

    Verified but(Verdict other) {
        return new Verified(other, reason);
    }

    /** As in the header: {@code escalated; low_confidence}. */
    public String shown() {
        return verdict.word() + "; " + reason;
    }
}
