package dev.sluice.gateway.ledger;

import dev.sluice.router.catalogue.Locality;
import dev.sluice.router.price.Cost;
import dev.sluice.router.price.Money;
import dev.sluice.router.price.Usage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Entries to test with. */
public final class Entries {
    public static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private Entries() {}

    public static LedgerEntry served(String requestId) {
        return entry(requestId, 1, Outcome.SERVED, Usage.reported(100, 20), known(1_000), known(5_000), NOON);
    }

    public static Cost known(long nanos) {
        return new Cost.Known(new Money(nanos), "price-1");
    }

    /** Served, for what the role says. */
    public static LedgerEntry of(String requestId, Role role) {
        return entry(requestId, 1, Outcome.SERVED, Usage.reported(100, 20), known(1_000), known(5_000), NOON, role);
    }

    public static LedgerEntry entry(
            String requestId,
            int attempt,
            Outcome outcome,
            @Nullable Usage usage,
            Cost cost,
            Cost baseline,
            Instant at) {
        return entry(requestId, attempt, outcome, usage, cost, baseline, at, Role.ANSWER);
    }

    public static LedgerEntry entry(
            String requestId,
            int attempt,
            Outcome outcome,
            @Nullable Usage usage,
            Cost cost,
            Cost baseline,
            Instant at,
            Role role) {
        return new LedgerEntry(
                requestId,
                attempt,
                at,
                new LedgerEntry.Asked("app", "team-a", "auto", true),
                new LedgerEntry.Tried("llama-1", "smollm2", "local", Locality.IN_HOUSE),
                outcome,
                outcome == Outcome.SERVED ? null : "connect",
                "chatcmpl-1",
                usage,
                cost,
                baseline,
                "USD",
                new LedgerEntry.Timing(null, 40, 300),
                "abcdef012345",
                role);
    }
}
