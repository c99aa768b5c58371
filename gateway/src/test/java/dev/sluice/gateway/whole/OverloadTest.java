package dev.sluice.gateway.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Above its limits the gateway says so, and whatever happened to requests, their places are free again. */
class OverloadTest {
    private static final long SEED = Long.getLong("sluice.seed", System.nanoTime());
    private static final int PLACES = 8;
    private static final int BODY = 30 << 10;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    @Test
    void requests_above_the_limit_get_503_and_every_place_is_given_back() throws Exception {
        tryOut("requests: " + PLACES, 0);
    }

    @Test
    void bodies_above_the_limit_get_503_and_all_room_is_given_back() throws Exception {
        tryOut("body_size: 40KiB, bodies_in_flight: " + (PLACES * 30 + 12) + "KiB", BODY);
    }

    private void tryOut(String limits, int padding) throws Exception {
        try (FakeBackend local = new FakeBackend(FakeBackend.FINE);
                FakeBackend quick = new FakeBackend(FakeBackend.FINE);
                Gateway gateway = Gateway.start(new House(folder)
                        .limits(limits)
                        .backend("quick", "quick", quick, "in_house", "pass_through", 1)
                        .patient()
                        .inHouse(local)
                        .settings())) {
            fill(gateway, local, padding);
            storm(gateway, quick, padding);
            // If one place had been lost, the last of these would be turned away.
            fill(gateway, local, padding);
        }
    }

    /** As many as there are places get one, and not one more. */
    private static void fill(Gateway gateway, FakeBackend local, int padding) throws Exception {
        CountDownLatch released = new CountDownLatch(1);
        List<CompletableFuture<Optional<HttpResponse<String>>>> held = new ArrayList<>();
        local.requests().clear();
        local.behave(new FakeBackend.Manner() {
            @Override
            public Fault fault(HttpIn request) {
                return Fault.NONE;
            }

            @Override
            public void before(HttpIn request) {
                local.hold(released);
            }
        });
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                // What the storm left behind is over at some moment: the places come back one by one.
                long deadline = System.nanoTime() + Duration.ofSeconds(15).toNanos();
                while (held.size() < PLACES) {
                    assertThat(System.nanoTime() - deadline)
                            .as("%s of %s places are free, seed %s", held.size(), PLACES, SEED)
                            .isNegative();
                    int wanted = held.size() + 1;
                    CompletableFuture<Optional<HttpResponse<String>>> coming =
                            CompletableFuture.supplyAsync(() -> gateway.ask(body("local", false, padding)), threads);
                    Eventually.holds(
                            "place " + wanted + " is free",
                            Duration.ofSeconds(10),
                            () -> local.requests().size() >= wanted || coming.isDone());
                    if (coming.isDone()) {
                        assertThat(coming.get().orElseThrow().statusCode()).isEqualTo(503);
                    } else {
                        held.add(coming);
                    }
                    assertThat(local.requests().size()).isLessThanOrEqualTo(wanted);
                }
                for (int i = 0; i < 5; i++) {
                    HttpResponse<String> turnedAway =
                            gateway.ask(body("local", i % 2 == 0, padding)).orElseThrow();
                    assertThat(turnedAway.statusCode()).isEqualTo(503);
                    assertThat(turnedAway.headers().firstValue("retry-after")).isPresent();
                    assertThat(turnedAway.body()).contains("overloaded");
                }
            } finally {
                released.countDown();
            }
            for (CompletableFuture<Optional<HttpResponse<String>>> one : held) {
                assertThat(one.get().orElseThrow().statusCode()).isEqualTo(200);
            }
        }
    }

    /** Every way for a request to end. */
    private static void storm(Gateway gateway, FakeBackend quick, int padding) throws Exception {
        List<Fault> faults = List.of(Fault.values());
        quick.behave(request -> faults.get(new Random(SEED
                        + request.headers().getOrDefault("x-request-id", "").hashCode())
                .nextInt(faults.size())));
        Crowd.each(300, PLACES, number -> {
            Random random = Crowd.chance(SEED, number);
            String body = body("quick", random.nextBoolean(), padding);
            switch (random.nextInt(5)) {
                case 0 -> gateway.askAndLeave(body);
                case 1 -> gateway.askAndVanish(body, Duration.ofMillis(1 + random.nextInt(30)));
                case 2 -> gateway.ask(body.substring(0, body.length() / 2));
                default -> gateway.ask(body);
            }
        });
    }

    private static String body(String model, boolean stream, int padding) {
        return "{\"model\":\"" + model + "\",\"stream\":" + stream
                + ",\"messages\":[{\"role\":\"user\",\"content\":\"Say hello." + " hello".repeat(padding / 6) + "\"}]}";
    }
}
