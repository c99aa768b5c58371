package dev.sluice.gateway.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a spend report is broken down by. */
public enum SpendBy {
    /** {@code backend/model}. */
    ROUTE("backend || '/' || model"),
    TEAM("team"),
    /** The model that answered. */
    MODEL("model"),
    CALLER("caller"),
    /** The request's id. */
    REQUEST("request_id"),
    /** In UTC. */
    DAY("CAST(utc_day AS VARCHAR)");

    private final String expression;

    SpendBy(String expression) {
        this.expression = expression;
    }

    String expression() {
        return expression;
    }

    /** Lower case, as people write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<SpendBy> of(String word) {
        return Arrays.stream(values()).filter(by -> by.word().equals(word)).findFirst();
    }
}
