package dev.sluice.gateway.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Modes, wishes, canaries and shadows through a whole gateway. */
class RoutingModesTest {
    private static final String ALIASES = """
            { cheap: { mode: cheapest }, inside: { mode: local-only }, best: { mode: strong },\
             pinned: { mode: fixed, route: spare }, mixed: { mode: weighted, routes: { local: 50, spare: 50 } },\
             new: { mode: canary, to: spare, share: 50%, base: local }, some: { mode: auto, escalate: 20% },\
             good: { mode: auto, quality: 0.9 }, plain: local,\
             watched: { mode: shadow, to: hosted, share: 100%, base: local } }""";

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    private final FakeBackend local = new FakeBackend(FakeBackend.FINE);
    private final FakeBackend spare = new FakeBackend(FakeBackend.FINE);
    private final FakeBackend openai = new FakeBackend(FakeBackend.FINE);
    private final FakeBackend hosted = new FakeBackend(FakeBackend.FINE);

    private House house() {
        return new House(folder)
                .patient()
                .aliases(ALIASES)
                .inHouse(local)
                .backend("spare", "local", spare, "in_house", "pass_through", 0.01)
                .cloud("openai", openai, "openai")
                .backend("hosted", "openai", hosted, "external", "pass_through", 0.9)
                .price("local", "input: 2, output: 2")
                .price("spare", "input: 1, output: 1")
                .price("openai", "input: 10, output: 10")
                .price("hosted", "input: 5, output: 5");
    }

    private static String body(String model, String more) {
        return "{\"model\":\"" + model + "\"," + more
                + "\"messages\":[{\"role\":\"user\",\"content\":\"What is a good name for a boat?\"}]}";
    }

    private static HttpResponse<String> ask(Gateway gateway, String body, String... headers) throws Exception {
        var request = gateway.chat(body);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return gateway.client().send(request.build(), BodyHandlers.ofString());
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static void came(HttpResponse<String> answer, String route, String reason) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(header(answer, "x-sluice-route")).isEqualTo(route + "/" + route + "-model");
        assertThat(header(answer, "x-sluice-reason")).isEqualTo(reason);
    }

    private static JsonNode error(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return Gateway.JSON.readTree(answer.body()).path("error");
    }

    @Test
    void a_name_chooses_by_its_mode_and_a_request_narrows_it() throws Exception {
        try (Gateway gateway = Gateway.start(house().settings())) {
            came(ask(gateway, body("cheap", "")), "spare", "cheapest");
            came(ask(gateway, body("inside", "")), "local", "local_only");
            came(ask(gateway, body("best", "")), "openai", "strong");
            came(ask(gateway, body("pinned", "")), "spare", "named");
            assertThat(header(ask(gateway, body("good", "")), "x-sluice-explanation"))
                    .contains("expected quality");
            assertThat(ask(gateway, body("some", "")).statusCode()).isEqualTo(200);
            HttpResponse<String> list = gateway.client()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway.port() + "/v1/models"))
                                    .header("authorization", "Bearer " + House.KEY)
                                    .build(),
                            BodyHandlers.ofString());
            assertThat(list.body()).contains("\"watched\"", "\"mixed\"", "\"auto\"");
            wishes(gateway);
            lots(gateway);
        }
    }

    private void wishes(Gateway gateway) throws Exception {
        came(ask(gateway, body("best", ""), "x-sluice-mode", "local-only"), "local", "local_only");
        came(ask(gateway, body("best", ""), "x-sluice-mode", "cheapest"), "spare", "cheapest");
        came(ask(gateway, body("best", "\"x-sluice-mode\":\"cheapest\",")), "spare", "cheapest");
        assertThat(spare.requests()).isNotEmpty().noneMatch(request -> request.body()
                .contains("x-sluice"));
        came(ask(gateway, body("best", ""), "x-sluice-max-cost", "0.004"), "hosted", "strong");
        JsonNode dear = error(ask(gateway, body("best", ""), "x-sluice-max-cost", "0"), 400);
        assertThat(dear.path("message").asString()).contains("x-sluice-max-cost 0");
        assertThat(dear.path("code").asString()).isEqualTo("no_route_left");
        for (String bad : List.of("strongest", "escalate=200%", "")) {
            JsonNode told = error(ask(gateway, body("best", ""), "x-sluice-mode", bad), 400);
            assertThat(told.path("message").asString()).startsWith("x-sluice-mode: not a mode");
            assertThat(told.path("param").asString()).isEqualTo("x-sluice-mode");
        }
        assertThat(error(ask(gateway, body("best", ""), "x-sluice-max-cost", "cheap"), 400)
                        .path("param")
                        .asString())
                .isEqualTo("x-sluice-max-cost");
        JsonNode wider = error(ask(gateway, body("inside", ""), "x-sluice-mode", "strong"), 400);
        assertThat(wider.path("message").asString()).startsWith("x-sluice-mode: not narrower than local-only");
        assertThat(wider.path("code").asString()).isEqualTo("override_not_granted");
        assertThat(openai.requests()).as("asked for best alone").hasSize(1);
    }

    private void lots(Gateway gateway) throws Exception {
        int first = spare.requests().size();
        for (int i = 0; i < 60; i++) {
            assertThat(header(ask(gateway, body("mixed", "")), "x-sluice-reason"))
                    .isEqualTo("weighted");
        }
        assertThat(spare.requests().size() - first).as("about half of sixty").isBetween(12, 48);
        int canaries = 0;
        for (int user = 0; user < 40; user++) {
            String who = "\"user\":\"" + user + "\",";
            String reason = header(ask(gateway, body("new", who)), "x-sluice-reason");
            assertThat(header(ask(gateway, body("new", who)), "x-sluice-reason"))
                    .isEqualTo(reason);
            canaries += reason.equals("canary") ? 1 : 0;
        }
        assertThat(canaries).as("about half of forty users").isBetween(6, 34);
    }

    @Test
    void callers_with_every_freedom_widen_and_those_with_none_are_refused() throws Exception {
        try (Gateway gateway = Gateway.start(house().overrides("any").settings())) {
            came(ask(gateway, body("inside", ""), "x-sluice-mode", "strong"), "openai", "strong");
            HttpResponse<String> kept = ask(
                    gateway,
                    body("inside", "").replace("What is", "My card is 4026 1358 7732 0941. What is"),
                    "x-sluice-mode",
                    "strong");
            came(kept, "local", "kept_in");
            came(ask(gateway, body("auto", "")), "local", "easy");
        }
        try (Gateway gateway = Gateway.start(house().overrides("none").settings())) {
            assertThat(error(ask(gateway, body("best", ""), "x-sluice-mode", "local-only"), 400)
                            .path("message")
                            .asString())
                    .isEqualTo("x-sluice-mode: not granted to this caller (overrides: none in gateway.yml)");
        }
    }

    @Test
    void a_share_holds_for_each_team_and_through_a_reload() throws Exception {
        House house = house();
        try (Gateway gateway = Gateway.start(house)) {
            AtomicInteger out = new AtomicInteger();
            escalations(gateway, 0, 150, out);
            house.aliases(ALIASES.replace("cheap:", "cheaper:"));
            assertThat(gateway.reload().body()).contains("changed");
            out.set(0);
            escalations(gateway, 150, 450, out);
            assertThat(out.get() / 300.0).isCloseTo(0.2, within(0.06));
            JsonNode held =
                    gateway.report("/report/thresholds").path("thresholds").path(0);
            assertThat(held.path("alias").asString()).isEqualTo("some");
            assertThat(held.path("team").asString()).isEqualTo("tests");
            assertThat(held.path("requests").asInt()).isEqualTo(450);
            // Above 1, nothing goes out at the moment.
            assertThat(held.path("threshold").asDouble()).isBetween(0.0, 2.0);
        }
    }

    @Test
    void a_share_holds_right_after_a_restart() throws Exception {
        AtomicInteger out = new AtomicInteger();
        try (Gateway gateway = Gateway.start(house().settings())) {
            escalations(gateway, 0, 170, out);
        }
        out.set(0);
        try (Gateway gateway = Gateway.start(house().settings())) {
            Eventually.holds("the threshold is there", Duration.ofSeconds(20), () -> {
                JsonNode held =
                        gateway.report("/report/thresholds").path("thresholds").path(0);
                return held.path("alias").asString("").equals("some")
                        && held.path("team").asString("").equals("tests")
                        && held.path("budget").asDouble() == 0.2
                        && held.path("requests").asInt() == 0
                        && held.path("threshold").isNumber();
            });
            // As many as would all go by the first threshold otherwise.
            escalations(gateway, 170, 170 + 51, out);
            assertThat(out.get() / 51.0).isCloseTo(0.2, within(0.12));
        }
    }

    /** Requests of many difficulties, easy ones and hard ones. */
    private static void escalations(Gateway gateway, int from, int to, AtomicInteger out) throws Exception {
        Crowd.each(to - from, 4, number -> {
            int hard = (from + number) % 17;
            String text = "Prove by induction that the algorithm is correct. ".repeat(hard) + "Name a colour.";
            HttpResponse<String> answer = gateway.ask(body("some", "").replace("What is", text + " What is"))
                    .orElseThrow();
            if (header(answer, "x-sluice-reason").equals("over_threshold")) {
                out.incrementAndGet();
            }
        });
    }

    @Test
    void a_shadow_gets_a_copy_that_nobody_sees_and_that_is_paid_for() throws Exception {
        try (Gateway gateway = Gateway.start(house().settings())) {
            for (String stream : List.of("", "\"stream\":true,")) {
                HttpResponse<String> alone = ask(gateway, body("plain", stream));
                HttpResponse<String> watched = ask(gateway, body("watched", stream));
                assertThat(watched.body()).isEqualTo(alone.body());
                assertThat(watched.headers().map().keySet())
                        .isEqualTo(alone.headers().map().keySet());
                came(watched, "local", "named");
                JsonNode attempts = attempts(gateway, watched, 2);
                assertThat(attempts.path(0).path("role").asString()).isEqualTo("ANSWER");
                JsonNode shadow = attempts.path(1);
                assertThat(shadow.path("role").asString()).isEqualTo("SHADOW");
                assertThat(shadow.path("route").asString()).isEqualTo("hosted/hosted-model");
                assertThat(shadow.path("outcome").asString()).isEqualTo("SERVED");
                assertThat(shadow.path("cost").asString()).isEqualTo("0.000075000");
                assertThat(shadow.path("baseline").asString()).isEqualTo("0.000000000");
            }
            assertThat(hosted.requests()).hasSize(2);
            assertThat(hosted.requests().peek().body()).isEqualTo(body("hosted-model", ""));
            HttpResponse<String> secret =
                    ask(gateway, body("watched", "").replace("What is", "My card is 4026 1358 7732 0941. What is"));
            assertThat(secret.statusCode()).isEqualTo(200);
            attempts(gateway, ask(gateway, body("watched", "")), 2);
            assertThat(hosted.requests()).hasSize(3).noneMatch(request -> request.raw()
                    .contains("4026"));
            assertThat(gateway.managed("/metrics").body()).contains("sluice_shadows_total{outcome=\"sent\"} 3.0");
            Eventually.holds(
                    "three departures are in the audit trail",
                    Duration.ofSeconds(20),
                    () -> departures(gateway.managed("/report/audit/export").body()) == 3);
            assertThat(gateway.managed("/report/audit/export").body()).contains("\"shadow\":\"hosted/hosted-model\"");
        }
    }

    @Test
    void a_shadow_neither_delays_the_answer_nor_ends_with_its_caller() throws Exception {
        CountDownLatch released = new CountDownLatch(1);
        hosted.behave(new FakeBackend.Manner() {
            @Override
            public Fault fault(HttpIn request) {
                return Fault.NONE;
            }

            @Override
            public void before(HttpIn request) {
                hosted.hold(released);
            }
        });
        try (Gateway gateway = Gateway.start(house().settings())) {
            HttpResponse<String> answer = ask(gateway, body("watched", "\"stream\":true,"));
            assertThat(answer.statusCode()).isEqualTo(200);
            gateway.askAndLeave(body("watched", "\"stream\":true,"));
            Eventually.holds("both copies are with the backend", Duration.ofSeconds(20), () -> hosted.busy() == 2);
            released.countDown();
            Eventually.holds(
                    "both copies are in the ledger, served",
                    Duration.ofSeconds(20),
                    () -> copies(gateway, "hosted/hosted-model") == 2);
        }
    }

    @Test
    void copies_that_fail_keep_nobody_from_their_backend() throws Exception {
        hosted.behave(request -> Fault.ANSWERS_500);
        try (Gateway gateway = Gateway.start(house().settings())) {
            for (int i = 0; i < 30; i++) {
                attempts(gateway, ask(gateway, body("watched", "")), 2);
            }
            hosted.behave(FakeBackend.FINE);
            came(ask(gateway, body("hosted", "")), "hosted", "named");
        }
    }

    /** Records of attempts that leave, each of which is told before it does. */
    private static long departures(String trail) {
        return trail.lines()
                .filter(line -> line.contains("\"kind\":\"EGRESS\"") && line.contains("hosted/hosted-model"))
                .count();
    }

    private static int copies(Gateway gateway, String route) throws Exception {
        for (JsonNode row : gateway.report("/report/spend?by=route&format=json").path("rows")) {
            if (row.toString().contains(route)) {
                return row.path("shadows").asInt();
            }
        }
        return 0;
    }

    private static JsonNode attempts(Gateway gateway, HttpResponse<String> answer, int count) throws Exception {
        String path = "/report/request/" + header(answer, "x-request-id");
        Eventually.holds(
                count + " attempts are in the ledger",
                Duration.ofSeconds(20),
                () -> gateway.managed(path).statusCode() == 200
                        && gateway.report(path).path("attempts").size() == count);
        return gateway.report(path).path("attempts");
    }
}
