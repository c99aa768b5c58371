package dev.sluice.gateway.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Neither logs, nor facts, nor metrics, nor reports, nor headers hold a word of what was asked or answered. */
class NoTextAnywhereTest {
    private static final long SEED = Long.getLong("sluice.seed", System.nanoTime());
    private static final int REQUESTS = 500;
    private static final List<String> MODELS =
            List.of("auto", "auto", "openai", "anthropic", "hosted", "local", "zebrafinch-model");

    private static final List<Fault> FAULTS = List.of(Fault.values());

    /** Harmless by themselves, so that they go everywhere. */
    private static final String ANSWER = "zebrafinch-answer";

    private static final String PROMPT = "zebrafinch-prompt";

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    private final Queue<String> headers = new ConcurrentLinkedQueue<>();
    private final Queue<String> ids = new ConcurrentLinkedQueue<>();

    @Test
    void nothing_that_is_written_holds_a_word_of_prompts_or_answers() throws Exception {
        Path log = folder.resolve("log.txt");
        System.setProperty("logging.file.name", log.toString());
        Map<String, String> written = new TreeMap<>();
        try (FakeBackend local = new FakeBackend(talkative(1));
                FakeBackend openai = new FakeBackend(talkative(2));
                FakeBackend anthropic = new FakeBackend(talkative(3));
                FakeBackend hosted = new FakeBackend(talkative(4))) {
            House house = new House(folder.resolve("house"))
                    .inHouse(local)
                    .cloud("openai", openai, "openai")
                    .cloud("anthropic", anthropic, "anthropic")
                    .backend("hosted", "openai", hosted, "external", "pass_through", 0.9);
            List<Canary> canaries = Canary.some(new Random(SEED), 5);
            try (Gateway gateway = Gateway.start(house.settings())) {
                Crowd.each(REQUESTS, 12, number -> ask(gateway, number, canaries));
                oddRequests(gateway, canaries);
                for (String path : List.of(
                        "/metrics",
                        "/health/ready",
                        "/report/spend?format=json",
                        "/report/spend?by=caller&format=csv",
                        "/report/spend?by=model&format=table",
                        "/report/audit?format=table",
                        "/report/audit")) {
                    written.put(path, gateway.managed(path).body());
                }
                for (String id : ids.stream().limit(100).toList()) {
                    written.put(id, gateway.managed("/report/request/" + id).body());
                }
            }
            // Closed: all is on disk now.
            written.putAll(files(house.storage()));
            written.put("log", Files.readString(log));
            written.put("headers", String.join("\n", headers));
            assertThat(openai.requests().size() + anthropic.requests().size()).isGreaterThan(REQUESTS / 20);
            assertThat(written.get("log")).contains("answer broke off", "no answer from any route");
            assertThat(written.get("/metrics")).contains("sluice_requests_total");
            assertThat(String.join("", written.values())).contains(ids.element());
            written.forEach((where, text) -> assertSilent(where, text, canaries));
        } finally {
            System.clearProperty("logging.file.name");
        }
    }

    private static void assertSilent(String where, String text, List<Canary> canaries) {
        int at = text.indexOf("zebrafinch");
        assertThat(at)
                .as("%s, seed %s: %s", where, SEED, at < 0 ? "" : around(text, at))
                .isNegative();
        for (Canary canary : canaries) {
            int found = text.indexOf(canary.core());
            assertThat(found)
                    .as("%s, seed %s: %s", where, SEED, found < 0 ? "" : around(text, found))
                    .isNegative();
        }
    }

    private static String around(String text, int at) {
        return text.substring(Math.max(0, at - 300), Math.min(text.length(), at + 300));
    }

    /** Answers and errors hold the word. */
    private static FakeBackend.Manner talkative(int backend) {
        return new FakeBackend.Manner() {
            @Override
            public Fault fault(HttpIn request) {
                Random random = new Random(SEED + backend * 7L + request.body().hashCode());
                return random.nextInt(3) > 0 ? Fault.NONE : FAULTS.get(random.nextInt(FAULTS.size()));
            }

            @Override
            public WireAnswer answer(HttpIn request) {
                return new WireAnswer("It is " + ANSWER + " and nothing else, I think.", 9, 0, 7);
            }
        };
    }

    private void ask(Gateway gateway, int number, List<Canary> canaries) {
        Random random = Crowd.chance(SEED, number);
        String body = RandomRequest.of(random, canaries, 50, MODELS).body().replace("rivers", PROMPT);
        boolean broken = random.nextInt(12) == 0;
        String sent = broken ? body.substring(0, random.nextInt(body.length())) : body;
        gateway.ask(sent).ifPresent(this::keep);
    }

    /** Canaries where no prompt should be: in paths, keys and headers. */
    private void oddRequests(Gateway gateway, List<Canary> canaries) throws Exception {
        for (Canary canary : canaries) {
            String encoded = URLEncoder.encode(canary.core() + "zebrafinch", StandardCharsets.UTF_8);
            String base = "http://127.0.0.1:" + gateway.port();
            for (String path : List.of("/v1/models/" + encoded, "/" + encoded, "/v1/chat/completions?q=" + encoded)) {
                HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                        .timeout(Duration.ofSeconds(10))
                        .header("authorization", "Bearer " + House.KEY)
                        .build();
                keep(gateway.client().send(request, BodyHandlers.ofString()));
            }
            HttpRequest wrongKey = gateway.chat("{}")
                    .setHeader("authorization", "Bearer " + encoded)
                    .header("x-request-id", encoded)
                    .header("user-agent", encoded)
                    .build();
            keep(gateway.client().send(wrongKey, BodyHandlers.ofString()));
        }
    }

    private void keep(HttpResponse<String> answer) {
        headers.add(answer.headers().map().toString());
        Optional<String> route = answer.headers().firstValue("x-sluice-route");
        if (route.isPresent()) {
            answer.headers().firstValue("x-request-id").ifPresent(ids::add);
        }
    }

    /** Every file, byte for byte. */
    private static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(Files::isRegularFile).forEach(file -> {
                try {
                    contents.put(file.toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
                } catch (IOException unreadable) {
                    throw new UncheckedIOException(unreadable);
                }
            });
        }
        return contents;
    }
}
