package dev.sluice.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.router.decision.Treatment;
import dev.sluice.router.decision.Treatment.Action;
import dev.sluice.router.decision.Verdict.Outcome;
import dev.sluice.router.policy.Attestation;
import dev.sluice.router.policy.Condition;
import dev.sluice.router.policy.Effect;
import dev.sluice.router.policy.EntityPattern;
import dev.sluice.router.policy.Policy;
import dev.sluice.router.policy.PolicyCase;
import dev.sluice.router.policy.PolicyCase.Said;
import dev.sluice.router.policy.ProviderTerms;
import dev.sluice.router.policy.Rule;
import dev.sluice.router.policy.Waiver;
import dev.sluice.router.sensitivity.Confidence;
import dev.sluice.router.sensitivity.Sensitivity;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyReaderTest {
    private static final String FILE = "privacy-policy.yml";
    private static final String HEAD = """
            policy: p
            version: 7
            owner: o
            default: { decision: local_only, reason: none-matched }
            on_error: { decision: refuse }
            """;
    private static final String TESTS = "tests: [{ text: hello, expect: local_only }]\n";

    private final Path directory;

    PolicyReaderTest(@TempDir Path directory) {
        this.directory = directory;
    }

    private Folder policy(String rest) {
        return new Folder(directory).with(FILE, HEAD + rest);
    }

    private String rule(String when, String then) {
        return policy("rules:\n- id: r\n  when: " + when + "\n  then: " + then + "\n" + TESTS)
                .problems();
    }

    @Test
    void a_policy_with_the_least_said_gets_every_default() {
        assertThat(policy("rules: []\n" + TESTS).settings().policy())
                .isEqualTo(new Policy(
                        "p",
                        7,
                        "o",
                        Outcome.LOCAL_ONLY,
                        "none-matched",
                        Outcome.REFUSE,
                        Policy.Mode.ENFORCE,
                        Map.of(),
                        List.of(),
                        List.of(new PolicyCase("hello", Optional.empty(), Outcome.LOCAL_ONLY, Optional.empty()))));
    }

    @Test
    void every_key_is_mapped() {
        Policy policy = policy("""
                        mode: dry_run
                        providers:
                          openai: { regions: [us, eu], retention_days: 3, trains: false, baa: true, evidence: e, valid_until: 2027-01-01 }
                          gemini: { evidence: f, valid_until: 2027-01-02 }
                        rules:
                        - id: all
                          when:
                            entities: [SECRET.*, EMAIL+PHONE]
                            dictionaries: [codenames]
                            or_entities: [IBAN]
                            confidence: high
                            team: [sales, hr]
                            subject: { region: [eu, uk] }
                            purpose: commercial
                            sensitivity: confidential
                            unscannable: false
                          then:
                            decision: refuse
                            final: true
                            basis: law
                            restrict_providers: { regions: [eu] }
                            restrict_models: { licence: [Apache-2.0, MIT] }
                            notify: [secops, dpo]
                        - id: treated
                          when: { entities: [EMAIL], max_count: 5 }
                          then:
                            decision: redact_then_escalate
                            allow_providers: { trains: false }
                            actions: { EMAIL: pseudonym, SECRET.*: remove, PHONE: mask_last4, IBAN: mask_last2, CREDIT_CARD: mask }
                            verify: rescan
                            on_verify_fail: refuse
                        - id: excepted
                          when: { team: sales, entities: [EMAIL] }
                          then: { decision: may_escalate }
                          exception: { overrides: [treated], approver: dpo, ticket: T-1, not_before: 2026-11-01, expires: 2026-11-24, max_requests: 9 }
                        - id: out
                          when: { sensitivity: none }
                          then:
                            decision: may_escalate
                            allow_providers: { baa: true, trains: false, retention_days_max: 4, regions: [us, eu] }
                        tests:
                        - { text: hello, team: sales, region: eu, purpose: commercial, expect: may_escalate, rule: out }
                        - { body: { model: auto, n: 1, x: [a, 1.5, true, null, "q\\"\\n"] }, expect: may_escalate }
                        """)
                .with("gateway.yml", Folder.CALLERS + "    region: eu\n    purpose: commercial\n")
                .knowing("DICTIONARY.codenames")
                .settings()
                .policy();

        assertThat(policy.mode()).isEqualTo(Policy.Mode.DRY_RUN);
        assertThat(policy.providers())
                .isEqualTo(Map.of(
                        "openai",
                        new Attestation(
                                Set.of("us", "eu"), OptionalInt.of(3), false, true, "e", LocalDate.of(2027, 1, 1)),
                        "gemini",
                        new Attestation(Set.of(), OptionalInt.empty(), true, false, "f", LocalDate.of(2027, 1, 2))));
        Condition.HasEntity email = new Condition.HasEntity(List.of(EntityPattern.of("EMAIL")), Confidence.LOW);
        List<EntityPattern> entities = List.of(EntityPattern.of("SECRET.*"), EntityPattern.of("EMAIL+PHONE"));
        List<EntityPattern> either = List.of(EntityPattern.of("DICTIONARY.codenames"), EntityPattern.of("IBAN"));
        assertThat(policy.rules())
                .containsExactly(
                        new Rule(
                                "all",
                                new Condition.AllOf(List.of(
                                        new Condition.HasEntity(entities, Confidence.HIGH),
                                        new Condition.HasEntity(either, Confidence.HIGH),
                                        new Condition.TeamIs(Set.of("sales", "hr")),
                                        new Condition.RegionIs(Set.of("eu", "uk")),
                                        new Condition.PurposeIs(Set.of("commercial")),
                                        new Condition.SensitivityAtMost(Sensitivity.CONFIDENTIAL),
                                        new Condition.UnscannableIs(false))),
                                new Effect(
                                        Optional.of(Outcome.REFUSE),
                                        true,
                                        Optional.of("law"),
                                        ProviderTerms.ANY,
                                        new ProviderTerms(false, OptionalInt.empty(), true, Set.of("eu")),
                                        Set.of("apache-2.0", "mit"),
                                        Optional.empty(),
                                        List.of("secops", "dpo"))),
                        new Rule(
                                "treated",
                                new Condition.AllOf(
                                        List.of(email, new Condition.CountAtMost(email.anyOf(), Confidence.LOW, 5))),
                                Effect.treat(
                                        Outcome.REDACT_THEN_ESCALATE,
                                        new Treatment(
                                                Action.MASK,
                                                Map.of(
                                                        "EMAIL",
                                                        Action.PSEUDONYM,
                                                        "SECRET.*",
                                                        Action.REMOVE,
                                                        "PHONE",
                                                        Action.MASK_LAST4,
                                                        "IBAN",
                                                        Action.MASK_LAST2,
                                                        "CREDIT_CARD",
                                                        Action.MASK),
                                                Outcome.REFUSE),
                                        new ProviderTerms(false, OptionalInt.empty(), false, Set.of()))),
                        new Rule(
                                "excepted",
                                new Condition.AllOf(List.of(email, new Condition.TeamIs(Set.of("sales")))),
                                Effect.mayEscalate(ProviderTerms.ANY),
                                Optional.of(new Waiver(
                                        Set.of("treated"),
                                        "dpo",
                                        "T-1",
                                        LocalDate.of(2026, 11, 1),
                                        LocalDate.of(2026, 11, 24),
                                        OptionalLong.of(9)))),
                        new Rule(
                                "out",
                                new Condition.AllOf(List.of(new Condition.NothingFound())),
                                Effect.mayEscalate(
                                        new ProviderTerms(true, OptionalInt.of(4), false, Set.of("us", "eu")))));
        assertThat(policy.tests())
                .containsExactly(
                        new PolicyCase(
                                new Said.Text("hello"),
                                Optional.of("sales"),
                                Optional.of("eu"),
                                Optional.of("commercial"),
                                Outcome.MAY_ESCALATE,
                                Optional.of("out")),
                        new PolicyCase(
                                new Said.Body(
                                        "{\"model\":\"auto\",\"n\":1,\"x\":[\"a\",1.5,true,null,\"q\\\"\\u000a\"]}"),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Outcome.MAY_ESCALATE,
                                Optional.empty()));
    }

    @Test
    void what_is_left_out_of_a_treatment_is_a_pseudonym_or_a_mask_and_a_failed_rescan_keeps_in() {
        Policy policy = policy("""
                        rules:
                        - { id: a, when: { entities: [EMAIL] }, then: { decision: pseudonymise_then_escalate } }
                        - { id: b, when: { entities: [PHONE] }, then: { decision: redact_then_escalate } }
                        """ + TESTS).settings().policy();

        assertThat(policy.rules())
                .extracting(rule -> rule.then().treatment())
                .containsExactly(
                        Optional.of(new Treatment(Action.PSEUDONYM, Map.of(), Outcome.LOCAL_ONLY)),
                        Optional.of(new Treatment(Action.MASK, Map.of(), Outcome.LOCAL_ONLY)));
    }

    @Test
    void words_of_later_versions_are_refused_by_name() {
        String problems = policy("""
                        signature: abc
                        rules:
                        - id: r
                          when: { cel: "true", entities: [EMAIL] }
                          then: { decision: local_only }
                        """ + TESTS).problems();

        assertThat(problems.lines().map(line -> line.replaceFirst(" \\(.*", "")))
                .containsExactly(
                        FILE + ":6: signature: not available in this version",
                        FILE + ":9: rules[0].when.cel: not available in this version");
    }

    @Test
    void a_kind_that_no_detector_finds_is_told() {
        assertThat(rule("{ entities: [CREDIT_CRD] }", "{ decision: local_only }"))
                .startsWith(FILE + ":8: rules[0].when.entities[0]: \"CREDIT_CRD\" (expected a kind that a detector")
                .endsWith("did you mean \"CREDIT_CARD\"?");
        assertThat(rule("{ entities: [HEALTH.*] }", "{ decision: local_only }")).contains("\"HEALTH.*\" (expected");
        assertThat(rule("{ entities: [EMAIL+NAME] }", "{ decision: local_only }"))
                .contains("\"EMAIL+NAME\" (exp");
    }

    @Test
    void words_that_say_nothing_are_told() {
        assertThat(rule("{ confidence: low }", "{ decision: local_only }")).contains("has no effect alone");
        assertThat(rule("{ entities: [EMAIL], max_count: 2 }", "{ decision: local_only }"))
                .contains("when.max_count: in a rule that keeps in or restricts");
        assertThat(rule("{ team: [] }", "{ decision: local_only }")).contains("names no team");
        assertThat(rule("{ entities: [] }", "{ decision: local_only }")).contains("names no kind");
        assertThat(rule("{ entities: [EMAIL] }", "{ restrict_providers: { baa: false } }"))
                .contains("demands nothing");
        assertThat(rule("{ entities: [EMAIL] }", "{}")).contains("no effect (expected a decision, restrict");
        assertThat(rule("{ entities: [EMAIL] }", "{ decision: local_only, allow_providers: { trains: false } }"))
                .contains("allow_providers: without a decision that lets out");
        assertThat(rule("{ or_entities: [EMAIL] }", "{ decision: local_only }")).contains("without dictionaries");
        assertThat(rule("{ subject: {} }", "{ decision: local_only }")).contains("subject: says nothing");
        assertThat(rule("{ entities: [EMAIL] }", "{ restrict_models: {} }")).contains("restricts nothing");
        for (String idle : List.of("actions: { EMAIL: mask }", "verify: rescan", "on_verify_fail: refuse")) {
            assertThat(rule("{ entities: [EMAIL] }", "{ decision: local_only, " + idle + " }"))
                    .contains(idle.substring(0, idle.indexOf(':')) + ": has no effect here (expected only beside");
        }
    }

    @Test
    void actions_dictionaries_and_verify_know_their_words() {
        String redact = "{ decision: redact_then_escalate, ";
        assertThat(rule("{ entities: [EMAIL] }", redact + "actions: { EMIAL: mask } }"))
                .contains("then.actions.EMIAL: no such kind (exp")
                .endsWith("did you mean \"EMAIL\"?");
        assertThat(rule("{ entities: [EMAIL] }", redact + "actions: { EMAIL+PHONE: mask } }"))
                .contains("EMAIL+PHONE: no such kind");
        assertThat(rule("{ entities: [EMAIL] }", redact + "actions: { EMAIL: hide } }"))
                .contains("\"hide\" (expected one of: mask, mask_last2, mask_last4, pseudonym, remove)");
        assertThat(rule("{ entities: [EMAIL] }", redact + "verify: never }"))
                .contains("\"never\" (expected one of: rescan)");
        assertThat(rule("{ entities: [EMAIL] }", redact + "on_verify_fail: may_escalate }"))
                .contains("\"may_escalate\" (expected one of: local_only, refuse)");
        assertThat(rule("{ dictionaries: [codenames] }", "{ decision: local_only }"))
                .contains("\"codenames\" (expected a dictionary of this file; it has none)");
        assertThat(policy("rules:\n- { id: r, when: { dictionaries: [codename] }, then: { decision: local_only } }\n"
                                + TESTS)
                        .knowing("DICTIONARY.CODENAMES")
                        .problems())
                .contains("\"codename\" (expected one of: codenames), did you mean \"codenames\"?");
    }

    @Test
    void a_rule_that_can_never_matter_is_told() {
        assertThat(rule("{ sensitivity: none, unscannable: true }", "{ decision: local_only }"))
                .startsWith(FILE + ":7: rules[0]: the rule \"r\" can never change anything: never matches");
    }

    @Test
    void the_language_whole_is_read_and_its_tests_pass() {
        Settings settings = new Folder(directory)
                .with(FILE, Folder.resource("/policies/acme.yml"))
                .with("gateway.yml", "callers:\n" + caller("a", "hr") + caller("b", "legal") + caller("c", "fraud"))
                .knowing("CVV", "BANK_ACCOUNT", "MRN", "HEALTH_ID", "HEALTH_FACT", "PERSON", "ADDRESS")
                .knowing("CONFIDENTIAL_MARKER", "DICTIONARY.codenames", "DICTIONARY.CUSTOMERS")
                .settings();

        assertThat(settings.policy().rules()).hasSize(10);
        assertThat(settings.warnings()).isEmpty();
    }

    @Test
    void the_rules_for_every_kind_of_the_wide_detectors_are_read() {
        Settings settings = new Folder(directory)
                .with(FILE, Folder.resource("/policies/house.yml"))
                .with("gateway.yml", "callers:\n" + caller("a", "hr") + caller("b", "legal"))
                .knowing("CVV", "BANK_ACCOUNT", "ABA_ROUTING", "BIC", "US_ITIN", "NATIONAL_ID.ES_DNI", "PASSPORT")
                .knowing("DRIVER_LICENSE", "ADDRESS", "DOB", "IP_ADDRESS", "MAC_ADDRESS", "IMEI", "GEO", "MRN")
                .knowing("HEALTH_ID", "HEALTH_FACT", "US_NPI", "US_DEA", "PERSON", "CONFIDENTIAL_MARKER")
                .knowing("DICTIONARY.codenames", "CUSTOM.ticket")
                .settings();

        assertThat(settings.policy().rules()).hasSize(10);
        assertThat(settings.warnings()).isEmpty();
    }

    private static String caller(String name, String team) {
        return "  - { name: %s, team: %s, region: eu, purpose: commercial, key_hash: %s }\n"
                .formatted(name, team, name.repeat(64));
    }

    @Test
    void a_test_whose_body_is_no_request_is_told() {
        assertThat(policy("rules: []\ntests:\n- { body: { messages: [] }, expect: local_only }\n")
                        .problems())
                .isEqualTo(FILE + ":8: tests[0].body: no request that can be read: model: missing (expected a whole"
                        + " one)");
        assertThat(policy("rules: []\ntests:\n- { body: hello, expect: local_only }\n")
                        .problems())
                .contains("tests[0].body: \"hello\" (expected a whole request");
        assertThat(policy("rules: []\ntests:\n- { expect: local_only }\n").problems())
                .contains("tests[0]: neither text nor body");
        assertThat(policy("rules: []\ntests:\n- { text: a, body: { model: b }, expect: local_only }\n")
                        .problems())
                .contains("tests[0]: text and body");
    }

    @Test
    void a_test_that_fails_stops_the_start_without_showing_its_text() {
        assertThat(policy("rules: []\ntests:\n- { text: My cat purrs, expect: may_escalate }\n")
                        .problems())
                .startsWith(FILE + ":8: tests[0]: the test fails: expected may_escalate, but it is local_only")
                .doesNotContain("purrs");
    }

    @Test
    void a_test_that_names_no_rule_there_is_told() {
        assertThat(policy("rules: []\ntests:\n- { text: hello, expect: local_only, rule: defalt }\n")
                        .problems())
                .contains("tests[0].rule: \"defalt\" (expected the id of a rule above, default or on_error), did you"
                        + " mean \"default\"?");
    }

    @Test
    void letting_out_by_default_is_no_word_of_the_language() {
        assertThat(new Folder(directory)
                        .with(FILE, HEAD.replace("local_only", "may_escalate") + "rules: []\n" + TESTS)
                        .problems())
                .startsWith(FILE + ":4: default.decision: \"may_escalate\" (expected one of: local_only, refuse)");
    }
}
