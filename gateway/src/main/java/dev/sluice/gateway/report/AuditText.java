package dev.sluice.gateway.report;

import dev.sluice.gateway.audit.AuditVerification;

/** A verification for people. */
final class AuditText {
    private AuditText() {}

    static String of(AuditVerification verification) {
        StringBuilder out = new StringBuilder();
        for (AuditVerification.CheckedChain chain : verification.chains()) {
            chain.fault()
                    .ifPresentOrElse(
                            fault -> out.append("BROKEN  at entry ")
                                    .append(fault.sequence())
                                    .append(" (")
                                    .append(fault.kind())
                                    .append("): ")
                                    .append(fault.what())
                                    .append("\n        sound up to "),
                            () -> out.append("intact  ")
                                    .append(chain.head().sequence())
                                    .append(" entries, head "));
            out.append(chain.head()).append('\n');
        }
        if (verification.missing() != null) {
            out.append("BROKEN  no chain holds the published head ")
                    .append(verification.missing())
                    .append('\n');
        }
        if (verification.chains().isEmpty()) {
            out.append("No entries yet.\n");
        } else if (verification.isIntact()) {
            out.append("""
                    Publish the heads outside this machine now and then, and compare by --head:
                    from inside, a trail whose newest entries were cut off looks whole.
                    """);
        }
        return out.toString();
    }
}
