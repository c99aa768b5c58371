package dev.sluice.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.router.decision.Verdict.Outcome;
import dev.sluice.router.policy.Attestation;
import dev.sluice.router.policy.Condition;
import dev.sluice.router.policy.Effect;
import dev.sluice.router.policy.EntityPattern;
import dev.sluice.router.policy.Policy;
import dev.sluice.router.policy.PolicyCase;
import dev.sluice.router.policy.ProviderTerms;
import dev.sluice.router.policy.Rule;
import dev.sluice.router.sensitivity.Confidence;
import dev.sluice.router.sensitivity.Sensitivity;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
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
                            confidence: high
                            max_count: 5
                            team: [sales, hr]
                            sensitivity: confidential
                            unscannable: false
                          then: { decision: refuse, final: true, basis: law, restrict_providers: { regions: [eu] } }
                        - id: out
                          when: { sensitivity: none }
                          then:
                            decision: may_escalate
                            allow_providers: { baa: true, trains: false, retention_days_max: 4, regions: [us, eu] }
                        tests:
                        - { text: hello, team: sales, expect: may_escalate, rule: out }
                        """).settings().policy();

        assertThat(policy.mode()).isEqualTo(Policy.Mode.DRY_RUN);
        assertThat(policy.providers())
                .isEqualTo(Map.of(
                        "openai",
                        new Attestation(
                                Set.of("us", "eu"), OptionalInt.of(3), false, true, "e", LocalDate.of(2027, 1, 1)),
                        "gemini",
                        new Attestation(Set.of(), OptionalInt.empty(), true, false, "f", LocalDate.of(2027, 1, 2))));
        List<EntityPattern> entities = List.of(EntityPattern.of("SECRET.*"), EntityPattern.of("EMAIL+PHONE"));
        assertThat(policy.rules())
                .containsExactly(
                        new Rule(
                                "all",
                                new Condition.AllOf(List.of(
                                        new Condition.HasEntity(entities, Confidence.HIGH),
                                        new Condition.CountAtMost(entities, Confidence.HIGH, 5),
                                        new Condition.TeamIs(Set.of("sales", "hr")),
                                        new Condition.SensitivityAtMost(Sensitivity.CONFIDENTIAL),
                                        new Condition.UnscannableIs(false))),
                                new Effect(
                                        Optional.of(Outcome.REFUSE),
                                        true,
                                        Optional.of("law"),
                                        ProviderTerms.ANY,
                                        new ProviderTerms(false, OptionalInt.empty(), true, Set.of("eu")))),
                        new Rule(
                                "out",
                                new Condition.AllOf(List.of(new Condition.NothingFound())),
                                Effect.mayEscalate(
                                        new ProviderTerms(true, OptionalInt.of(4), false, Set.of("us", "eu")))));
        assertThat(policy.tests())
                .containsExactly(
                        new PolicyCase("hello", Optional.of("sales"), Outcome.MAY_ESCALATE, Optional.of("out")));
    }

    @Test
    void words_of_the_full_language_that_would_have_no_effect_yet_are_refused_by_name() {
        String problems = policy("""
                        dictionaries: [codenames]
                        rules:
                        - id: r
                          when: { dictionaries: [codenames], subject: { region: eu }, entities: [EMAIL] }
                          then: { decision: redact_then_escalate, actions: { EMAIL: pseudonym }, notify: [ops] }
                          exception: { expires: 2026-12-31 }
                        """ + TESTS).problems();

        assertThat(problems.lines().map(line -> line.replaceFirst(" \\(.*", "")))
                .containsExactly(
                        FILE + ":6: dictionaries: not available in this version",
                        FILE + ":9: rules[0].when.dictionaries: not available in this version",
                        FILE + ":9: rules[0].when.subject: not available in this version",
                        FILE + ":10: rules[0].then.actions: not available in this version",
                        FILE + ":10: rules[0].then.decision: \"redact_then_escalate\" is not available in this version",
                        FILE + ":10: rules[0].then.notify: not available in this version",
                        FILE + ":11: rules[0].exception: not available in this version");
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
        assertThat(rule("{ team: [] }", "{ decision: local_only }")).contains("names no team");
        assertThat(rule("{ entities: [] }", "{ decision: local_only }")).contains("names no kind");
        assertThat(rule("{ entities: [EMAIL] }", "{ restrict_providers: { baa: false } }"))
                .contains("demands nothing");
        assertThat(rule("{ entities: [EMAIL] }", "{}")).contains("no effect (expected a decision or");
        assertThat(rule("{ entities: [EMAIL] }", "{ decision: local_only, allow_providers: { trains: false } }"))
                .contains("allow_providers: without may_escalate");
    }

    @Test
    void a_rule_that_can_never_matter_is_told() {
        assertThat(rule("{ sensitivity: none, unscannable: true }", "{ decision: local_only }"))
                .startsWith(FILE + ":7: rules[0]: the rule \"r\" can never change anything: never matches");
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

    @Test
    void a_lapsed_attestation_is_noted_at_the_start() {
        assertThat(new Folder(directory)
                        .with(
                                FILE,
                                "    evidence: EXAMPLE, to be replaced by your own contract with OpenAI\n    valid_until: 2027-06-30",
                                "    evidence: old\n    valid_until: 2026-11-23")
                        .settings()
                        .leftOut())
                .contains("provider openai: nothing goes there, its attestation lapsed on 2026-11-23");
    }

    @Test
    void a_provider_that_no_backend_has_is_told() {
        assertThat(policy("providers: { opnai: { evidence: e, valid_until: 2027-01-01 } }\nrules: []\n" + TESTS)
                        .problems())
                .startsWith(FILE + ":6: providers.opnai: no backend has the provider \"opnai\" (expected one of: ")
                .endsWith("did you mean \"openai\"?");
    }
}
