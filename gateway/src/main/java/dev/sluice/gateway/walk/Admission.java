package dev.sluice.gateway.walk;

import dev.sluice.config.GatewaySettings;
import dev.sluice.gateway.audit.AuditTrail;
import dev.sluice.gateway.failure.Failure;
import dev.sluice.gateway.ledger.Ledger;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How much may be in flight: requests, and the bytes of their bodies. Nothing begins while its facts could not be kept.
 */
final class Admission {
    private static final Duration SOON = Duration.ofSeconds(1);

    private final GatewaySettings.Limits limits;
    private final Ledger ledger;
    private final AuditTrail audit;
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();

    Admission(GatewaySettings.Limits limits, Ledger ledger, AuditTrail audit) {
        this.limits = limits;
        this.ledger = ledger;
        this.audit = audit;
    }

    /** Takes a place; whoever got one calls {@link #leave}. */
    void enter() {
        if (!ledger.accepting() || !audit.accepting()) {
            throw new Failure.Overloaded(Duration.ofSeconds(5));
        }
        int now = requests.getAndUpdate(count -> count < limits.requests() ? count + 1 : count);
        if (now >= limits.requests()) {
            throw new Failure.Overloaded(SOON);
        }
    }

    void leave() {
        requests.decrementAndGet();
    }

    /** Room for one body, to be taken before its bytes are. */
    Room room() {
        return new Room();
    }

    /** What one request has taken; given back once, whole. */
    final class Room {
        private final AtomicLong taken = new AtomicLong();

        private Room() {}

        /**
         * Takes more, or takes nothing, not even for a moment, and fails if that is more than all bodies together may
         * have: of two that come at once one gets its room.
         */
        void take(long size) {
            long most = limits.bodyBytesInFlight() - size;
            if (bytes.getAndUpdate(all -> all <= most ? all + size : all) > most) {
                throw new Failure.Overloaded(SOON);
            }
            taken.addAndGet(size);
        }

        void giveBack() {
            bytes.addAndGet(-taken.getAndSet(0));
        }
    }

    int inFlight() {
        return requests.get();
    }
}
