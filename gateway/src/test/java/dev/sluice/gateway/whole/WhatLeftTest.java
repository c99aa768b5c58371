package dev.sluice.gateway.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The audit trail answers what left, to whom, under which rule and attestation; what stayed wrote its decision only.
 */
class WhatLeftTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    @Test
    void each_attempt_along_a_route_out_of_the_house_is_recorded_with_its_end_and_no_other() throws Exception {
        try (FakeBackend local = new FakeBackend(FakeBackend.FINE);
                FakeBackend broken = new FakeBackend(request -> Fault.ANSWERS_500);
                FakeBackend fine = new FakeBackend(FakeBackend.FINE);
                Gateway gateway = Gateway.start(new House(folder)
                        .patient()
                        .inHouse(local)
                        .cloud("openai", fine, "openai")
                        .backend("hosted", "openai", broken, "external", "pass_through", 0.9)
                        .settings())) {
            String stayed = id(gateway.ask(body("local")).orElseThrow());
            String translated = id(gateway.ask(body("openai")).orElseThrow());
            String failed = id(gateway.ask(body("hosted")).orElseThrow());

            Map<String, List<JsonNode>> records = new HashMap<>();
            Eventually.holds("all are in the database", Duration.ofSeconds(20), () -> {
                records.clear();
                read(gateway, records);
                return of(records, failed).size() == 3;
            });

            assertThat(kinds(of(records, stayed))).containsExactly("DECISION");
            assertThat(kinds(of(records, translated))).containsExactly("DECISION", "EGRESS", "OUTCOME");
            JsonNode egress = of(records, translated).get(1);
            assertThat(egress.path("route").asString()).isEqualTo("openai/openai-model");
            assertThat(egress.path("provider").path("evidence").asString()).isNotEmpty();
            assertThat(egress.path("rule").asString()).isNotEmpty();
            assertThat(egress.path("bytes").asLong()).isEqualTo(body("openai").length());
            JsonNode served = of(records, translated).get(2);
            assertThat(served.path("outcome").asString()).isEqualTo("SERVED");
            assertThat(served.path("wire_bytes").asLong())
                    .isEqualTo(fine.requests().element().body().length());
            JsonNode rejected = of(records, failed).get(2);
            assertThat(rejected.path("failure").asString()).isEqualTo("status_500");
            assertThat(rejected.path("wire_bytes").asLong())
                    .isEqualTo(broken.requests().element().body().length());
            // One caller, one pseudonym, and its name nowhere in the chain.
            assertThat(of(records, stayed).getFirst().path("actor"))
                    .isEqualTo(of(records, failed).getFirst().path("actor"));
            assertThat(records.toString()).doesNotContain("tester");
        }
    }

    private static void read(Gateway gateway, Map<String, List<JsonNode>> records) throws Exception {
        String export = gateway.managed("/report/audit/export").body();
        for (String line : export.lines().toList()) {
            JsonNode record = Gateway.JSON.readTree(line).path("record");
            if (record.isObject()) {
                records.computeIfAbsent(record.path("request_id").asString(), id -> new ArrayList<>())
                        .add(record);
            }
        }
    }

    private static List<JsonNode> of(Map<String, List<JsonNode>> records, String id) {
        return records.getOrDefault(id, List.of());
    }

    private static List<String> kinds(List<JsonNode> records) {
        return records.stream().map(record -> record.path("kind").asString()).toList();
    }

    private static String id(HttpResponse<String> answer) {
        return answer.headers().firstValue("x-request-id").orElseThrow();
    }

    private static String body(String model) {
        return "{\"model\":\"" + model
                + "\",\"stream\":false,\"messages\":[{\"role\":\"user\",\"content\":\"Name three rivers.\"}]}";
    }
}
