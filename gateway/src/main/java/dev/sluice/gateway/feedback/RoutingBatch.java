package dev.sluice.gateway.feedback;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What goes into the database at once. Facts first: feedback may be on one of them. */
final class RoutingBatch {
    private final List<RoutingFact> facts = new ArrayList<>();
    private final List<Feedback> feedback = new ArrayList<>();
    private final List<ShadowOutcome> shadows = new ArrayList<>();

    void add(RoutingFact fact) {
        facts.add(fact);
    }

    void add(Feedback said) {
        feedback.add(said);
    }

    void add(ShadowOutcome outcome) {
        shadows.add(outcome);
    }

    /** The requests that something is said of, each once. */
    Set<String> rated() {
        return feedback.stream().map(Feedback::requestId).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * Stores all facts and outcomes of shadows, and the feedback on a team's own requests. Feedback on a request that
     * no fact tells of is kept: another instance may still hold the fact, and without one of the same team it never
     * counts.
     *
     * @return how much of the feedback was on other teams' requests and is dropped
     */
    int store(Connection connection) throws SQLException {
        RoutingTable.insert(connection, facts);
        RoutingTable.insertShadows(connection, shadows);
        int foreign = 0;
        for (Feedback said : feedback) {
            boolean anothers = RoutingTable.teamOf(connection, said.requestId())
                    .filter(team -> !team.equals(said.team()))
                    .isPresent();
            if (anothers) {
                foreign++;
            } else {
                RoutingTable.replace(connection, said);
            }
        }
        return foreign;
    }
}
