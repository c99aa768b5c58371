package dev.sluice.router.redaction;

import dev.sluice.router.decision.Treatment.Action;

/**
 * What was done to the findings of one kind, without any of their text.
 *
 * @param count how many places, those included where only the same value stood
 */
public record Treated(String kind, Action action, int count) {}
