package dev.sluice.config;

/**
 * A model that says whether answers are good, for commands that an operator runs; no request ever waits for it or is
 * shown to it.
 *
 * @param route name or id of its route
 * @param external whether it may be outside the house; it then sees only what the privacy policy lets out
 */
public record AnswerJudge(String route, boolean external) {}
