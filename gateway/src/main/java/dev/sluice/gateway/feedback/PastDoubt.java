package dev.sluice.gateway.feedback;

/**
 * How doubtful an answer of before was, and what became of it.
 *
 * @param difficultyModel version of the difficulty model that the doubt was reckoned with
 */
public record PastDoubt(String team, RoutingFact.Judged judged, String difficultyModel) {}
