package dev.sluice.gateway.calibrate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** All outcomes that are learnt from, and the pairs of routes they tell of. Grows while they are read. */
public final class Outcomes {
    private final List<RouteOutcome> all = new ArrayList<>();
    private final Set<Pair> pairs = new LinkedHashSet<>();
    private int otherModels;

    /**
     * @param local name of the route that answers first
     * @param strong name of the route that hard prompts go to
     */
    public record Pair(String local, String strong) {}

    public void add(RouteOutcome outcome) {
        all.add(outcome);
    }

    /** Requests were decided between these two. */
    public void pair(Pair pair) {
        pairs.add(pair);
    }

    /** An outcome was left out, since another difficulty model had rated its prompt. */
    void ofAnotherModel() {
        otherModels++;
    }

    /** How many were left out, since another difficulty model had rated their prompts. */
    public int otherModels() {
        return otherModels;
    }

    /** In the order in which they were first met. */
    public List<Pair> pairs() {
        return List.copyOf(pairs);
    }

    /** Of one route, in the order in which they were read. */
    public List<RouteOutcome> of(String route) {
        return all.stream().filter(one -> one.route().equals(route)).toList();
    }
}
