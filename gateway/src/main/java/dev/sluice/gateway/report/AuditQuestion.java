package dev.sluice.gateway.report;

import dev.sluice.gateway.audit.AuditVerification;
import dev.sluice.gateway.audit.ChainHead;
import dev.sluice.gateway.audit.PublicKeys;
import java.util.Map;
import java.util.Optional;

/** Whether the audit trail is whole, as it is asked by name and value. */
sealed interface AuditQuestion {
    /** @param keys the only ones to believe; empty for those at hand */
    record Understood(Optional<ChainHead> head, Optional<PublicKeys> keys, boolean asJson) implements AuditQuestion {
        /** Status 200 if all is intact, 409 if not. */
        Answer answer(AuditVerification verification) {
            Answer answer = asJson
                    ? Answer.ok("application/json", ReportJson.of(verification))
                    : Answer.ok("text/plain; charset=utf-8", AuditText.of(verification));
            return verification.isIntact() ? answer : answer.withStatus(409);
        }
    }

    /** It cannot be understood. */
    record Not(Answer why) implements AuditQuestion {}

    static AuditQuestion of(Map<String, String> asked) {
        String given = asked.getOrDefault("head", "");
        Optional<ChainHead> head = ChainHead.parse(given);
        if (head.isEmpty() && !given.isEmpty()) {
            return new Not(Answer.wrong("head", given, "[INSTANCE/]SEQUENCE:HASH, as verify-audit prints it"));
        }
        String format = asked.getOrDefault("format", "json");
        if (!format.equals("json") && !format.equals("table")) {
            return new Not(Answer.wrong("format", format, "table or json"));
        }
        String pem = asked.getOrDefault("public_key", "");
        try {
            Optional<PublicKeys> keys = pem.isEmpty() ? Optional.empty() : Optional.of(PublicKeys.given(pem));
            return new Understood(head, keys, format.equals("json"));
        } catch (IllegalArgumentException none) {
            return new Not(Answer.bad(String.valueOf(none.getMessage())));
        }
    }
}
