package dev.sluice.gateway.dispatch;

import dev.sluice.config.Settings;
import dev.sluice.gateway.egress.AuditReceipt;
import dev.sluice.gateway.egress.Cargo;
import dev.sluice.router.catalogue.Route;
import dev.sluice.router.decision.Caller;
import dev.sluice.router.decision.Decision;
import dev.sluice.router.difficulty.Difficulty;
import dev.sluice.router.price.Cost;
import dev.sluice.router.price.Money;
import java.time.Instant;
import java.util.Optional;

/**
 * A decided request, to be carried.
 *
 * @param cargo the request itself, for the gate alone
 * @param at when it came, for prices and the ledger
 * @param receivedNanos {@link System#nanoTime} when its last byte had come; what we add is counted from here
 * @param difficulty of the request, as the decision was made by
 * @param audited receipt of the decision's audit entry
 */
public record Errand(
        String requestId,
        Caller caller,
        Asked asked,
        Cargo cargo,
        Difficulty difficulty,
        AuditReceipt audited,
        Settings settings,
        Instant at,
        long receivedNanos) {
    public Decision.Send decision() {
        return cargo.decision();
    }

    /**
     * Whether another attempt along this route fits into the most that its caller wants to pay for the request; always
     * where the caller said nothing.
     */
    boolean affords(Spending spent, Route route) {
        return affords(spent, route, 1);
    }

    /** The same of several attempts at once. */
    boolean affords(Spending spent, Route route, int attempts) {
        Optional<Money> most = asked.wish().maxCost();
        if (most.isEmpty()) {
            return true;
        }
        Cost each = asked.size().cost(settings.prices(), route, at);
        Spending sum = spent;
        for (int i = 0; i < attempts; i++) {
            sum = sum.plus(each);
        }
        return sum.isWithin(most.get());
    }

    /** This moment, by the clock that the request was received by. */
    Instant now() {
        return at.plusNanos(System.nanoTime() - receivedNanos);
    }
}
