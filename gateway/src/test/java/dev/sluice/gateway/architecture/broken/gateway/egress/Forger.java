package dev.sluice.gateway.architecture.broken.gateway.egress;

import dev.sluice.gateway.architecture.broken.gateway.dialect.BodySplice;
import dev.sluice.gateway.architecture.broken.gateway.redaction.TreatedRequest;

/** Makes what only the gate and the decision may make. */
final class Forger {
    private Forger() {}

    static Permit permit() {
        return new Permit("anywhere");
    }

    static AuditReceipt receipt() {
        return new AuditReceipt(true);
    }

    static TreatedRequest treated() {
        return new TreatedRequest("the caller's own");
    }

    static String body() {
        return BodySplice.withModel("any");
    }
}
