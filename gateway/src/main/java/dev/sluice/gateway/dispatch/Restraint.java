package dev.sluice.gateway.dispatch;

import dev.sluice.config.VerifySettings.Escalation;
import dev.sluice.router.decision.Wish;

/**
 * What a request's own wish leaves of its cascade.
 *
 * @param most the share of the most doubtful answers that may go on, 0 to 1; 1 where nothing is asked
 * @param reason why an answer that does not stand is served all the same, of {@link Verified}'s list
 */
record Restraint(double most, String reason) {
    private static final Restraint NONE = new Restraint(1, "");

    /**
     * @param spent on this attempt and its samples
     * @param setting what is configured for the route that is judged; who asks for no less asks for nothing
     */
    static Restraint of(Attempt attempt, Spending spent, Escalation setting) {
        Errand errand = attempt.errand();
        Wish wish = errand.asked().wish();
        if (wish.asksForCheapest()) {
            return new Restraint(0, Verified.CHEAPEST);
        }
        boolean affordable = Eligibility.abler(errand.decision().routes(), attempt.route()).stream()
                .anyMatch(route -> errand.affords(spent, route));
        if (!affordable) {
            return new Restraint(0, spent.isKnown() ? Verified.MAX_COST : Verified.COST_UNKNOWN);
        }
        double most = wish.mostEscalated();
        boolean less = most < (setting instanceof Escalation.Share(double target) ? target : 1);
        return less ? new Restraint(most, Verified.SHARE) : NONE;
    }

    boolean isNone() {
        return most == 1;
    }
}
