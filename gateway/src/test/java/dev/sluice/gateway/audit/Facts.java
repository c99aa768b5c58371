package dev.sluice.gateway.audit;

import dev.sluice.gateway.journal.FieldWriter;
import dev.sluice.router.sensitivity.Confidence;
import dev.sluice.router.sensitivity.Sensitivity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Facts to put down. */
public final class Facts {
    public static final Instant NOON = Instant.parse("2026-11-24T12:00:00.123456Z");

    static final Provenance PROVENANCE = new Provenance("0.1.0", "abcdef012345", "f".repeat(64), "0123456789ab");

    private Facts() {}

    /** A decision that keeps its request in. */
    public static AuditEntry kept(String requestId, Actor actor) {
        return decision(requestId, actor, "KEPT_IN", List.of());
    }

    /** A decision that lets its request out to one provider. */
    public static AuditEntry released(String requestId, Actor actor) {
        Promise promise = new Promise("big-api", List.of("eu"), 0, false, true, "DPA-2026-022", "2027-01-31");
        return decision(
                requestId, actor, "HARD", List.of(new AuditEntry.Candidate("cloud/large", Optional.of(promise))));
    }

    /** What leaves by it. */
    public static Egress leaving(AuditEntry entry, int attempt) {
        return new Egress(
                entry.requestId(),
                NOON,
                attempt,
                entry.actor(),
                entry.team(),
                entry.provenance(),
                entry.ruling(),
                "cloud/large",
                entry.routes().getFirst().promise().orElseThrow(),
                entry.findings(),
                new Treated(List.of(new Treated.Change("CREDIT_CARD", "MASK_LAST4", 2)), Treated.Rescan.CLEAN),
                4712);
    }

    public static EgressEnd served(AuditEntry entry, int attempt) {
        return new EgressEnd(entry.requestId(), NOON, attempt, "cloud/large", "big-api", "SERVED", null, 4720, 812);
    }

    private static AuditEntry decision(
            String requestId, Actor actor, String decision, List<AuditEntry.Candidate> routes) {
        return new AuditEntry(
                requestId,
                NOON,
                actor.id(),
                "team ä",
                PROVENANCE,
                Sensitivity.RESTRICTED,
                List.of(new AuditEntry.FoundKind("CREDIT_CARD", Confidence.HIGH, 2, List.of("/messages/0/content"))),
                List.of(new AuditEntry.Blind("image_url", 1)),
                7,
                312,
                new Ruling(
                        "house-privacy@3",
                        routes.isEmpty() ? "LOCAL_ONLY" : "REDACT_THEN_ESCALATE",
                        routes.isEmpty() ? "LOCAL_ONLY" : "REDACT_THEN_ESCALATE",
                        routes.isEmpty() ? "cards-stay" : "exc-2026-031",
                        List.of("cards-stay", "default"),
                        routes.isEmpty()
                                ? List.of()
                                : List.of(new Ruling.ExceptionUsed("exc-2026-031", "dpo@acme.example", "RISK-482"))),
                decision,
                routes,
                Optional.empty(),
                4711,
                actor.hmac(requestId.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    /** A row as the first release wrote it, with its place in the chain. */
    static AuditRow first(long seq, byte[] previous, String requestId) {
        AuditRow open = firstForm(seq, Chain.hex(previous), "", requestId);
        return firstForm(
                seq,
                Chain.hex(previous),
                Chain.hex(Chain.link(previous, seq, Chain.digest(open.content()))),
                requestId);
    }

    /** The same as the first release's journal holds it. */
    static byte[] payload(AuditRow row) {
        FieldWriter out = new FieldWriter().octet(1);
        for (byte octet : Chain.bytes(row.previousHash() + row.hash())) {
            out.octet(octet);
        }
        return out.instant(row.at())
                .text(row.requestId())
                .text(row.caller())
                .text(row.team())
                .text(row.policy())
                .text(row.sensitivity())
                .text(row.findings())
                .number(row.unscannable())
                .number(row.difficultyPermille())
                .text(row.rule())
                .text(row.matchedRules())
                .text(row.decision())
                .text(row.routes())
                .octet(row.mayLeave() ? 1 : 0)
                .number(row.bodyBytes())
                .text(row.requestHmac())
                .text(row.settingsVersion())
                .toByteArray();
    }

    private static AuditRow firstForm(long seq, String previous, String hash, String requestId) {
        return new AuditRow(
                seq,
                NOON,
                requestId,
                "app \"one\"",
                "team ä",
                "house-privacy@3",
                "RESTRICTED",
                "[{\"kind\":\"CREDIT_CARD\",\"confidence\":\"HIGH\",\"count\":2,\"places\":[\"/messages/0/content\"]}]",
                1,
                312,
                "cards-stay",
                "[\"cards-stay\",\"default\"]",
                "KEPT_IN",
                "[\"llama-1/smollm2\"]",
                false,
                4711,
                "ab".repeat(32),
                "abcdef012345",
                previous,
                hash);
    }
}
