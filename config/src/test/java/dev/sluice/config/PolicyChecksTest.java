package dev.sluice.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of a policy beyond its words: days that pass, names of other files, exceptions. */
class PolicyChecksTest {
    private static final String FILE = "privacy-policy.yml";
    private static final String HEAD = """
            policy: p
            version: 7
            owner: o
            default: { decision: local_only, reason: none-matched }
            on_error: { decision: refuse }
            """;
    private static final String TESTS = "tests: [{ text: hello, expect: local_only }]\n";
    private static final String IN_FORCE = "not_before: 2026-11-01\n    expires: 2027-11-01";

    /** For policies whose tests bring no bodies. */
    private static final RequestReader NONE = body -> {
        throw new IllegalArgumentException("no body is expected");
    };

    private final Path directory;

    PolicyChecksTest(@TempDir Path directory) {
        this.directory = directory;
    }

    private Folder policy(String rest) {
        return new Folder(directory).with(FILE, HEAD + rest);
    }

    private String rule(String when, String then) {
        return policy("rules:\n- id: r\n  when: " + when + "\n  then: " + then + "\n" + TESTS)
                .problems();
    }

    private Folder exception(String overrides, String days) {
        return policy("""
                rules:
                - { id: mail, when: { entities: [EMAIL] }, then: { decision: local_only } }
                - { id: keys, when: { entities: [SECRET.*] }, then: { decision: local_only, final: true } }
                - id: exc
                  when: { team: [sales], entities: [EMAIL] }
                  then: { decision: redact_then_escalate }
                  exception:
                    overrides: [OVERRIDES]
                    approver: dpo
                    ticket: T-1
                    DAYS
                """.replace("OVERRIDES", overrides).replace("DAYS", days) + TESTS);
    }

    @Test
    void an_exception_that_has_lapsed_stops_the_load_with_its_line() {
        assertThat(exception("mail", "not_before: 2026-11-01\n    expires: 2026-11-23")
                        .problems())
                .isEqualTo(FILE + ":17: rules[2].exception.expires: 2026-11-23 is over (expected a day to come; take"
                        + " the rule out, or have it approved again under a new id)");
        assertThat(exception("mail", "not_before: 2026-11-24\n    expires: 2026-11-01")
                        .problems())
                .contains("rules[2].exception: expires: 2026-11-01 (expected 2026-11-24 or later)");
        assertThat(exception("mail", IN_FORCE).problems()).isEmpty();
    }

    @Test
    void an_exception_that_ends_soon_is_told_and_does_not_stop_the_load() {
        assertThat(exception("mail", "not_before: 2026-11-01\n    expires: 2026-11-30")
                        .settings()
                        .warnings())
                .extracting(Warning::message)
                // And nobody has promised anything in this policy.
                .containsExactlyInAnyOrder(
                        "the rule \"exc\": the exception ends on 2026-11-30, in 6 days",
                        "the rule \"exc\": lets out to nobody: no provider's attestation meets its terms");
    }

    @Test
    void an_exception_overrides_no_final_rule_no_exception_and_only_rules_that_are_there() {
        String place = FILE + ":13: rules[2].exception.overrides: ";
        assertThat(exception("keys", IN_FORCE).problems())
                .isEqualTo(place + "\"keys\" is final (expected a rule that is not: no exception can override that)");
        assertThat(exception("exc", IN_FORCE).problems()).startsWith(place + "\"exc\" is an exception itself");
        assertThat(exception("mial", IN_FORCE).problems())
                .isEqualTo(place + "\"mial\" (expected the id of a rule of this policy), did you mean \"mail\"?");
    }

    @Test
    void an_exception_that_widens_nothing_is_told() {
        assertThat(exception("mail", IN_FORCE)
                        .with(FILE, "decision: redact_then_escalate", "decision: refuse")
                        .problems())
                .contains("rules[2].exception.overrides: the exception \"exc\" widens nothing: overrides no rule that"
                        + " is stricter than itself");
    }

    @Test
    void a_caller_without_the_region_or_purpose_that_a_rule_asks_for_is_told() {
        assertThat(rule("{ subject: { region: eu } }", "{ decision: local_only }"))
                .isEqualTo("gateway.yml:LINE: callers[0]: the caller app has no region, which rule r in"
                                .replace("LINE", Integer.toString(callerLine()))
                        + " privacy-policy.yml asks for (expected region: one for every caller)");
        assertThat(rule("{ purpose: [commercial] }", "{ decision: local_only }"))
                .contains("the caller app has no purpose");
    }

    private static int callerLine() {
        return Folder.gateway().lines().toList().indexOf("  - name: app") + 1;
    }

    @Test
    void a_team_that_no_caller_is_in_and_a_licence_that_no_model_has_are_told() {
        assertThat(policy("""
                        rules:
                        - { id: a, when: { team: [slaes] }, then: { decision: local_only } }
                        - { id: b, when: {}, then: { restrict_models: { licence: [Apache2] } } }
                        """ + TESTS).settings().warnings())
                .extracting(Warning::toString)
                .containsExactlyInAnyOrder(
                        FILE + ":7: rules[0].when.team: no caller in gateway.yml has the team \"slaes\", did you mean"
                                + " \"sales\"?",
                        FILE + ":8: rules[1].then.restrict_models: no model in the catalogue has one of these licences:"
                                + " whatever the rule matches is refused");
    }

    @Test
    void a_lapsed_attestation_stops_the_load_and_one_that_ends_soon_is_told() {
        assertThat(policy("""
                        providers:
                          openai:
                            evidence: old
                            valid_until: 2026-11-23
                        rules: []
                        """ + TESTS).problems())
                .isEqualTo(FILE + ":9: providers.openai.valid_until: 2026-11-23 is over, the attestation of openai has"
                        + " lapsed (expected a day to come: what the provider promises now, or no attestation)");
        assertThat(policy("providers: { openai: { evidence: e, valid_until: 2026-11-24 } }\nrules: []\n" + TESTS)
                        .settings()
                        .warnings())
                .extracting(Warning::toString)
                .containsExactly(
                        FILE + ":6: providers.openai.valid_until: the attestation of openai ends on 2026-11-24;"
                                + " then nothing goes there any more");
    }

    @Test
    void a_policy_by_itself_is_refused_for_what_the_gateway_would_refuse_and_read_all_the_same() throws IOException {
        policy("providers:\n  openai: { evidence: e, valid_until: 2026-11-23 }\nrules: []\n" + TESTS);
        assertThat(toLoad())
                .singleElement()
                .asString()
                .contains(FILE + ":7: providers.openai.valid_until: 2026-11-23 is over, the attestation of openai has"
                        + " lapsed");
        assertThat(SettingsLoader.builtIn(NONE).privacy(file(), Map.of(), Folder.TODAY, new ArrayList<>()))
                .isPresent();

        policy("rules:\n- id: r\n  when: { subject: { region: eu } }\n  then: { decision: local_only }\n" + TESTS);
        Files.writeString(
                directory.resolve("gateway.yml"),
                "prot: 1\ncallers:\n- { name: a, team: t, key_hash: \"" + "ab".repeat(32) + "\" }\n");
        assertThat(toLoad())
                .singleElement()
                .asString()
                .contains("gateway.yml:3: callers[0]", "the caller a has no region, which rule r");
    }

    private List<Problem> toLoad() {
        List<Problem> problems = new ArrayList<>();
        assertThat(SettingsLoader.builtIn(NONE).privacyToLoad(file(), Map.of(), Folder.TODAY, problems))
                .isEmpty();
        return problems;
    }

    private Path file() {
        return directory.resolve(FILE);
    }

    @Test
    void a_lapsed_attestation_of_the_shipped_file_is_nobodys_slip() {
        assertThat(new Folder(directory).loadOn(LocalDate.of(2030, 1, 1)))
                .isInstanceOfSatisfying(LoadResult.Loaded.class, loaded -> assertThat(
                                loaded.settings().leftOut())
                        .contains("provider openai: nothing goes there, its attestation lapsed on 2027-06-30"));
    }

    @Test
    void a_provider_that_no_backend_has_is_told() {
        assertThat(policy("providers: { opnai: { evidence: e, valid_until: 2027-01-01 } }\nrules: []\n" + TESTS)
                        .settings()
                        .warnings())
                .singleElement()
                .asString()
                .startsWith(FILE + ":6: providers.opnai: no backend has the provider \"opnai\" (there are: ")
                .endsWith("did you mean \"openai\"?");
    }
}
