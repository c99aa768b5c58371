package dev.sluice.gateway.report;

import dev.sluice.gateway.audit.AuditVerification;
import dev.sluice.gateway.audit.Signed;

/** A verification for people. */
final class AuditText {
    private AuditText() {}

    static String of(AuditVerification verification) {
        StringBuilder out = new StringBuilder();
        for (AuditVerification.CheckedChain chain : verification.chains()) {
            chain.fault()
                    .ifPresentOrElse(
                            fault -> out.append("BROKEN  at record ")
                                    .append(fault.sequence())
                                    .append(" (")
                                    .append(fault.kind())
                                    .append("): ")
                                    .append(fault.what())
                                    .append("\n        sound up to "),
                            () -> out.append("intact  ")
                                    .append(Counted.of(chain.head().sequence(), "record"))
                                    .append(", head "));
            out.append(chain.head()).append('\n');
            out.append("        ").append(signed(chain.signed())).append('\n');
        }
        verification
                .unreadable()
                .forEach(line -> out.append("BROKEN  ").append(line).append('\n'));
        if (verification.missing() != null) {
            out.append("BROKEN  no chain holds the published head ")
                    .append(verification.missing())
                    .append('\n');
        }
        if (verification.chains().isEmpty()) {
            out.append("No records yet.\n");
        } else if (verification.isIntact()) {
            out.append("""
                    Keep heads, checkpoints and the public key outside this machine too (--head, --public-key):
                    whoever holds the storage folder can rebuild a chain and sign it anew.
                    """);
        }
        return out.toString();
    }

    static String signed(Signed signed) {
        if (signed.good() + signed.notChecked() == 0) {
            return "no checkpoint yet";
        }
        return Counted.of(signed.good(), "checkpoint") + " with a good signature, the newest at record "
                + signed.newest()
                + (signed.notChecked() == 0
                        ? ""
                        : "; " + signed.notChecked() + " by other keys, not checked (give their keys by --public-key)");
    }
}
