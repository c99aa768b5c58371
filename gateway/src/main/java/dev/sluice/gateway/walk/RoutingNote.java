package dev.sluice.gateway.walk;

import dev.sluice.gateway.dispatch.Answer;
import dev.sluice.gateway.dispatch.Attempt;
import dev.sluice.gateway.feedback.RoutingBook;
import dev.sluice.gateway.feedback.RoutingFact;
import dev.sluice.gateway.meters.Meters;
import dev.sluice.router.decision.Judgement;
import dev.sluice.router.difficulty.Difficulty;

/**
 * Writes down how an answered request was routed, before the caller learns the id by which it could rate the answer.
 */
final class RoutingNote {
    private final RoutingBook book;
    private final Meters meters;

    RoutingNote(RoutingBook book, Meters meters) {
        this.book = book;
        this.meters = meters;
    }

    /** @param classified as the difficulty model alone rated it */
    void write(Classified classified, Answer answer) {
        Received received = classified.identified().received();
        Attempt attempt = answer.attempt();
        Judgement judgement = classified.judgement();
        Difficulty decided = attempt.errand().difficulty();
        if (decided.neighbours() > 0) {
            meters.neighboursHeard();
        }
        boolean kept = book.record(new RoutingFact(
                received.requestId(),
                received.at(),
                classified.identified().caller().team(),
                classified.request().prompt().model(),
                RoutingFact.Routes.of(attempt.errand().decision(), attempt.route()),
                RoutingFact.Rated.of(
                        judgement.difficulty(), received.settings().judge().difficultyVersion()),
                received.settings().version(),
                attempt.judged().orElse(null),
                RoutingFact.Likeness.of(judgement, attempt.errand().decision(), decided)));
        if (!kept) {
            meters.routingFactLost();
        }
    }
}
