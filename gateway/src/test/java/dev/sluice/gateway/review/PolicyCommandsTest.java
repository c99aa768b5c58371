package dev.sluice.gateway.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.gateway.RunningGateway;
import dev.sluice.gateway.ScriptedUpstream;
import dev.sluice.gateway.Served;
import dev.sluice.gateway.cli.Sluice;
import dev.sluice.gateway.management.ManagementServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What compliance officers do with a policy before it is in force. */
class PolicyCommandsTest {
    private static final String POLICY = """
            policy: tried
            version: 1
            owner: nobody@example.org
            default: { decision: local_only, reason: no-rule-matched }
            on_error: { decision: local_only }
            mode: enforce
            providers:
              openai: { trains: false, retention_days: 30, evidence: none, valid_until: 2099-12-31 }
            rules:
              - id: cards
                when: { entities: [CREDIT_CARD], confidence: medium }
                then: { decision: local_only, basis: PCI-DSS }
              - id: mail
                when: { entities: [EMAIL], team: [sales] }
                then: { decision: local_only }
              - id: out
                when: { sensitivity: confidential, unscannable: false }
                then: { decision: may_escalate, allow_providers: { trains: false } }
            tests:
              - { text: "Hello", expect: may_escalate }
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    private final StringWriter out = new StringWriter();

    @Test
    void a_policy_without_fault_is_told_so_and_one_with_faults_is_told_each_with_its_line() throws IOException {
        assertThat(run("policy", "check", write("good.yml", POLICY))).isZero();
        assertThat(told()).contains("OK: policy tried@1, 3 rules, 1 provider, its test passes");
        assertThat(run("policy", "check", write("bad.yml", POLICY.replace("CREDIT_CARD", "CREDIT_CRAD"))))
                .isOne();
        assertThat(told())
                .contains("bad.yml:11")
                .contains("did you mean \"CREDIT_CARD\"")
                .contains("1 problem.");
        assertThat(run("policy", "check", write("old.yml", POLICY.replace("2099-12-31", "2025-06-30"))))
                .isOne();
        assertThat(told()).contains("old.yml:8: providers.openai.valid_until: 2025-06-30 is over");
    }

    @Test
    void explain_says_of_each_rule_whether_it_matches_and_why_not_and_never_the_text() throws IOException {
        String body = write(
                "request.json",
                "{\"model\":\"auto\",\"messages\":[{\"role\":\"user\",\"content\":\"Card 4026 1358 7732 0941, mail"
                        + " rosa.blum@blumen-blum.de\"}]}");
        assertThat(run("policy", "explain", body, "--policy", write("policy.yml", POLICY), "--team", "hr"))
                .isZero();
        assertThat(told())
                .contains("CREDIT_CARD (high) at /messages/0/content, 5 to 24")
                .contains("✓ cards  ← decides")
                .contains("· mail  no: team sales")
                .contains("CREDIT_CARD (medium or surer) → local_only; basis PCI-DSS")
                .contains("Verdict      local_only by rule cards")
                .doesNotContain("4026")
                .doesNotContain("rosa");
        String examples = write(
                "examples.json",
                "{\"model\":\"auto\",\"messages\":[{\"role\":\"user\",\"content\":\"Card 4111 1111 1111 1111, mail"
                        + " rosa.blum@example.com\"}]}");
        assertThat(run("policy", "explain", examples, "--policy", write("policy.yml", POLICY)))
                .isZero();
        assertThat(told())
                .contains("found      nothing")
                .contains("passed over: published example value (CREDIT_CARD) at /messages/0/content")
                .contains("passed over: published example value (EMAIL) at /messages/0/content")
                .doesNotContain("4111")
                .doesNotContain("rosa");
    }

    @Test
    void diff_tells_what_changed_and_takes_order_for_no_change() throws IOException {
        String old = write("old.yml", POLICY);
        String reordered = POLICY.replaceFirst("(?s)  - id: cards.*?(?=  - id: mail)", "")
                .replace(
                        "  - id: out",
                        "  - id: cards\n    when: { entities: [CREDIT_CARD], confidence: medium }\n"
                                + "    then: { decision: local_only, basis: PCI-DSS }\n  - id: out");
        assertThat(reordered).isNotEqualTo(POLICY);
        assertThat(run("policy", "diff", old, write("reordered.yml", reordered)))
                .isZero();
        assertThat(told()).contains("They say the same.");
        UnaryOperator<String> changed = policy -> policy.replace("retention_days: 30", "retention_days: 0")
                .replace("team: [sales]", "team: [sales, support]")
                .replace("version: 1", "version: 2");
        assertThat(run("policy", "diff", old, write("new.yml", changed.apply(POLICY))))
                .isOne();
        assertThat(told())
                .contains("- policy: tried@1")
                .contains("+ policy: tried@2")
                .contains("- rule mail: EMAIL and team sales → local_only")
                .contains("+ rule mail: EMAIL and team sales or support → local_only")
                .contains("+ provider openai: regions unknown; keeps 0 days")
                .doesNotContain("rule cards");
    }

    @Test
    void replay_tells_what_another_policy_would_have_done_in_requests_kinds_and_money() throws IOException {
        try (ScriptedUpstream cloud = new ScriptedUpstream();
                RunningGateway gateway =
                        RunningGateway.over(Served.by("cloud", cloud).outside().costing("100"))) {
            cloud.plays(exchange -> exchange.json(
                    200,
                    "",
                    "{\"id\":\"c-1\",\"object\":\"chat.completion\",\"choices\":[{\"index\":0,\"message\":{\"role\":"
                            + "\"assistant\",\"content\":\"red\"},\"finish_reason\":\"stop\"}],\"usage\":"
                            + "{\"prompt_tokens\":10,\"completion_tokens\":10,\"total_tokens\":20}}"));
            gateway.rewrite("privacy-policy.yml", nothing -> POLICY);
            reload(gateway);
            String mail = "{\"model\":\"cloud\",\"messages\":[{\"role\":\"user\",\"content\":\"Write to"
                    + " rosa.blum@blumen-blum.de\"}]}";
            String id = "";
            for (int i = 0; i < 3; i++) {
                id = gateway.ask(mail).requestId();
            }
            gateway.ask(mail.replace("Write to rosa.blum@blumen-blum.de", "Name three colours."));
            assertThat(gateway.attempts(id, 1)).hasSize(1);
            String stricter = write("stricter.yml", POLICY.replace(", team: [sales]", ""));
            String management = "--management=http://127.0.0.1:"
                    + gateway.bean(ManagementServer.class).port();
            RunningGateway.eventually("the trail is drained", () -> {
                run("policy", "replay", stricter, "--storage", gateway.storage(), management, "--since=2020-01-01");
                return told().contains("over 4 recorded decisions");
            });
            assertThat(told())
                    .contains("1 would be the same, 3 would not.")
                    .contains("may_escalate → local_only, by mail")
                    .contains("requests  3, of which 3 had left the house")
                    .contains("EMAIL in 3")
                    .contains("these requests had cost 0.006000000 USD")
                    .doesNotContain("rosa");
        }
    }

    private void reload(RunningGateway gateway) {
        int code = run(
                "reload",
                "--management=http://127.0.0.1:"
                        + gateway.bean(ManagementServer.class).port());
        assertThat(code).as(told()).isZero();
    }

    private String write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    private String told() {
        return out.toString();
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        CommandLine line = Sluice.commandLine();
        return line.setOut(new PrintWriter(out)).setErr(new PrintWriter(out)).execute(arguments);
    }
}
