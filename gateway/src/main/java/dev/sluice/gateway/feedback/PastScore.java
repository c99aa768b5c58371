package dev.sluice.gateway.feedback;

import java.util.List;

/**
 * How difficult a request of before was taken to be.
 *
 * @param alias the model as its caller named it
 * @param score 0 to 1
 * @param model version of the difficulty model that said so
 * @param routes ids of the route that answered, and of the local and the strong one where there were any
 */
public record PastScore(String alias, String team, double score, String model, List<String> routes) {
    public PastScore {
        routes = List.copyOf(routes);
    }
}
