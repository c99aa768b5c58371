package dev.sluice.gateway.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.config.GatewaySettings;
import dev.sluice.gateway.feedback.RoutingBook;
import dev.sluice.gateway.ledger.Store;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a team says of its answers decides where its next questions of that kind go, and nobody else's. */
class NeighboursTest {
    private static final int FAILURES = 20;
    private static final String UNLIKE = "Write a poem about the sea in autumn.";

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    @Test
    void a_kind_of_question_that_fails_in_the_house_escalates_also_after_a_restart_and_others_stay() throws Exception {
        try (FakeBackend local = new FakeBackend(FakeBackend.FINE);
                FakeBackend openai = new FakeBackend(FakeBackend.FINE)) {
            House house = house(local, openai).neighbours();
            try (Gateway gateway = Gateway.start(house)) {
                failures(gateway);
                heard(gateway, FAILURES);
                learnt(gateway);
                assertThat(gateway.managed("/metrics").body()).contains("sluice_neighbours_heard_total 1.0");
            }
            try (Gateway again = Gateway.start(house)) {
                heard(again, FAILURES);
                learnt(again);
            }
            assertThat(rows(house, "SELECT DISTINCT neighbours FROM routing_fact WHERE route LIKE 'openai/%'"))
                    .containsExactly(String.valueOf(FAILURES));
            assertThat(rows(house, "SELECT COUNT(*) FROM routing_fact WHERE decided_score > score + 0.2"))
                    .containsExactly("2");
        }
    }

    @Test
    void without_the_setting_nothing_is_sketched_and_nothing_learnt() throws Exception {
        try (FakeBackend local = new FakeBackend(FakeBackend.FINE);
                FakeBackend openai = new FakeBackend(FakeBackend.FINE)) {
            House house = house(local, openai);
            try (Gateway gateway = Gateway.start(house)) {
                failures(gateway);
                assertThat(route(ask(gateway, train(99), House.KEY))).isEqualTo("local/local-model");
            }
            assertThat(rows(house, "SELECT COUNT(*) FROM feedback")).containsExactly(String.valueOf(FAILURES));
            assertThat(rows(house, "SELECT DISTINCT sketch, neighbours, decided_score FROM routing_fact"))
                    .containsExactly("null|null|null");
        }
    }

    @Test
    void of_what_the_policy_or_the_caller_keeps_in_the_house_no_sketch_is_kept() throws Exception {
        try (FakeBackend local = new FakeBackend(FakeBackend.FINE);
                FakeBackend openai = new FakeBackend(FakeBackend.FINE)) {
            House house = house(local, openai).neighbours().aliases("{ inside: { mode: local-only } }");
            try (Gateway gateway = Gateway.start(house)) {
                ask(gateway, train(1) + " Send it to ann.smith@corp.com.", House.KEY);
                ask(gateway, train(2) + " CONFIDENTIAL, internal use only.", House.KEY);
                assertThat(gateway.ask(body("inside", train(3)))).isPresent();
                ask(gateway, train(4), House.KEY);
            }
            assertThat(rows(house, "SELECT COUNT(*), COUNT(sketch) FROM routing_fact"))
                    .containsExactly("4|1");
        }
    }

    private House house(FakeBackend local, FakeBackend openai) {
        return new House(folder)
                .backend("local", "local", local, "in_house", "pass_through", 0.3)
                .cloud("openai", openai, "openai");
    }

    /** All are asked before the first is rated, so that all are answered in the house. */
    private static void failures(Gateway gateway) throws Exception {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < FAILURES; i++) {
            HttpResponse<String> answer = ask(gateway, train(i), House.KEY);
            assertThat(route(answer)).isEqualTo("local/local-model");
            ids.add(answer.headers().firstValue("x-request-id").orElseThrow());
        }
        for (String id : ids) {
            assertThat(rate(gateway, id)).isEqualTo(200);
        }
    }

    private static void heard(Gateway gateway, int count) throws Exception {
        Eventually.holds("neighbours are known", Duration.ofSeconds(20), () -> gateway.managed("/metrics")
                .body()
                .contains("sluice_neighbours_outcomes " + count + ".0"));
    }

    private static void learnt(Gateway gateway) {
        HttpResponse<String> alike = ask(gateway, train(77), House.KEY);
        assertThat(route(alike)).isEqualTo("openai/openai-model");
        assertThat(alike.headers().firstValue("x-sluice-explanation"))
                .hasValueSatisfying(text -> assertThat(text).contains(" with " + FAILURES + " neighbours is above "));
        HttpResponse<String> unlike = ask(gateway, UNLIKE, House.KEY);
        assertThat(route(unlike)).isEqualTo("local/local-model");
        assertThat(unlike.headers().firstValue("x-sluice-explanation"))
                .hasValueSatisfying(text -> assertThat(text).doesNotContain("neighbour"));
        HttpResponse<String> otherTeam = ask(gateway, train(78), House.OTHER_KEY);
        assertThat(route(otherTeam)).isEqualTo("local/local-model");
    }

    private static String train(int number) {
        return "A train leaves at noon and covers " + (100 + number) + " km in 2 hours. What is its average speed in km"
                + " per hour?";
    }

    private static String body(String model, String text) {
        return "{\"model\":\"" + model + "\",\"messages\":[{\"role\":\"user\",\"content\":\"" + text + "\"}]}";
    }

    private static HttpResponse<String> ask(Gateway gateway, String text, String key) {
        HttpResponse<String> answer = gateway.ask(body("auto", text), key).orElseThrow();
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    private static String route(HttpResponse<String> answer) {
        return answer.headers().firstValue("x-sluice-route").orElseThrow();
    }

    private static int rate(Gateway gateway, String id) throws Exception {
        return gateway.client()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway.port() + "/v1/feedback"))
                                .timeout(Duration.ofSeconds(20))
                                .header("authorization", "Bearer " + House.KEY)
                                .POST(BodyPublishers.ofString("{\"request_id\":\"" + id + "\",\"rating\":\"down\"}"))
                                .build(),
                        BodyHandlers.ofString())
                .statusCode();
    }

    /** Of a gateway that is closed, whose journal is drained first. */
    private static List<String> rows(House house, String sql) throws Exception {
        GatewaySettings.Storage storage = house.settings().gateway().storage();
        try (Store store = new Store(storage)) {
            try (RoutingBook book =
                    RoutingBook.open(storage.directory(), store, RoutingBook.LIMITS, foreign -> {}, Optional.empty())) {
                book.flush(Duration.ofSeconds(20));
            }
            return rows(store, sql);
        }
    }

    private static List<String> rows(Store store, String sql) throws SQLException {
        List<String> all = new ArrayList<>();
        try (Connection connection = store.connection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    values.add(String.valueOf(row.getString(i)));
                }
                all.add(String.join("|", values));
            }
        }
        return all;
    }
}
