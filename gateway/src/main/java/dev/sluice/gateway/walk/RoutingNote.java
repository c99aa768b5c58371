package dev.sluice.gateway.walk;

import dev.sluice.gateway.dispatch.Answer;
import dev.sluice.gateway.dispatch.Attempt;
import dev.sluice.gateway.feedback.RoutingBook;
import dev.sluice.gateway.feedback.RoutingFact;
import dev.sluice.gateway.meters.Meters;
import dev.sluice.router.decision.Judgement;

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

    void write(Classified classified, Answer answer) {
        Received received = classified.identified().received();
        Attempt attempt = answer.attempt();
        Judgement judgement = classified.judgement();
        boolean kept = book.record(new RoutingFact(
                received.requestId(),
                received.at(),
                classified.identified().caller().team(),
                classified.request().prompt().model(),
                RoutingFact.Routes.of(attempt.errand().decision(), attempt.route()),
                RoutingFact.Rated.of(
                        judgement.difficulty(), received.settings().judge().difficultyVersion()),
                received.settings().version(),
                attempt.judged().orElse(null)));
        if (!kept) {
            meters.routingFactLost();
        }
    }
}
