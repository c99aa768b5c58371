package dev.sluice.gateway.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The gateway is a process of its own, and is killed by SIGKILL in the middle of its work. */
class KilledGatewayTest {
    private static final long SEED = Long.getLong("sluice.seed", System.nanoTime());
    private static final int CALLERS = 6;
    private static final int KILLS = 3;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    /** Whose last byte a caller saw, with how many there were by each way. */
    private final Queue<String> seen = new ConcurrentLinkedQueue<>();

    private final AtomicInteger streams = new AtomicInteger();

    @Test
    void every_answer_that_a_caller_saw_whole_is_in_the_ledger_exactly_once() throws Exception {
        Random random = new Random(SEED);
        try (FakeBackend local = new FakeBackend(FakeBackend.FINE);
                FakeBackend cloud = new FakeBackend(FakeBackend.FINE)) {
            int port = Child.freePort();
            int management = Child.freePort();
            Path config = new House(folder)
                    .ports(port, management)
                    .patient()
                    .aliases("{ judged: auto, watched: { mode: shadow, to: hosted, share: 100%, base: local } }")
                    .verify("doubt: 0.4, samples: 1")
                    .backend("local", "local", local, "in_house", "pass_through", 0.8)
                    .cloud("anthropic", cloud, "anthropic")
                    .backend("hosted", "anthropic", cloud, "external", "pass_through", 0.9)
                    .write();
            for (int kill = 0; kill < KILLS; kill++) {
                try (Child child = Child.start(config, folder);
                        Gateway gateway = Gateway.at(port, management)) {
                    child.awaitReady(gateway);
                    loadAndKill(gateway, child, random.nextInt(1_500));
                }
            }
            try (Child last = Child.start(config, folder);
                    Gateway gateway = Gateway.at(port, management)) {
                last.awaitReady(gateway);
                check(gateway);
            }
        }
    }

    private void check(Gateway gateway) throws Exception {
        String told = "seed " + SEED + ", " + seen.size() + " answers, " + streams + " of them streams";
        assertThat(seen.size()).as(told).isGreaterThan(50);
        assertThat(streams.get()).as(told).isBetween(10, seen.size() - 10);
        for (String id : seen) {
            Eventually.holds(
                    id + " is in the ledger, " + told,
                    Duration.ofSeconds(20),
                    () -> gateway.managed("/report/request/" + id).statusCode() == 200);
            JsonNode attempts = gateway.report("/report/request/" + id).path("attempts");
            List<String> numbers = attempts.valueStream()
                    .map(attempt -> attempt.path("attempt").asString())
                    .toList();
            assertThat(numbers).as(told).doesNotHaveDuplicates();
            List<JsonNode> answers = attempts.valueStream()
                    .filter(attempt -> attempt.path("role").asString().equals("ANSWER"))
                    .toList();
            assertThat(answers).as(told).hasSize(1);
            assertThat(answers.getFirst().path("outcome").asString()).as(told).isEqualTo("SERVED");
            assertThat(answers.getFirst().path("output_tokens").asLong())
                    .as(told)
                    .isEqualTo(WireAnswer.USUAL.output());
        }
        HttpResponse<String> audit = gateway.managed("/report/audit");
        assertThat(audit.statusCode()).as("%s: %s", told, audit.body()).isEqualTo(200);
        assertThat(audit.body()).contains("\"intact\":true");
    }

    private void loadAndKill(Gateway gateway, Child child, int killAfterMillis) throws Exception {
        int enough = seen.size() + 20;
        AtomicBoolean alive = new AtomicBoolean(true);
        AtomicInteger number = new AtomicInteger();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Queue<Future<?>> callers = new ConcurrentLinkedQueue<>();
            for (int i = 0; i < CALLERS; i++) {
                callers.add(threads.submit(() -> {
                    while (alive.get()) {
                        ask(gateway, number.getAndIncrement());
                    }
                }));
            }
            Eventually.holds("the first answers", Duration.ofSeconds(40), () -> seen.size() >= enough);
            // From here on the moment is what is tried: not for something, but at any time at all.
            long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(killAfterMillis);
            while (System.nanoTime() < until) {
                LockSupport.parkNanos(until - System.nanoTime());
            }
            child.kill();
            alive.set(false);
            for (Future<?> caller : callers) {
                caller.get();
            }
        }
    }

    private void ask(Gateway gateway, int number) {
        Random random = Crowd.chance(SEED, number);
        boolean stream = random.nextBoolean();
        String model =
                switch (random.nextInt(7)) {
                    case 0 -> "anthropic";
                    case 1 -> "hosted";
                    case 2 -> "judged";
                    case 3 -> "watched";
                    default -> "local";
                };
        String body = "{\"model\":\"" + model + "\",\"stream\":" + stream
                + ",\"messages\":[{\"role\":\"user\",\"content\":\"Name three rivers.\"}]}";
        gateway.ask(body)
                .filter(answer -> answer.statusCode() == 200)
                .filter(answer -> !stream || answer.body().endsWith("data: [DONE]\n\n"))
                .flatMap(answer -> answer.headers().firstValue("x-request-id"))
                .ifPresent(id -> {
                    seen.add(id);
                    streams.addAndGet(stream ? 1 : 0);
                });
    }
}
