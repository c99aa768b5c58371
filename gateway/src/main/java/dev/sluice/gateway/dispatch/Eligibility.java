package dev.sluice.gateway.dispatch;

import dev.sluice.gateway.dispatch.Verified.Verdict;
import dev.sluice.router.catalogue.Route;
import dev.sluice.router.decision.Decision;
import dev.sluice.router.decision.Reason;
import java.util.List;
import java.util.Optional;

/** Which answers of a route with {@code verify} are judged, and which routes could be asked instead. */
public final class Eligibility {
    private Eligibility() {}

    /**
     * Why an answer along this route would not be judged; empty if it would be.
     *
     * @param attempt 1 for the route tried first
     * @param choices how many answers were asked for
     */
    public static Optional<Verified> whyNot(Decision.Send decision, Route route, int attempt, int choices) {
        if (decision.why().code() == Reason.Code.NAMED) {
            return Optional.of(new Verified(Verdict.NOT_JUDGED, Verified.NAMED));
        }
        if (attempt > 1) {
            return Optional.of(new Verified(Verdict.NOT_JUDGED, Verified.NOT_FIRST));
        }
        if (abler(decision.routes(), route).isEmpty()) {
            return Optional.of(
                    decision.verdict().outcome().escalates()
                            ? new Verified(Verdict.NOT_JUDGED, Verified.NO_ABLER_ROUTE)
                            : new Verified(Verdict.KEPT_IN, Verified.POLICY));
        }
        return choices == 1
                ? Optional.empty()
                : Optional.of(new Verified(Verdict.NOT_JUDGED, Verified.SEVERAL_CHOICES));
    }

    /** The routes behind this one whose models are trusted with more, in their order. */
    public static List<Route> abler(List<Route> routes, Route than) {
        return routes.subList(routes.indexOf(than) + 1, routes.size()).stream()
                .filter(route -> route.model().capability() > than.model().capability())
                .toList();
    }
}
