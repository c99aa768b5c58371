package dev.sluice.gateway.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.gateway.RunningGateway;
import dev.sluice.gateway.ScriptedUpstream;
import dev.sluice.gateway.Served;
import dev.sluice.gateway.management.ManagementServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** An exception for so many requests ends with them, however many come at once. */
class ExceptionLimitTest {
    private static final String MAIL =
            "{\"model\":\"cloud\",\"messages\":[{\"role\":\"user\",\"content\":\"Write to rosa.blum@blumen-blum.de\"}]}";

    private static final String POLICY = """
            policy: limited
            version: 1
            owner: nobody@example.org
            default: { decision: local_only, reason: no-rule-matched }
            on_error: { decision: local_only }
            providers:
              openai: { trains: false, evidence: none, valid_until: 2099-12-31 }
            rules:
              - id: mail-stays
                when: { entities: [EMAIL] }
                then: { decision: local_only }
              - id: pilot
                when: { entities: [EMAIL] }
                then: { decision: may_escalate }
                exception: { overrides: [mail-stays], approver: dpo@example.org, ticket: RISK-1,
                             not_before: 2020-01-01, expires: 2099-12-31, max_requests: 5 }
            tests:
              - { text: "Write to rosa.blum@blumen-blum.de", expect: may_escalate, rule: pilot }
            """;

    @Test
    void five_of_thirty_at_once_get_out() throws Exception {
        try (ScriptedUpstream cloud = new ScriptedUpstream();
                RunningGateway gateway =
                        RunningGateway.over(Served.by("cloud", cloud).outside())) {
            cloud.plays(exchange -> exchange.json(
                    200,
                    "",
                    "{\"id\":\"c-1\",\"object\":\"chat.completion\",\"choices\":[{\"index\":0,\"message\":{\"role\":"
                            + "\"assistant\",\"content\":\"red\"},\"finish_reason\":\"stop\"}]}"));
            gateway.rewrite("privacy-policy.yml", nothing -> POLICY);
            reload(gateway);
            try (ExecutorService crowd = Executors.newFixedThreadPool(10)) {
                Callable<Integer> one = () -> gateway.ask(MAIL).status();
                List<Integer> statuses = crowd.invokeAll(java.util.Collections.nCopies(30, one)).stream()
                        .map(Future::resultNow)
                        .toList();
                assertThat(statuses).filteredOn(status -> status == 200).hasSize(5);
                assertThat(statuses).filteredOn(status -> status == 403).hasSize(25);
            }
            assertThat(cloud.timesAsked()).isEqualTo(5);
        }
    }

    private static void reload(RunningGateway gateway) throws IOException, InterruptedException {
        URI address = URI.create(
                "http://127.0.0.1:" + gateway.bean(ManagementServer.class).port() + "/reload");
        try (HttpClient client = HttpClient.newHttpClient()) {
            var answer = client.send(
                    HttpRequest.newBuilder(address)
                            .POST(HttpRequest.BodyPublishers.noBody())
                            .build(),
                    BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        }
    }
}
