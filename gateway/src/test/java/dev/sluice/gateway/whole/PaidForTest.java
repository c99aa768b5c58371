package dev.sluice.gateway.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What was paid for beside the answer is in the ledger, whenever the gateway ends. */
class PaidForTest {
    private static final WireAnswer REFUSES = new WireAnswer("I'm sorry, but I can't do that.", 11, 0, 9);
    private static final WireAnswer NUMBER = new WireAnswer("42", 11, 0, 1);

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    private final CountDownLatch released = new CountDownLatch(1);
    private final FakeBackend local = new FakeBackend(FakeBackend.FINE);
    private final FakeBackend cloud = new FakeBackend(FakeBackend.FINE);

    private House house(String verify) {
        return new House(folder)
                .patient()
                .aliases("{ judged: auto, watched: { mode: shadow, to: cloud, share: 100%, base: local } }")
                .verify(verify)
                .backend("local", "local", local, "in_house", "pass_through", 0.9)
                .backend("cloud", "anthropic", cloud, "external", "pass_through", 1);
    }

    private static String body(String model, boolean stream, String question) {
        return "{\"model\":\"" + model + "\",\"stream\":" + stream + ",\"messages\":[{\"role\":\"user\",\"content\":\""
                + question + "\"}]}";
    }

    /** Holds back those of the requests until the test lets go. */
    private FakeBackend.Manner saying(FakeBackend backend, WireAnswer answer, Predicate<HttpIn> isHeld) {
        return new FakeBackend.Manner() {
            @Override
            public Fault fault(HttpIn request) {
                return Fault.NONE;
            }

            @Override
            public WireAnswer answer(HttpIn request) {
                return answer;
            }

            @Override
            public void before(HttpIn request) {
                if (isHeld.test(request)) {
                    backend.hold(released);
                }
            }
        };
    }

    @Test
    void a_judged_answer_outlives_a_kill_while_the_abler_model_is_asked() throws Exception {
        local.behave(saying(local, REFUSES, request -> false));
        cloud.behave(saying(cloud, WireAnswer.USUAL, request -> true));
        for (boolean stream : List.of(false, true)) {
            String id = killedWhile("doubt: 0.4", body("judged", stream, "Name three rivers."), cloud, 1);
            assertThat(afterwards("doubt: 0.4", id)).containsExactly("1 local/local-model VERIFIED_AWAY WITHHELD 9");
        }
    }

    @Test
    void a_judged_answer_outlives_a_kill_while_samples_are_asked_for() throws Exception {
        String verify = "samples: 1, doubt: 1, deadline: 60s";
        local.behave(saying(local, NUMBER, request -> local.requests().size() > 1));
        String id =
                killedWhile(verify, body("judged", false, "What is 40 + 2? Answer with the number only."), local, 2);
        assertThat(afterwards(verify, id)).containsExactly("1 local/local-model VERIFIED_AWAY WITHHELD 1");
    }

    /** Kills the gateway once the backend has got so many requests, the last of which it holds back; gives their id. */
    private String killedWhile(String verify, String body, FakeBackend holding, int requests) throws Exception {
        int port = Child.freePort();
        int management = Child.freePort();
        Path config = house(verify).ports(port, management).write();
        local.requests().clear();
        cloud.requests().clear();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                Child child = Child.start(config, folder);
                Gateway gateway = Gateway.at(port, management)) {
            child.awaitReady(gateway);
            Future<Optional<HttpResponse<String>>> caller = threads.submit(() -> gateway.ask(body));
            Eventually.holds(
                    "one is held back",
                    Duration.ofSeconds(20),
                    () -> holding.requests().size() == requests);
            child.kill();
            assertThat(caller.get()).isEmpty();
        }
        return local.requests().element().headers().getOrDefault("x-request-id", "none");
    }

    @Test
    void a_gateway_that_stops_waits_for_copies() throws Exception {
        assertThat(afterAStop(released::countDown))
                .containsExactly("1 local/local-model ANSWER SERVED 4", "1000 cloud/cloud-model SHADOW SERVED 4");
    }

    @Test
    void a_copy_that_takes_too_long_is_ended_by_a_stop_and_is_in_the_ledger() throws Exception {
        assertThat(afterAStop(() -> {}))
                .containsExactly("1 local/local-model ANSWER SERVED 4", "1000 cloud/cloud-model SHADOW CANCELLED 0");
    }

    /** What is in the ledger of a request whose copy was under way when the gateway was told to stop. */
    private List<String> afterAStop(Runnable onceItStops) throws Exception {
        cloud.behave(saying(cloud, WireAnswer.USUAL, request -> true));
        String id;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Gateway gateway = Gateway.start(house("doubt: 0.4").settings());
            id = gateway.ask(body("watched", true, "Name three rivers."))
                    .flatMap(answer -> answer.headers().firstValue("x-request-id"))
                    .orElseThrow();
            Eventually.holds("the copy is there", Duration.ofSeconds(20), () -> cloud.busy() == 1);
            Future<?> stopped = threads.submit(gateway::close);
            Eventually.holds("nobody is let in", Duration.ofSeconds(20), () -> isShut(gateway.port()));
            onceItStops.run();
            stopped.get();
        }
        return afterwards("doubt: 0.4", id);
    }

    private static boolean isShut(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return !socket.isConnected();
        } catch (IOException refused) {
            return true;
        }
    }

    @Test
    void a_copy_is_nothing_that_could_have_been_judged() throws Exception {
        House watched = new House(folder)
                .patient()
                .aliases("{ watched: { mode: shadow, to: local, share: 100%, base: cloud } }")
                .verify("doubt: 0.4")
                .backend("local", "local", local, "in_house", "pass_through", 0.9)
                .backend("cloud", "anthropic", cloud, "external", "pass_through", 1);
        try (Gateway gateway = Gateway.start(watched.settings())) {
            String id = gateway.ask(body("watched", false, "Name three rivers."))
                    .flatMap(answer -> answer.headers().firstValue("x-request-id"))
                    .orElseThrow();
            attempts(gateway, id, 2);
            assertThat(gateway.managed("/metrics").body()).doesNotContain("sluice_verified_total{");
        }
    }

    /** What a gateway that is started again finds of the request. */
    private List<String> afterwards(String verify, String id) throws Exception {
        try (Gateway gateway = Gateway.start(house(verify).settings())) {
            return attempts(gateway, id, 1);
        }
    }

    private static List<String> attempts(Gateway gateway, String id, int least) throws Exception {
        String path = "/report/request/" + id;
        Eventually.holds(
                least + " attempts of " + id + " are in the ledger",
                Duration.ofSeconds(20),
                () -> gateway.managed(path).statusCode() == 200
                        && gateway.report(path).path("attempts").size() >= least);
        return gateway.report(path)
                .path("attempts")
                .valueStream()
                .map(PaidForTest::shown)
                .toList();
    }

    private static String shown(JsonNode attempt) {
        return String.join(
                " ",
                attempt.path("attempt").asString(),
                attempt.path("route").asString(),
                attempt.path("role").asString(),
                attempt.path("outcome").asString(),
                attempt.path("output_tokens").asString());
    }
}
