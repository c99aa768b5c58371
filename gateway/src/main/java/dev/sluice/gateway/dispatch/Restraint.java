package dev.sluice.gateway.dispatch;

import dev.sluice.config.VerifySettings.Escalation;
import dev.sluice.router.catalogue.Route;
import dev.sluice.router.decision.Decision;
import dev.sluice.router.decision.Wish;

/**
 * What a request's own wish leaves of its cascade.
 *
 * @param most the share of the most doubtful answers that may go on, 0 to 1; 1 where nothing is asked
 * @param reason why an answer that does not stand is served all the same, of {@link Verified}'s list
 */
public record Restraint(double most, String reason) {
    private static final Restraint NONE = new Restraint(1, "");

    /**
     * @param judged the route whose answer is judged
     * @param spent on this answer and its samples
     * @param setting what is configured for the route that is judged; who asks for no less asks for nothing
     */
    public static Restraint of(
            Budget budget, Decision.Send decision, Route judged, Spending spent, Escalation setting) {
        Wish wish = budget.wish();
        if (wish.asksForCheapest()) {
            return new Restraint(0, Verified.CHEAPEST);
        }
        boolean affordable =
                Eligibility.abler(decision.routes(), judged).stream().anyMatch(route -> budget.affords(spent, route));
        if (!affordable) {
            return new Restraint(0, spent.isKnown() ? Verified.MAX_COST : Verified.COST_UNKNOWN);
        }
        double most = wish.mostEscalated();
        boolean less = most < (setting instanceof Escalation.Share(double target) ? target : 1);
        return less ? new Restraint(most, Verified.SHARE) : NONE;
    }

    /** Nothing is asked: what is configured for the route decides alone. */
    public boolean isNone() {
        return most == 1;
    }

    /** No answer goes on, however doubtful. */
    public boolean isWhole() {
        return most == 0;
    }

    /** What is told of an answer that does not stand and is served all the same. */
    public Verified told() {
        return new Verified(Verified.Verdict.NOT_ESCALATED, reason);
    }
}
