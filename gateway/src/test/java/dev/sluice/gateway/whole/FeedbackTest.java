package dev.sluice.gateway.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.gateway.cli.Sluice;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

/** Callers rate the answers to their own team, and nobody else's. */
class FeedbackTest {
    private static final String ASKED =
            "{\"model\":\"auto\",\"messages\":[{\"role\":\"user\",\"content\":\"Name three" + " rivers.\"}]}";
    private static final String NOBODYS = "req_00000000000000000000000000";

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    @Test
    void an_answer_is_rated_at_once_by_its_own_team_and_by_no_other() throws Exception {
        try (FakeBackend local = new FakeBackend(FakeBackend.FINE);
                Gateway gateway = Gateway.start(new House(folder).inHouse(local))) {
            for (int i = 0; i < 8; i++) {
                String id = answered(gateway);
                HttpResponse<String> foreign = rate(gateway, up(id), House.OTHER_KEY);
                HttpResponse<String> unknown = rate(gateway, up(NOBODYS), House.OTHER_KEY);
                assertThat(foreign.statusCode()).isEqualTo(404);
                assertThat(foreign.body()).isEqualTo(unknown.body()).contains("request_not_found");
                assertThat(unknown.statusCode()).isEqualTo(404);
                HttpResponse<String> own = rate(gateway, up(id), House.KEY);
                assertThat(own.statusCode()).as(own.body()).isEqualTo(200);
                assertThat(own.body())
                        .isEqualTo("{\"object\":\"feedback\",\"request_id\":\"" + id
                                + "\",\"status\":\"recorded\",\"kinds\":[\"rating\"]}");
                assertThat(own.headers().firstValue("x-request-id")).isPresent();
            }
            assertThat(gateway.managed("/metrics").body()).contains("sluice_feedback_total{kind=\"rating\"} 8.0");
        }
    }

    @Test
    void what_is_no_feedback_is_refused_in_the_callers_protocol() throws Exception {
        try (FakeBackend local = new FakeBackend(FakeBackend.FINE);
                Gateway gateway = Gateway.start(new House(folder).inHouse(local))) {
            String id = answered(gateway);
            for (String body : List.of("", "{}", "{\"request_id\":\"" + id + "\",\"rating\":5}")) {
                HttpResponse<String> refused = rate(gateway, body, House.KEY);
                assertThat(refused.statusCode()).isEqualTo(400);
                JsonNode error = Gateway.JSON.readTree(refused.body()).path("error");
                assertThat(error.path("type").asString()).isEqualTo("invalid_request_error");
                assertThat(error.path("code").asString()).isEqualTo("invalid_feedback");
            }
            String comment = "{\"request_id\":\"" + id + "\",\"rating\":\"down\",\"comment\":\"zebrafinch\"}";
            HttpResponse<String> text = rate(gateway, comment, House.KEY);
            assertThat(text.statusCode()).isEqualTo(400);
            assertThat(text.body()).contains("takes no text").doesNotContain("zebrafinch");
            assertThat(rate(gateway, up(id), "sk-sluice-nobodys").statusCode()).isEqualTo(401);
            assertThat(rate(gateway, " ".repeat(5000) + up(id), House.KEY).statusCode())
                    .isEqualTo(413);
            HttpResponse<String> got = gateway.client()
                    .send(
                            HttpRequest.newBuilder(uri(gateway))
                                    .header("authorization", "Bearer " + House.KEY)
                                    .build(),
                            BodyHandlers.ofString());
            assertThat(got.statusCode()).isEqualTo(405);
        }
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile))
                    .noneMatch(file -> read(file).contains("zebrafinch"));
        }
    }

    @Test
    void only_who_is_let_rates_as_a_reviewer_or_a_judge() throws Exception {
        try (FakeBackend local = new FakeBackend(FakeBackend.FINE);
                Gateway gateway = Gateway.start(new House(folder).inHouse(local))) {
            String testers = answered(gateway);
            String lawyers = gateway.ask(ASKED, House.OTHER_KEY)
                    .flatMap(answer -> answer.headers().firstValue("x-request-id"))
                    .orElseThrow();
            for (String open : List.of("user", "test")) {
                assertThat(rate(gateway, up(testers, open), House.KEY).statusCode())
                        .isEqualTo(200);
            }
            assertThat(rate(gateway, up(lawyers, "reviewer"), House.OTHER_KEY).statusCode())
                    .isEqualTo(200);
            for (HttpResponse<String> refused : List.of(
                    rate(gateway, up(testers, "reviewer"), House.KEY),
                    rate(gateway, up(testers, "judge"), House.KEY),
                    rate(gateway, up(lawyers, "judge"), House.OTHER_KEY))) {
                assertThat(refused.statusCode()).isEqualTo(400);
                JsonNode error = Gateway.JSON.readTree(refused.body()).path("error");
                assertThat(error.path("code").asString()).isEqualTo("source_not_allowed");
                assertThat(error.path("param").asString()).isEqualTo("source");
            }
        }
    }

    private static String up(String id, String source) {
        return up(id).replace("}", ",\"source\":\"" + source + "\"}");
    }

    @Test
    void what_callers_said_teaches_how_often_the_routes_succeed() throws Exception {
        try (FakeBackend local = new FakeBackend(FakeBackend.FINE);
                FakeBackend big = new FakeBackend(FakeBackend.FINE)) {
            House house =
                    new House(folder).inHouse(local).backend("big", "local", big, "in_house", "pass_through", 0.9);
            try (Gateway gateway = Gateway.start(house)) {
                for (int i = 0; i < 60; i++) {
                    String id = answered(gateway);
                    String word = i % 3 == 0 ? "up" : "down";
                    assertThat(rate(gateway, up(id).replace("up", word), House.KEY)
                                    .statusCode())
                            .isEqualTo(200);
                }
                Eventually.holds(
                        "all are drained",
                        Duration.ofSeconds(20),
                        () -> gateway.managed("/report/outcomes").body().lines().count() == 60);
            }
            StringWriter out = new StringWriter();
            CommandLine sluice = Sluice.commandLine();
            sluice.setOut(new PrintWriter(out, true));
            assertThat(sluice.execute("calibrate", "--config", house.write().toString()))
                    .isZero();
            assertThat(out.toString())
                    .contains(
                            "local: 60 outcomes, platt",
                            "big: 0 outcomes, too few",
                            "+  - local: local",
                            "+    strong: big");
        }
    }

    @Test
    void every_rating_that_was_acknowledged_outlives_a_kill_at_any_moment() throws Exception {
        Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
        try (FakeBackend local = new FakeBackend(FakeBackend.FINE)) {
            int port = Child.freePort();
            int management = Child.freePort();
            Path config = new House(folder)
                    .ports(port, management)
                    .patient()
                    .inHouse(local)
                    .write();
            for (int kill = 0; kill < 2; kill++) {
                int enough = acknowledged.size() + 40;
                try (Child child = Child.start(config, folder);
                        Gateway gateway = Gateway.at(port, management)) {
                    child.awaitReady(gateway);
                    AtomicBoolean alive = new AtomicBoolean(true);
                    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                        Future<?> raters = threads.submit(() -> rateUntil(gateway, alive, acknowledged));
                        Eventually.holds("ratings", Duration.ofSeconds(40), () -> acknowledged.size() > enough);
                        child.kill();
                        alive.set(false);
                        raters.get();
                    }
                }
            }
            try (Child last = Child.start(config, folder);
                    Gateway gateway = Gateway.at(port, management)) {
                last.awaitReady(gateway);
                Eventually.holds("all are drained", Duration.ofSeconds(20), () -> {
                    String outcomes = gateway.managed("/report/outcomes").body();
                    return acknowledged.stream().allMatch(outcomes::contains);
                });
                String outcomes = gateway.managed("/report/outcomes").body();
                assertThat(outcomes.lines().count()).isGreaterThanOrEqualTo(acknowledged.size());
                assertThat(outcomes.lines().map(line -> line.replaceAll("\"at\".*", "")))
                        .doesNotHaveDuplicates();
            }
        }
    }

    private static void rateUntil(Gateway gateway, AtomicBoolean alive, Queue<String> acknowledged) {
        while (alive.get()) {
            gateway.ask(ASKED)
                    .flatMap(answer -> answer.headers().firstValue("x-request-id"))
                    .filter(id -> rated(gateway, id))
                    .ifPresent(acknowledged::add);
        }
    }

    private static boolean rated(Gateway gateway, String id) {
        try {
            return rate(gateway, up(id), House.KEY).statusCode() == 200;
        } catch (Exception killed) {
            return false;
        }
    }

    private static String answered(Gateway gateway) {
        HttpResponse<String> answer = gateway.ask(ASKED).orElseThrow();
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.headers().firstValue("x-request-id").orElseThrow();
    }

    private static String up(String id) {
        return "{\"request_id\":\"" + id + "\",\"rating\":\"up\"}";
    }

    private static URI uri(Gateway gateway) {
        return URI.create("http://127.0.0.1:" + gateway.port() + "/v1/feedback");
    }

    private static HttpResponse<String> rate(Gateway gateway, String body, String key) throws Exception {
        return gateway.client()
                .send(
                        HttpRequest.newBuilder(uri(gateway))
                                .timeout(Duration.ofSeconds(20))
                                .header("authorization", "Bearer " + key)
                                .header("content-type", "application/json")
                                .POST(BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofString());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (java.io.IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
