package dev.sluice.gateway.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.gateway.cli.Sluice;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

/** From copies of a caller's requests to settings that say how often the local model succeeds. */
class ShadowOutcomesTest {
    private static final String ALIASES = "{ watched: { mode: shadow, to: big, share: 100%, base: local } }";
    private static final int REQUESTS = 90;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    /** A question of multiple choice; the model of the house is wrong about each third. */
    private static String body(int number) {
        return "{\"model\":\"watched\",\"stream\":" + (number % 2 == 0)
                + ",\"messages\":[{\"role\":\"user\",\"content\":\""
                + (number % 3 > 0 ? "zebrafinch" : "sparrow")
                + "\\nWhich one flies?\\nA. a stone\\nB. a bird\\nC. a fish\\nAnswer:\"}]}";
    }

    private static FakeBackend.Manner saying(String ofZebrafinches) {
        return new FakeBackend.Manner() {
            @Override
            public Fault fault(HttpIn request) {
                return Fault.NONE;
            }

            @Override
            public WireAnswer answer(HttpIn request) {
                String letter = request.body().contains("zebrafinch") ? ofZebrafinches : "B";
                return new WireAnswer("It has wings, so the answer is " + letter + ".", 11, 0, 9);
            }
        };
    }

    @Test
    void what_an_abler_shadow_says_teaches_how_often_the_model_of_the_house_succeeds() throws Exception {
        try (FakeBackend local = new FakeBackend(saying("C"));
                FakeBackend big = new FakeBackend(saying("B"))) {
            House house = new House(folder)
                    .patient()
                    .aliases(ALIASES)
                    .inHouse(local)
                    .backend("big", "local", big, "in_house", "pass_through", 0.9);
            try (Gateway gateway = Gateway.start(house)) {
                Crowd.each(REQUESTS, 4, number -> {
                    HttpResponse<String> answer = gateway.ask(body(number)).orElseThrow();
                    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
                    assertThat(answer.body()).contains(number % 3 > 0 ? "C" : "B");
                });
                Eventually.holds(
                        "all are compared and drained",
                        Duration.ofSeconds(20),
                        () -> gateway.managed("/report/outcomes").body().lines().count() == REQUESTS);
                long agreed = 0;
                for (String line :
                        gateway.managed("/report/outcomes").body().lines().toList()) {
                    JsonNode outcome = Gateway.JSON.readTree(line);
                    assertThat(outcome.path("route").asString()).isEqualTo("local/local-model");
                    assertThat(outcome.path("abler").asString()).isEqualTo("big/big-model");
                    agreed += outcome.path("quality").asInt();
                }
                // So much less than was predicted that any division into folds shows it.
                assertThat(agreed).isEqualTo(REQUESTS / 3);
                assertThat(gateway.managed("/metrics").body()).contains("sluice_shadow_answers_bytes 0.0");
            }
            assertThat(local.defects()).isEmpty();
            assertThat(big.defects()).isEmpty();
            StringWriter out = new StringWriter();
            CommandLine sluice = Sluice.commandLine();
            sluice.setOut(new PrintWriter(out, true));
            sluice.setErr(new PrintWriter(out, true));
            assertThat(sluice.execute("calibrate", "--config", house.write().toString()))
                    .as(out.toString())
                    .isZero();
            assertThat(out.toString().replaceAll(" +", " "))
                    .contains(
                            "outcomes of local big",
                            "shadows 90 0",
                            "local: 90 outcomes, platt",
                            "big: 0 outcomes, too few",
                            "+ - local: local",
                            "+ strong: big");
        }
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile))
                    .noneMatch(file -> read(file).contains("zebrafinch"));
        }
    }

    @Test
    void a_gateway_that_stops_waits_for_a_shadow_and_keeps_what_it_said() throws Exception {
        CountDownLatch released = new CountDownLatch(1);
        FakeBackend.Manner right = saying("B");
        try (FakeBackend local = new FakeBackend(right);
                FakeBackend big = new FakeBackend(right)) {
            big.behave(new FakeBackend.Manner() {
                @Override
                public Fault fault(HttpIn request) {
                    return Fault.NONE;
                }

                @Override
                public WireAnswer answer(HttpIn request) {
                    return right.answer(request);
                }

                @Override
                public void before(HttpIn request) {
                    big.hold(released);
                }
            });
            House house = new House(folder)
                    .patient()
                    .aliases(ALIASES)
                    .inHouse(local)
                    .backend("big", "local", big, "in_house", "pass_through", 0.9);
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                Gateway gateway = Gateway.start(house);
                assertThat(gateway.ask(body(1)).orElseThrow().statusCode()).isEqualTo(200);
                Eventually.holds("the copy is with the backend", Duration.ofSeconds(20), () -> big.busy() == 1);
                Future<?> stopping = threads.submit(gateway::close);
                Eventually.holds("callers are let in no more", Duration.ofSeconds(20), () -> isClosed(gateway.port()));
                released.countDown();
                stopping.get();
            }
            try (Gateway next = Gateway.start(house)) {
                Eventually.holds("the outcome is there", Duration.ofSeconds(20), () -> next.managed("/report/outcomes")
                        .body()
                        .contains("\"source\":\"SHADOW\",\"quality\":1.0"));
            }
        }
    }

    private static boolean isClosed(int port) {
        try (Socket open = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return !open.isConnected();
        } catch (IOException refused) {
            return true;
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
