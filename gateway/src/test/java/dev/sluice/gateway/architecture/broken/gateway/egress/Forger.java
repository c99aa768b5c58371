package dev.sluice.gateway.architecture.broken.gateway.egress;

/** Makes what only the gate and the decision may make. */
final class Forger {
    private Forger() {}

    static Permit permit() {
        return new Permit("anywhere");
    }

    static AuditReceipt receipt() {
        return new AuditReceipt(true);
    }
}
