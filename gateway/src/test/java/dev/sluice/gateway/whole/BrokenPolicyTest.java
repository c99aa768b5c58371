package dev.sluice.gateway.whole;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.sluice.gateway.dialect.chat.ChatRequest;
import dev.sluice.gateway.live.InForce;
import dev.sluice.gateway.live.LiveSettings;
import dev.sluice.gateway.live.Reloaded;
import dev.sluice.router.decision.Caller;
import dev.sluice.router.decision.Situation;
import dev.sluice.router.decision.Verdict.Outcome;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** However a policy is broken, nothing leaves that its core keeps in: two thousand injected faults. */
class BrokenPolicyTest {
    private static final long SEED = Long.getLong("sluice.seed", System.nanoTime());

    /** The tests hold the core: a change at one place cannot break both. */
    private static final String CORE = """
            policy: core
            version: 1
            owner: nobody@example.org
            default: { decision: local_only, reason: no-rule-matched }
            on_error: { decision: local_only }
            mode: enforce
            providers:
              openai: { trains: false, evidence: none, valid_until: 2099-12-31, regions: [eu], retention_days: 0 }
            rules:
              - id: core-kept
                when: { entities: [SECRET.*, CREDIT_CARD, IBAN, US_SSN], confidence: low }
                then: { decision: local_only, final: true }
              - id: core-treated
                when: { entities: [EMAIL, PHONE], confidence: low }
                then: { decision: redact_then_escalate, actions: { EMAIL: pseudonym }, final: true }
              - id: legal-local
                when: { team: [legal], sensitivity: confidential }
                then: { decision: local_only, notify: [security] }
              - id: residency
                when: { subject: { region: eu } }
                then: { restrict_providers: { regions: [eu], retention_days_max: 30 }, basis: GDPR }
              - id: way-out
                when: { sensitivity: restricted, unscannable: false }
                then: { decision: may_escalate, allow_providers: { trains: false } }
              - id: approved
                when: { team: [legal], sensitivity: internal }
                then: { decision: may_escalate }
                exception:
                  overrides: [legal-local]
                  approver: dpo@example.org
                  ticket: T-1
                  not_before: 2020-01-01
                  expires: 2099-12-31
            tests:
              - { text: "Name three rivers.", expect: may_escalate }
              - { text: "The password is tangle-Orbit-42-quilt.", expect: local_only, rule: core-kept }
              - { text: "Charge 4539 1488 0343 6467 now.", expect: local_only, rule: core-kept }
              - { text: "Pay to DE05 2707 1348 0094 6182 35.", expect: local_only, rule: core-kept }
              - { text: "Her SSN is 536-22-1847.", expect: local_only, rule: core-kept }
              - { text: "Write to karla.brandt@holzweg-bau.de.", expect: redact_then_escalate, rule: core-treated }
              - { text: "Call +49 30 2593 7716.", expect: redact_then_escalate, rule: core-treated }
            """;

    private static final List<String> KEPT = List.of(
            "The token is gh" + "p_VtL4bJWC7GplPBKc7muprc6YOur11dqJuU3s",
            "The password is quarry-Lamp-77-otter.",
            "Charge 5338127405619373 now.",
            "Pay to DE89 3704 0044 0532 0130 00.",
            "Her SSN is 536-90-4399.");
    private static final List<String> HELD = List.of("Write to otto.lenz@fernhill-post.de.", "Call +49 30 2593 7718.");

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    @Test
    void a_policy_that_was_broken_is_not_taken_or_keeps_in_what_it_must() throws Exception {
        Logger log = (Logger) LoggerFactory.getLogger(LiveSettings.class);
        Level usual = log.getLevel();
        log.setLevel(Level.OFF);
        try (FakeBackend nobody = new FakeBackend(FakeBackend.FINE)) {
            String sound = CORE;
            House house = FailsClosedTest.house(folder, nobody).policy(sound);
            LiveSettings live = new LiveSettings(house.settings(), house::load);
            int taken = 0;
            int refused = 0;
            for (int number = 0; number < 2_000; number++) {
                Random random = Crowd.chance(SEED, number);
                String broken = Mutation.of(sound, random);
                house.policy(broken);
                String before = live.settings().version();
                Reloaded outcome = live.reload();
                String told = "seed " + SEED + ", " + number + ":\n" + broken;
                if (outcome instanceof Reloaded.Kept) {
                    assertThat(live.settings().version()).as(told).isEqualTo(before);
                    refused++;
                } else {
                    taken++;
                }
                assertCoreHolds(live.inForce(), told);
            }
            assertThat(refused).as("seed %s", SEED).isGreaterThan(700);
            assertThat(taken).as("seed %s", SEED).isGreaterThan(100);
        } finally {
            log.setLevel(usual);
        }
    }

    private static void assertCoreHolds(InForce inForce, String told) {
        for (String team : List.of("tests", "legal")) {
            Caller caller = new Caller("c", team, Optional.of("eu"), Optional.of("research"));
            for (String text : KEPT) {
                assertThat(outcome(inForce, text, caller).escalates()).as(told).isFalse();
            }
            for (String text : HELD) {
                Outcome outcome = outcome(inForce, text, caller);
                assertThat(outcome.treats() || !outcome.escalates()).as(told).isTrue();
            }
        }
    }

    private static Outcome outcome(InForce inForce, String text, Caller caller) {
        ChatRequest request = FailsClosedTest.request(text);
        return inForce.router()
                .decide(
                        request.prompt(),
                        inForce.settings().judge().judge(request.prompt()),
                        new Situation(caller, Instant.now(), Map.of()))
                .verdict()
                .outcome();
    }
}
