package dev.sluice.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.gateway.RunningGateway;
import dev.sluice.gateway.Served;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ExplainCommandTest extends Commands {
    private String explained(String body) throws IOException {
        Path request = Files.writeString(folder.resolve("request.json"), body);
        assertThat(run("explain", "--config", folder.toString(), request.toString()))
                .describedAs(err.toString())
                .isZero();
        return out.toString();
    }

    @Test
    void explain_tells_where_an_easy_request_goes_and_what_it_may_cost() throws IOException {
        configured();
        assertThat(explained(RunningGateway.request("auto", false)))
                .contains(
                        "Difficulty",
                        "Sensitivity  public",
                        "may_escalate",
                        "1. house/house-model",
                        "2. away/away-model",
                        "USD");
    }

    /** Figures are the difficulty model's and the price book's matter, so they are left out. */
    @Test
    void explain_shows_mode_threshold_and_every_route_with_what_is_expected_of_it() throws IOException {
        configured();
        Path gateway = folder.resolve("gateway.yml");
        Files.writeString(
                gateway,
                Files.readString(gateway)
                        .replace(
                                "aliases: { gpt-4o: auto }",
                                "aliases: { my-app: { mode: shadow, to: away, share: 100%, base: { mode: auto,"
                                        + " escalate: 20%, quality: 0.9 } } }"));
        Path request = Files.writeString(folder.resolve("request.json"), RunningGateway.request("my-app", false));
        assertThat(run("explain", "--config", folder.toString(), "--threshold", "1", request.toString()))
                .describedAs(err.toString())
                .isZero();
        assertThat(out.toString().replaceAll("[0-9]+\\.[0-9]+", "#").replaceAll("(?m)(?<=strong model #; ).*$", "…"))
                .isEqualTo("""
                        Request      model "my-app", about 24 tokens
                        Difficulty   #  small model #, strong model #; …
                        Sensitivity  public
                        Mode         auto; of what may leave, the hardest 20 % do; 90 % of a strong model's expected quality is enough; away gets a copy of 100 % of the harmless requests
                        Threshold    #  as given
                        Policy       house-privacy@2: may_escalate by rule harmless-may-escalate; matched harmless-may-escalate
                        Decision     easy: difficulty # is under #, from which the hardest 20 % escalate
                             route              quality  about USD
                          1. house/house-model     #  #
                          2. away/away-model       #  #
                          +  away/away-model       #  #        gets a copy
                        """);
        Path plain = Files.writeString(folder.resolve("plain.json"), RunningGateway.request("auto", false));
        assertThat(run("explain", "--config", folder.toString(), "--threshold", "2", plain.toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("--threshold: 2.0: \"auto\" has no share that may escalate");
        assertThat(run("explain", "--config", folder.toString(), "--mode", "strong", request.toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("--mode: not narrower than shadow");
    }

    @Test
    void explain_tells_whether_the_answer_would_be_judged_and_where_it_could_go_on() throws IOException {
        for (String verify : List.of("{ hold: first-40, samples: 1, escalate: 0.2 }", "{ doubt: 0.4 }")) {
            RunningGateway.write(
                    folder,
                    "",
                    "{}",
                    Served.by("house", "http://127.0.0.1:1/v1").trusted(0.7).verified(verify),
                    Served.by("away", "http://127.0.0.1:2/v1").outside());
            explained(RunningGateway.request("auto", false));
        }
        String easy = RunningGateway.request("auto", false);
        explained(RunningGateway.request("house", false));
        explained(RunningGateway.request("away", false));
        explained(easy.replace("{\"model\"", "{\"n\":2,\"model\""));
        explained(easy.replace("Name three", "Charge " + "4026 1358 7732 0941"));
        assertThat(out.toString().lines().filter(line -> line.startsWith("Answer ")))
                .containsExactly(
                        "Answer       judged by its first 40 tokens, beside 1 further sample; among the most doubtful"
                                + " 20 % it goes on to away/away-model",
                        "Answer       judged whole; with a flaw or a doubt above 0.40 it goes on to away/away-model",
                        "Answer       not judged: named",
                        "Answer       not judged: away/away-model has no verify",
                        "Answer       not judged: several choices",
                        "Answer       not judged: kept in the house by rule cards-and-accounts-local, where no abler"
                                + " model may answer");
    }

    /**
     * Estimated are about 24 tokens, a few more where the body says it, and 64 of an answer: 0.0045 in the house, 0.009
     * and 0.08 outside.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cheapest | - | is served all the same (not-escalated; cheapest)",
                "escalate=0% | - | is served all the same (not-escalated; share)",
                "escalate=5% | - | goes on to away/away-model, then far/far-model if it is among the most doubtful 5 % of"
                        + " all, or else is served all the same (not-escalated; share)",
                "escalate=50% | - | goes on to away/away-model, then far/far-model",
                "auto | 1 | goes on to away/away-model, then far/far-model",
                "- | 0.05 | goes on to away/away-model",
                "- | 0.016 | goes on to away/away-model, but after further samples is served all the same"
                        + " (not-escalated; max_cost)",
                "- | 0.011 | is served all the same (not-escalated; max_cost)"
            })
    void explain_tells_that_a_request_which_asks_for_less_is_not_escalated(String mode, String most, String told)
            throws IOException {
        RunningGateway.write(
                folder,
                "",
                "{}",
                Served.by("house", "http://127.0.0.1:1/v1")
                        .trusted(0.7)
                        .costing("50")
                        .verified("{ samples: 1, escalate: 0.2 }"),
                Served.by("away", "http://127.0.0.1:2/v1").outside().costing("100"),
                Served.by("far", "http://127.0.0.1:3/v1").outside().costing("900"));
        Path gateway = folder.resolve("gateway.yml");
        Files.writeString(
                gateway,
                Files.readString(gateway).replace("aliases: {", "aliases: { some: { mode: auto, escalate: 60% },"));
        String asked = "{\"model\":\"some\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":\"Name three"
                + " colours.\"}]";
        Path plain = Files.writeString(folder.resolve("plain.json"), asked + "}");
        List<String> options = new ArrayList<>(List.of("explain", "--config", folder.toString(), plain.toString()));
        StringBuilder members = new StringBuilder();
        if (!mode.equals("-")) {
            options.add("--mode=" + mode);
            members.append(",\"x-sluice-mode\":\"" + mode + "\"");
        }
        if (!most.equals("-")) {
            options.add("--max-cost=" + most);
            members.append(",\"x-sluice-max-cost\":\"" + most + "\"");
        }
        assertThat(run(options.toArray(String[]::new)))
                .describedAs(err.toString())
                .isZero();
        explained(asked + members + "}");
        assertThat(out.toString().lines().filter(line -> line.startsWith("Answer ")))
                .hasSize(2)
                .allMatch(line -> line.endsWith("among the most doubtful 20 % it " + told), told);
    }

    @Test
    void explain_refuses_what_the_body_may_not_ask_for_as_a_gateway_does() throws IOException {
        configured();
        for (String member : List.of("\"x-sluice-mode\":\"dearest\"", "\"x-sluice-max-cost\":\"much\"")) {
            Path request = Files.writeString(
                    folder.resolve("request.json"),
                    RunningGateway.request("auto", false).replace("{\"model\"", "{" + member + ",\"model\""));
            assertThat(run("explain", "--config", folder.toString(), request.toString()))
                    .isEqualTo(1);
        }
        assertThat(err.toString())
                .contains("x-sluice-mode: not a mode (expected auto,", "x-sluice-max-cost: not an amount")
                .doesNotContain("dearest", "much");
    }

    @Test
    void explain_tells_that_it_asks_no_neighbours_where_a_gateway_would() throws IOException {
        configured();
        assertThat(explained(RunningGateway.request("auto", false))).doesNotContain("Neighbours");
        Path gateway = folder.resolve("gateway.yml");
        Files.writeString(gateway, Files.readString(gateway) + "difficulty: { neighbours: true }\n");
        assertThat(explained(RunningGateway.request("auto", false))).contains("Neighbours   not asked offline");
    }

    @Test
    void explain_tells_which_rule_kept_a_card_number_in_and_never_the_number() throws IOException {
        configured();
        String card = "4026 1358 7732 0941";
        assertThat(explained(RunningGateway.request("auto", false).replace("Name three", "Charge " + card)))
                .contains(
                        "CREDIT_CARD",
                        "/messages/0/content",
                        "cards-and-accounts-local",
                        "1. house/house-model",
                        "-  away/away-model",
                        "left out: kept in the house by rule")
                .doesNotContain(card, "7732");
    }

    @Test
    void explain_tells_that_a_published_example_was_passed_over_and_never_its_text() throws IOException {
        configured();
        assertThat(explained(RunningGateway.request("auto", false)
                        .replace("Name three", "Charge 4111 1111 1111 1111 of AKIAIOSFODNN7EXAMPLE")))
                .contains(
                        "passed over: published example value (CREDIT_CARD) at /messages/0/content",
                        "passed over: published example value (SECRET.API_KEY) at /messages/0/content")
                .doesNotContain("4111", "AKIA");
    }

    @Test
    void explain_tells_what_would_be_treated_and_never_the_text() throws IOException {
        configured();
        Files.writeString(folder.resolve("privacy-policy.yml"), """
                version: 1
                policy: treating
                owner: tests
                mode: enforce
                default: { decision: local_only, reason: no-rule-matched }
                on_error: { decision: local_only }
                providers:
                  openai: { retention_days: 30, trains: false, evidence: made up, valid_until: 2099-01-01 }
                rules:
                  - id: treat-mail
                    when: { entities: [EMAIL] }
                    then: { decision: pseudonymise_then_escalate, verify: rescan, on_verify_fail: local_only }
                tests:
                  - { text: "Name three colours.", expect: local_only }
                """);
        String mail = "ida.moor@fernhill-post.de";
        assertThat(explained(RunningGateway.request("away", false).replace("Name three", "Write to " + mail)))
                .contains("found clean when judged again", "EMAIL: pseudonym", "1. away/away-model")
                .doesNotContain(mail, "fernhill");
    }

    @Test
    void explain_tells_what_a_route_cannot_carry() throws IOException {
        configured();
        String tools = "{\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"f\",\"parameters\":{}}}],";
        assertThat(explained(RunningGateway.request("auto", false)
                        .replaceFirst("\\{", java.util.regex.Matcher.quoteReplacement(tools))))
                .contains("1. away/away-model", "-  house/house-model", "left out: cannot carry tools");
    }

    @Test
    void explain_tells_a_refusal() throws IOException {
        configured();
        assertThat(explained(RunningGateway.request("nobody", false))).contains("refused:");
    }

    @Test
    void explain_of_no_request_ends_with_1_and_says_why() throws IOException {
        configured();
        Path request = Files.writeString(folder.resolve("request.json"), "{\"model\":");
        assertThat(run("explain", "--config", folder.toString(), request.toString()))
                .isEqualTo(1);
        assertThat(run(
                        "explain",
                        "--config",
                        folder.toString(),
                        folder.resolve("none.json").toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("request.json: ", "cannot be read").doesNotContain("Exception:", "\tat ");
    }
}
