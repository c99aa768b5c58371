package dev.sluice.gateway.feedback;

import dev.sluice.gateway.journal.FieldReader;
import dev.sluice.gateway.journal.FieldWriter;
import dev.sluice.gateway.journal.JournalException;
import org.jspecify.annotations.Nullable;

/**
 * Routing facts, feedback and outcomes of shadows as their journal holds them. The first byte tells which it is, and in
 * which form.
 */
final class RoutingCodec {
    private static final int FACT = 1;
    private static final int FEEDBACK = 2;
    private static final int SHADOW_OUTCOME = 3;
    private static final int FACT_WITH_MORE = 4;

    private RoutingCodec() {}

    static FieldWriter write(RoutingFact fact) {
        RoutingFact.Routes routes = fact.routes();
        RoutingFact.Rated rated = fact.rated();
        RoutingFact.Judged judged = fact.judged();
        RoutingFact.Likeness likeness = fact.likeness();
        boolean plain = judged == null && likeness == null;
        FieldWriter out = new FieldWriter()
                .octet(plain ? FACT : FACT_WITH_MORE)
                .text(fact.requestId())
                .instant(fact.at())
                .text(fact.team())
                .text(fact.alias())
                .text(routes.mode())
                .text(routes.answered())
                .text(routes.local())
                .text(routes.strong());
        decimalOrNull(out, routes.threshold());
        decimal(out, rated.score());
        decimal(out, rated.local());
        decimal(out, rated.strong());
        out.text(rated.model()).text(fact.settingsVersion());
        if (plain) {
            return out;
        }
        out.octet(judged == null ? 0 : 1);
        if (judged != null) {
            out.text(judged.route()).octet(judged.wentOn() ? 1 : 0);
            decimal(out, judged.doubt());
            out.text(judged.model());
        }
        out.octet(likeness == null ? 0 : 1);
        if (likeness != null) {
            out.number(likeness.sketch()).number(likeness.neighbours());
            decimal(out, likeness.score());
        }
        return out;
    }

    static FieldWriter write(Feedback feedback) {
        FieldWriter out = new FieldWriter()
                .octet(FEEDBACK)
                .text(feedback.requestId())
                .text(feedback.team())
                .text(feedback.kind().name())
                .text(feedback.source().name())
                .instant(feedback.givenAt());
        decimal(out, feedback.quality());
        return out;
    }

    static FieldWriter write(ShadowOutcome outcome) {
        return new FieldWriter()
                .octet(SHADOW_OUTCOME)
                .text(outcome.requestId())
                .instant(outcome.at())
                .text(outcome.route())
                .text(outcome.abler())
                .octet(outcome.succeeded() ? 1 : 0);
    }

    /** Adds what the bytes hold to where it belongs. */
    static void read(byte[] payload, RoutingBatch into) {
        FieldReader in = new FieldReader(payload);
        int form = in.octet();
        switch (form) {
            case FACT, FACT_WITH_MORE -> into.add(fact(in, form == FACT_WITH_MORE));
            case FEEDBACK -> into.add(feedback(in));
            case SHADOW_OUTCOME -> into.add(shadowOutcome(in));
            default ->
                throw new JournalException("routing journal: record of form " + form
                        + " (expected 1 to 4); start the release that wrote it once, so that it is drained");
        }
    }

    private static RoutingFact fact(FieldReader in, boolean more) {
        String requestId = in.text();
        var at = in.instant();
        String team = in.text();
        String alias = in.text();
        RoutingFact.Routes routes =
                new RoutingFact.Routes(in.text(), in.text(), in.textOrNull(), in.textOrNull(), decimalOrNull(in));
        RoutingFact.Rated rated = new RoutingFact.Rated(decimal(in), decimal(in), decimal(in), in.text());
        String settingsVersion = in.text();
        RoutingFact.Judged judged = more && in.octet() == 1 ? judged(in) : null;
        RoutingFact.Likeness likeness = more && in.octet() == 1 ? likeness(in) : null;
        return new RoutingFact(requestId, at, team, alias, routes, rated, settingsVersion, judged, likeness);
    }

    private static RoutingFact.Judged judged(FieldReader in) {
        String route = in.text();
        boolean wentOn = in.octet() == 1;
        return new RoutingFact.Judged(route, decimal(in), wentOn, in.text());
    }

    private static RoutingFact.Likeness likeness(FieldReader in) {
        return new RoutingFact.Likeness(in.number(), Math.toIntExact(in.number()), decimal(in));
    }

    private static Feedback feedback(FieldReader in) {
        return new Feedback(
                in.text(),
                in.text(),
                Feedback.Kind.valueOf(in.text()),
                Feedback.Source.valueOf(in.text()),
                in.instant(),
                decimal(in));
    }

    private static ShadowOutcome shadowOutcome(FieldReader in) {
        return new ShadowOutcome(in.text(), in.instant(), in.text(), in.text(), in.octet() == 1);
    }

    private static void decimal(FieldWriter out, double value) {
        out.number(Double.doubleToLongBits(value));
    }

    private static double decimal(FieldReader in) {
        return Double.longBitsToDouble(in.number());
    }

    private static void decimalOrNull(FieldWriter out, @Nullable Double value) {
        out.numberOrNull(value == null ? null : (Long) Double.doubleToLongBits(value));
    }

    private static @Nullable Double decimalOrNull(FieldReader in) {
        Long bits = in.numberOrNull();
        return bits == null ? null : (Double) Double.longBitsToDouble(bits);
    }
}
