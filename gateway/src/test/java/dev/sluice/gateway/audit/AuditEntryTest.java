package dev.sluice.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.router.catalogue.Backend;
import dev.sluice.router.catalogue.Locality;
import dev.sluice.router.catalogue.Model;
import dev.sluice.router.catalogue.Protocol;
import dev.sluice.router.catalogue.Route;
import dev.sluice.router.decision.Decision;
import dev.sluice.router.decision.Judgement;
import dev.sluice.router.decision.Reason;
import dev.sluice.router.decision.Verdict;
import dev.sluice.router.difficulty.Difficulty;
import dev.sluice.router.policy.Attestation;
import dev.sluice.router.prompt.Part;
import dev.sluice.router.prompt.Place;
import dev.sluice.router.sensitivity.Confidence;
import dev.sluice.router.sensitivity.Finding;
import dev.sluice.router.sensitivity.Sensitivity;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

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
        assertThat(entry.content()).doesNotContain("jane", "4111");
    }

    @Test
    void a_part_s_type_that_the_caller_made_up_is_not_kept() {
        List<Part.Unscannable> parts = List.of(
                blind("image_url"),
                blind("4111 1111 1111 1111"),
                blind("image_url"),
                blind("detector JANE DOE"),
                blind("jane.doe@example.com"));

        AuditEntry entry = entry(List.of(), parts);

        assertThat(entry.unscannable())
                .containsExactly(
                        new AuditEntry.Blind("image_url", 2),
                        new AuditEntry.Blind("other", 2),
                        new AuditEntry.Blind("detector", 1));
        assertThat(entry.content()).doesNotContain("4111", "jane", "JANE");
    }

    @Test
    void equal_bodies_of_two_actors_look_different_and_the_key_decides() {
        Actor one = Actor.of("a".repeat(16), new byte[32]);
        Actor other = Actor.of("b".repeat(16), "another secret of thirty-two byt".getBytes(StandardCharsets.UTF_8));

        assertThat(one.hmac(new byte[] {1, 2, 3}))
                .isEqualTo(Actor.of("c".repeat(16), new byte[32]).hmac(new byte[] {1, 2, 3}))
                .hasSize(64)
                .isNotEqualTo(one.hmac(new byte[] {1, 2, 4}))
                .isNotEqualTo(other.hmac(new byte[] {1, 2, 3}));
    }

    @Test
    void a_seal_opens_with_its_own_key_and_actor_only() {
        Identity identity = Identity.of("payroll-app", "0123456789ab");
        byte[] key = new byte[32];
        String sealed = identity.seal(key, "a".repeat(16));

        assertThat(Identity.unseal(sealed, key, "a".repeat(16))).contains(identity);
        assertThat(Identity.unseal(sealed, key, "b".repeat(16))).isEmpty();
        assertThat(Identity.unseal(
                        sealed, "another secret of thirty-two byt".getBytes(StandardCharsets.UTF_8), "a".repeat(16)))
                .isEmpty();
        assertThat(Identity.of("payroll-app", "0123456789ab").commitment()).isNotEqualTo(identity.commitment());
    }

    @Test
    void what_leaves_carries_the_rule_the_attestation_and_what_was_found() {
        Backend backend = new Backend("cloud", "big-api", Locality.EXTERNAL, Protocol.PASS_THROUGH);
        Route route = Route.of(backend, new Model("m", 1, 0, 100, Set.of(), "proprietary"));
        Attestation attestation = new Attestation(
                Set.of("us", "eu"), OptionalInt.of(30), false, true, "DPA-2026-017", LocalDate.parse("2027-03-31"));
        Verdict verdict = new Verdict(
                Verdict.Outcome.MAY_ESCALATE, "public-docs", List.of("public-docs"), Set.of("big-api"), "p@1");
        AuditEntry entry = AuditEntry.of(
                "r1",
                Instant.EPOCH,
                Actor.of("a".repeat(16), new byte[32]),
                "team",
                new Provenance("0.1.0", "s1", "f".repeat(64), "d1"),
                new Judgement(
                        Sensitivity.CONFIDENTIAL,
                        List.of(finding("PERSON", Place.at("messages"))),
                        List.of(),
                        new Difficulty(0.5, List.of())),
                new Decision.Send(List.of(route), new Reason(Reason.Code.HARD, "hard"), verdict, List.of()),
                3,
                new byte[10],
                Map.of("big-api", attestation));
        Treated treated = new Treated(List.of(new Treated.Change("PERSON", "PSEUDONYM", 1)), Treated.Rescan.CLEAN);

        Egress egress = entry.leaving(Instant.EPOCH, 2, route, treated, 12);

        assertThat(egress.content())
                .isEqualTo("{\"kind\":\"EGRESS\",\"at\":\"1970-01-01T00:00:00Z\",\"request_id\":\"r1\",\"attempt\":2,"
                        + "\"actor\":\"aaaaaaaaaaaaaaaa\",\"team\":\"team\",\"route\":\"cloud/m\",\"provider\":{"
                        + "\"provider\":\"big-api\",\"regions\":[\"eu\",\"us\"],\"retention_days\":30,\"trains\":false,"
                        + "\"baa\":true,\"evidence\":\"DPA-2026-017\",\"valid_until\":\"2027-03-31\"},"
                        + "\"policy\":\"p@1\",\"outcome\":\"MAY_ESCALATE\",\"would\":\"MAY_ESCALATE\","
                        + "\"rule\":\"public-docs\",\"matched_rules\":[\"public-docs\"],"
                        + "\"findings\":[{\"kind\":\"PERSON\",\"confidence\":\"HIGH\",\"count\":1}],"
                        + "\"treated\":[{\"kind\":\"PERSON\",\"action\":\"PSEUDONYM\",\"count\":1}],\"rescan\":\"CLEAN\","
                        + "\"bytes\":12,\"build\":\"0.1.0\",\"settings_version\":\"s1\","
                        + "\"policy_hash\":\"" + "f".repeat(64) + "\",\"detectors\":\"d1\"}");
        assertThat(entry.mayLeave()).isTrue();
    }

    private static Part.Unscannable blind(String what) {
        return new Part.Unscannable(Place.at("messages"), what);
    }

    private static Finding finding(String kind, Place place) {
        return new Finding(kind, Sensitivity.CONFIDENTIAL, Confidence.HIGH, place, 0, 5);
    }

    private static AuditEntry entry(List<Finding> findings) {
        return entry(findings, List.of());
    }

    private static AuditEntry entry(List<Finding> findings, List<Part.Unscannable> unscannable) {
        return AuditEntry.of(
                "r1",
                Instant.EPOCH,
                Actor.of("a".repeat(16), new byte[32]),
                "team",
                new Provenance("0.1.0", "s1", "f".repeat(64), "d1"),
                new Judgement(Sensitivity.CONFIDENTIAL, findings, unscannable, new Difficulty(0.5, List.of())),
                new Decision.Refuse(
                        new Reason(Reason.Code.REFUSED_BY_POLICY, "no"),
                        "",
                        new Verdict(Verdict.Outcome.REFUSE, "no-mail", List.of("no-mail"), Set.of(), "p@1"),
                        List.of()),
                1,
                new byte[10],
                Map.of());
    }
}
