package dev.sluice.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.gateway.RunningGateway;
import dev.sluice.gateway.ScriptedUpstream;
import dev.sluice.gateway.Served;
import dev.sluice.gateway.cli.ReloadCommand;
import dev.sluice.gateway.management.ManagementServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** A policy is exchanged under traffic, whole or not at all. */
class ReloadTest {
    private static final String QUESTION =
            "{\"model\":\"cloud\",\"messages\":[{\"role\":\"user\",\"content\":\"%s\"}]}";
    private static final String HARMLESS = QUESTION.formatted("Name three colours.");
    private static final String MAIL = QUESTION.formatted("Write to rosa.blum@blumen-blum.example.de, please.");

    private ScriptedUpstream cloud;
    private RunningGateway gateway;

    @BeforeEach
    void start() throws IOException {
        cloud = new ScriptedUpstream();
        cloud.plays(exchange -> exchange.json(
                200,
                "",
                "{\"id\":\"c-1\",\"object\":\"chat.completion\",\"choices\":[{\"index\":0,\"message\":{\"role\":"
                        + "\"assistant\",\"content\":\"red\"},\"finish_reason\":\"stop\"}]}"));
        gateway = RunningGateway.over(Served.by("cloud", cloud).outside());
        gateway.rewrite("privacy-policy.yml", nothing -> policy("[EMAIL]"));
        assertThat(reload()).as(told()).isZero();
    }

    @AfterEach
    void stop() {
        gateway.close();
        cloud.close();
    }

    @Test
    void requests_after_a_reload_go_by_the_new_policy() throws IOException {
        assertThat(gateway.ask(HARMLESS).status()).isEqualTo(200);
        assertThat(gateway.ask(MAIL).status()).isEqualTo(403);
        gateway.rewrite("privacy-policy.yml", nothing -> policy("[CREDIT_CARD]"));
        assertThat(reload()).isZero();
        assertThat(told()).contains("→");
        assertThat(gateway.ask(MAIL).status()).isEqualTo(200);
        assertThat(reload()).isZero();
        assertThat(told()).contains("Nothing changed");
        assertThat(gateway.managed("/metrics")).contains("sluice_reloads_total{outcome=\"changed\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "version: two", // not a number
                "rules: []", // the way out is gone, so a test fails
                "no_such_key: 1",
                "mode: relaxed",
                "{{{",
                "default: { decision: may_escalate, reason: trust }"
            })
    void a_broken_policy_changes_nothing(String line) throws IOException {
        gateway.rewrite("privacy-policy.yml", old -> without(old, line) + line + "\n");
        assertThat(reload()).isOne();
        assertThat(told()).contains("privacy-policy.yml:").contains("stay in force");
        assertThat(gateway.ask(HARMLESS).status()).isEqualTo(200);
        assertThat(gateway.ask(MAIL).status()).isEqualTo(403);
    }

    @Test
    void what_a_failing_test_of_the_policy_says_is_told() throws IOException {
        gateway.rewrite("privacy-policy.yml", old -> old.replace("expect: local_only", "expect: may_escalate"));
        assertThat(reload()).isOne();
        assertThat(told())
                .contains("expected may_escalate, but it is local_only")
                .doesNotContain("rosa");
    }

    @Test
    void what_needs_a_restart_is_refused_by_name() throws IOException {
        UnaryOperator<String> slower = old -> old + "limits: { body_time: 7s }\n";
        gateway.rewrite("gateway.yml", slower);
        assertThat(reload()).isOne();
        assertThat(told()).contains("limits: changed").contains("needs a restart");
        gateway.rewrite("gateway.yml", old -> old + "difficulty: { neighbours: true }\n");
        assertThat(reload()).isOne();
        assertThat(told()).contains("difficulty.neighbours: changed");
        assertThat(gateway.ask(MAIL).status()).isEqualTo(403);
    }

    private final StringWriter out = new StringWriter();

    private String told() {
        return out.toString();
    }

    private int reload() {
        out.getBuffer().setLength(0);
        CommandLine command = new CommandLine(new ReloadCommand(nowhere -> {
            throw new IllegalArgumentException("not asked for");
        }));
        command.setOut(new PrintWriter(out)).setErr(new PrintWriter(out));
        return command.execute("--management=http://127.0.0.1:"
                + gateway.bean(ManagementServer.class).port());
    }

    /** The policy without the line that the other one replaces. */
    private static String without(String policy, String line) {
        String key = line.substring(0, Math.max(0, line.indexOf(':')));
        return key.equals("rules")
                ? policy.substring(0, policy.indexOf("rules:")) + policy.substring(policy.indexOf("tests:"))
                : key.isEmpty() ? policy : policy.replaceAll("(?m)^" + key + ":.*\n", "");
    }

    private static String policy(String kept) {
        return """
                policy: reloaded
                version: 2
                owner: nobody@example.org
                default: { decision: local_only, reason: no-rule-matched }
                on_error: { decision: local_only }
                mode: enforce
                providers:
                  openai: { trains: false, evidence: none, valid_until: 2099-12-31 }
                rules:
                  - id: kept
                    when: { entities: %s }
                    then: { decision: local_only }
                  - id: out
                    when: { unscannable: false }
                    then: { decision: may_escalate, allow_providers: { trains: false } }
                tests:
                  - { text: "Hello", expect: may_escalate }
                  - { text: "card 4539 1488 0343 6467, mail rosa.blum@blumen-blum.example.de", expect: local_only }
                """.formatted(kept);
    }
}
