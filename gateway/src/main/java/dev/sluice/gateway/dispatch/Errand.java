package dev.sluice.gateway.dispatch;

import dev.sluice.config.Settings;
import dev.sluice.gateway.egress.AuditReceipt;
import dev.sluice.gateway.egress.Cargo;
import dev.sluice.router.decision.Caller;
import dev.sluice.router.decision.Decision;
import dev.sluice.router.difficulty.Difficulty;
import java.time.Instant;

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

    /** What its caller wants to pay. */
    Budget budget() {
        return new Budget(asked, settings.prices(), at);
    }

    /** This moment, by the clock that the request was received by. */
    Instant now() {
        return at.plusNanos(System.nanoTime() - receivedNanos);
    }
}
