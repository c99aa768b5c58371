package dev.sluice.gateway.cli;

import dev.sluice.config.Settings;
import dev.sluice.config.VerifySettings;
import dev.sluice.config.VerifySettings.Escalation;
import dev.sluice.gateway.dispatch.Eligibility;
import dev.sluice.gateway.dispatch.Verified;
import dev.sluice.router.catalogue.Route;
import dev.sluice.router.decision.Decision;
import dev.sluice.router.mode.Share;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What would be done with the answer of the route that a request goes to first, in words. */
final class VerifyText {
    private VerifyText() {}

    /**
     * One line.
     *
     * @param choices how many answers are asked for
     * @return empty where no model of the catalogue is verified at all
     */
    static Optional<String> of(Settings settings, Decision.Send decision, int choices) {
        if (settings.verified().isEmpty()) {
            return Optional.empty();
        }
        Route first = decision.routes().getFirst();
        VerifySettings verify = settings.verified().get(first.id());
        if (verify == null) {
            return Optional.of("not judged: " + first.id() + " has no verify");
        }
        return Optional.of(Eligibility.whyNot(decision, first, 1, choices)
                .map(not -> why(not, decision))
                .orElseGet(() -> how(verify) + " goes on to "
                        + Eligibility.abler(decision.routes(), first).stream()
                                .map(Route::id)
                                .collect(Collectors.joining(", then "))));
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

    private static String how(VerifySettings verify) {
        String held = verify.holdsAll() ? "whole" : "by its first " + verify.hold() + " tokens";
        String samples =
                switch (verify.samples()) {
                    case 0 -> "";
                    case 1 -> ", beside 1 further sample";
                    default -> ", beside " + verify.samples() + " further samples";
                };
        String falls =
                switch (verify.escalation()) {
                    case Escalation.Above(var threshold) ->
                        String.format(Locale.ROOT, "with a flaw or a doubt above %.2f it", threshold);
                    case Escalation.Share(var target) -> "among the most doubtful " + Share.shown(target) + " it";
                };
        return "judged " + held + samples + "; " + falls;
    }
}
