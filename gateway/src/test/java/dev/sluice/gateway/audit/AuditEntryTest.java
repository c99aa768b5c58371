package dev.sluice.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.router.decision.Caller;
import dev.sluice.router.decision.Decision;
import dev.sluice.router.decision.Judgement;
import dev.sluice.router.decision.Reason;
import dev.sluice.router.decision.Verdict;
import dev.sluice.router.difficulty.Difficulty;
import dev.sluice.router.prompt.Place;
import dev.sluice.router.sensitivity.Confidence;
import dev.sluice.router.sensitivity.Finding;
import dev.sluice.router.sensitivity.Sensitivity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditEntryTest {
    @Test
    void findings_are_summed_by_kind_and_confidence_and_at_most_32_places_are_kept() {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            findings.add(finding("EMAIL", Place.at("messages").then(i).then("content")));
        }
        findings.add(finding("IBAN", Place.at("messages").then(0).then("content")));

        AuditEntry entry = entry(findings);

        assertThat(entry.findings())
                .extracting(AuditEntry.FoundKind::kind, AuditEntry.FoundKind::count, kind -> kind.places()
                        .size())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("EMAIL", 40, 32),
                        org.assertj.core.groups.Tuple.tuple("IBAN", 1, 0));
    }

    @Test
    void a_name_that_the_caller_wrote_into_the_body_is_not_kept() {
        Place place = Place.at("messages")
                .then(3)
                .then("tool_calls")
                .then(0)
                .then("function")
                .then("arguments")
                .then("jane.doe@example.com")
                .then("4111111111111111");

        AuditEntry entry = entry(List.of(finding("EMAIL", place)));

        assertThat(entry.findings().getFirst().places())
                .containsExactly("/messages/3/tool_calls/0/function/arguments/*/*");
        assertThat(CanonicalJson.of(AuditRow.of(entry))).doesNotContain("jane", "4111");
    }

    @Test
    void the_key_for_request_hmacs_is_the_owners_alone_and_stays_the_same(@TempDir Path storage) throws Exception {
        String first = RequestHmac.open(storage).of(new byte[] {1, 2, 3});

        assertThat(RequestHmac.open(storage).of(new byte[] {1, 2, 3}))
                .isEqualTo(first)
                .hasSize(64);
        assertThat(RequestHmac.open(storage).of(new byte[] {1, 2, 4})).isNotEqualTo(first);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(storage.resolve("request-hmac.key"))))
                .isEqualTo("rw-------");
        assertThat(RequestHmac.open(storage.resolve("other")).of(new byte[] {1, 2, 3}))
                .isNotEqualTo(first);
    }

    private static Finding finding(String kind, Place place) {
        return new Finding(kind, Sensitivity.CONFIDENTIAL, Confidence.HIGH, place, 0, 5);
    }

    private static AuditEntry entry(List<Finding> findings) {
        return AuditEntry.of(
                "r1",
                Instant.EPOCH,
                new Caller("app", "team"),
                new Judgement(Sensitivity.CONFIDENTIAL, findings, List.of(), new Difficulty(0.5, List.of())),
                new Decision.Refuse(
                        new Reason(Reason.Code.REFUSED_BY_POLICY, "no"),
                        "",
                        new Verdict(Verdict.Outcome.REFUSE, "no-mail", List.of("no-mail"), Set.of(), "p@1"),
                        List.of()),
                10,
                "00",
                "v1");
    }
}
