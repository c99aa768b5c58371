package dev.sluice.gateway.cli;

import dev.sluice.config.Settings;
import dev.sluice.config.VerifySettings;
import dev.sluice.config.VerifySettings.Escalation;
import dev.sluice.gateway.dispatch.Budget;
import dev.sluice.gateway.dispatch.Eligibility;
import dev.sluice.gateway.dispatch.Restraint;
import dev.sluice.gateway.dispatch.Spending;
import dev.sluice.gateway.dispatch.Verified;
import dev.sluice.router.catalogue.Route;
import dev.sluice.router.decision.Decision;
import dev.sluice.router.mode.Share;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What would be done with the answer of the route that a request goes to first, in words. */
record VerifyText(Decision.Send decision, Route first, VerifySettings verify, Budget budget) {
    /**
     * One line.
     *
     * @param budget the request's own; what the answer costs is estimated, since there is none
     * @return empty where no model of the catalogue is verified at all
     */
    static Optional<String> of(Settings settings, Decision.Send decision, Budget budget) {
        if (settings.verified().isEmpty()) {
            return Optional.empty();
        }
        Route first = decision.routes().getFirst();
        VerifySettings verify = settings.verified().get(first.id());
        if (verify == null) {
            return Optional.of("not judged: " + first.id() + " has no verify");
        }
        int choices = budget.asked().choices();
        return Optional.of(Eligibility.whyNot(decision, first, 1, choices)
                .map(not -> why(not, decision))
                .orElseGet(() -> new VerifyText(decision, first, verify, budget).judged()));
    }

    private static String why(Verified not, Decision.Send decision) {
        return "not judged: "
                + switch (not.verdict()) {
                    case KEPT_IN ->
                        "kept in the house by rule " + decision.verdict().rule() + ", where no abler model may answer";
                    case STOOD, ESCALATED, FELL_BACK, NOT_ESCALATED, NOT_JUDGED ->
                        not.reason().replace('_', ' ');
                };
    }

    private String judged() {
        String held = verify.holdsAll() ? "whole" : "by its first " + verify.hold() + " tokens";
        Spending answered = budget.estimated(Spending.NONE, first, 1);
        int samples = budget.affordable(answered, first, verify.samples());
        String beside =
                switch (samples) {
                    case 0 -> "";
                    case 1 -> ", beside 1 further sample";
                    default -> ", beside " + samples + " further samples";
                };
        Spending sampled = budget.estimated(answered, first, samples);
        return "judged " + held + beside + "; " + falls() + " it "
                + then(answered, restraint(answered), restraint(sampled));
    }

    private Restraint restraint(Spending spent) {
        return Restraint.of(budget, decision, first, spent, verify.escalation());
    }

    private String falls() {
        return switch (verify.escalation()) {
            case Escalation.Above(var threshold) ->
                String.format(Locale.ROOT, "with a flaw or a doubt above %.2f", threshold);
            case Escalation.Share(var target) -> "among the most doubtful " + Share.shown(target);
        };
    }

    /**
     * @param alone what the request leaves of it where no sample was drawn, as of answers that cannot be compared
     * @param sampled what it leaves beside the samples
     */
    private String then(Spending answered, Restraint alone, Restraint sampled) {
        if (alone.isWhole()) {
            return served(alone);
        }
        String on = Eligibility.abler(decision.routes(), first).stream()
                .filter(route -> budget.affords(answered, route))
                .map(Route::id)
                .collect(Collectors.joining(", then ", "goes on to ", ""));
        String most = alone.isNone()
                ? ""
                : " if it is among the most doubtful " + Share.shown(alone.most()) + " of all, or else "
                        + served(alone);
        String paid = sampled.isWhole() ? ", but after further samples " + served(sampled) : "";
        return on + most + paid;
    }

    private static String served(Restraint restraint) {
        return "is served all the same (" + restraint.told().shown() + ")";
    }
}
