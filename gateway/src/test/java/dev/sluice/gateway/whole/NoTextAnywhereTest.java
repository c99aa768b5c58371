package dev.sluice.gateway.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.router.sensitivity.Kind;
import dev.sluice.router.sensitivity.builtin.Detectors;
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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Neither logs, nor facts, nor metrics, nor reports, nor headers hold a word of what was asked or answered. */
class NoTextAnywhereTest {
    private static final long SEED = Long.getLong("sluice.seed", System.nanoTime());
    private static final int REQUESTS = 500;
    private static final List<String> MODELS =
            List.of("auto", "auto", "openai", "anthropic", "hosted", "local", "zebrafinch-model");

    private static final List<String> REPORTS = List.of(
            "/metrics",
            "/health/ready",
            "/report/spend?format=json",
            "/report/spend?by=caller&format=csv",
            "/report/spend?by=model&format=table",
            "/report/audit?format=table",
            "/report/audit");

    private static final List<Fault> FAULTS = List.of(Fault.values());

    /** Harmless by themselves, so that they go everywhere. */
    private static final String ANSWER = "zebrafinch-answer";

    private static final String PROMPT = "zebrafinch-prompt";

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    private final Queue<String> headers = new ConcurrentLinkedQueue<>();
    private final Queue<String> errors = new ConcurrentLinkedQueue<>();
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
                    .neighbours()
                    .inHouse(local)
                    .cloud("openai", openai, "openai")
                    .cloud("anthropic", anthropic, "anthropic")
                    .backend("hosted", "openai", hosted, "external", "pass_through", 0.9);
            List<Canary> canaries = Canary.some(new Random(SEED), 5);
            try (Gateway gateway = Gateway.start(house.settings())) {
                Crowd.each(REQUESTS, 12, number -> ask(gateway, number, canaries));
                oddRequests(gateway, canaries);
                for (String path : REPORTS) {
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

    /** Treats all that is found, and lets out what is only mentioned. */
    private static final String TREATS = House.EVERYTHING_LEAVES
            .replace("may_escalate, allow", "pseudonymise_then_escalate, allow")
            .replace("expect: may_escalate", "expect: pseudonymise_then_escalate")
            .replace("rules:\n", """
                    dictionaries:
                      codenames: { values: [marshquill, tin lantern nine] }
                    patterns:
                      tickets: { regex: "QX-[0-9]{7}", examples: [QX-1234567] }
                    rules:
                    """);

    @Test
    void a_value_of_every_kind_is_written_nowhere_whatever_becomes_of_its_request() throws Exception {
        List<Specimen> specimens = Specimen.all();
        List<String> builtIn = Detectors.builtIn().stream()
                .flatMap(detector -> detector.kinds().stream())
                .map(Kind::name)
                .distinct()
                .toList();
        assertThat(specimens).extracting(Specimen::kind).containsAll(builtIn);
        Path log = folder.resolve("log.txt");
        System.setProperty("logging.file.name", log.toString());
        Map<String, String> written = new TreeMap<>();
        Map<String, AtomicInteger> seen = new ConcurrentHashMap<>();
        try (FakeBackend local = new FakeBackend(echoing(1));
                FakeBackend openai = new FakeBackend(echoing(2));
                FakeBackend hosted = new FakeBackend(echoing(3))) {
            House house = new House(folder.resolve("house"))
                    .inHouse(local)
                    .cloud("openai", openai, "openai")
                    .backend("hosted", "openai", hosted, "external", "pass_through", 0.9);
            List<String> policies = List.of(
                    without("anthropic", House.EVERYTHING_LEAVES),
                    without("anthropic", TREATS),
                    without("anthropic", TREATS).replace("pseudonymise", "redact"),
                    without("anthropic", TREATS)
                            .replace("pseudonymise_then_escalate, allow_providers: { trains: false }", "refuse")
                            .replace("expect: pseudonymise_then_escalate", "expect: refuse"));
            house.policy(policies.getFirst());
            try (Gateway gateway = Gateway.start(house)) {
                for (String policy : policies) {
                    house.policy(policy);
                    assertThat(gateway.reload().statusCode()).isEqualTo(200);
                    Crowd.each(specimens.size() * Specimen.PLACES, 16, number -> {
                        Specimen specimen = specimens.get(number / Specimen.PLACES);
                        gateway.ask(specimen.body(number % Specimen.PLACES, "auto"))
                                .ifPresent(answer -> {
                                    keep(answer);
                                    seen.computeIfAbsent(
                                                    answer.statusCode() + " "
                                                            + answer.headers()
                                                                    .firstValue("x-sluice-redacted")
                                                                    .isPresent(),
                                                    fresh -> new AtomicInteger())
                                            .incrementAndGet();
                                    if (answer.statusCode() >= 400) {
                                        errors.add(answer.body());
                                    }
                                });
                    });
                    // Its own tests fail, and each of them holds a value.
                    for (int from = 0; from < specimens.size(); from += 40) {
                        house.policy(policy.strip() + "\n" + Specimen.failingTests(specimens, from, 40));
                        HttpResponse<String> kept = gateway.reload();
                        assertThat(kept.statusCode()).isEqualTo(409);
                        written.merge("reload", kept.body(), String::concat);
                    }
                }
                for (String path : REPORTS) {
                    written.put(path, gateway.managed(path).body());
                }
                for (String id : ids.stream().limit(300).toList()) {
                    written.put(id, gateway.managed("/report/request/" + id).body());
                }
            }
            written.putAll(files(house.storage()));
            written.put("log", Files.readString(log, StandardCharsets.ISO_8859_1));
            written.put("headers", String.join("\n", headers));
            written.put("errors", String.join("\n", errors));
            house.policy(policies.get(1));
            Path request = folder.resolve("request.json");
            for (int place = 0; place < Specimen.PLACES; place++) {
                Files.writeString(request, Specimen.bodyOfAll(specimens, place));
                written.put(
                        "explain " + place,
                        Child.run(folder, "explain", "--config", house.write().toString(), request.toString()));
            }
            assertThat(written.get("explain 0")).contains("EMAIL (high)");
            assertThat(written.get("reload")).contains("the test fails");
            String told = "seed " + SEED + ", " + seen;
            assertThat(seen.keySet()).as(told).contains("200 false", "200 true", "403 false");
            assertThat(openai.requests().size()).as(told).isGreaterThan(specimens.size());
            for (Specimen specimen : specimens) {
                written.forEach((where, text) -> {
                    int found = specimen.in(text);
                    assertThat(found)
                            .as("%s in %s, %s: %s", specimen.kind(), where, told, found < 0 ? "" : around(text, found))
                            .isNegative();
                });
            }
        } finally {
            System.clearProperty("logging.file.name");
        }
    }

    private static String without(String provider, String policy) {
        return policy.replaceAll("(?m)^ *" + provider + ": .*\n", "");
    }

    /** Says again what it was asked, so that surrogates are turned back; and fails now and then. */
    private static FakeBackend.Manner echoing(int backend) {
        return new FakeBackend.Manner() {
            @Override
            public Fault fault(HttpIn request) {
                Random random = new Random(SEED + backend * 7L + request.body().hashCode());
                Fault fault = random.nextInt(4) > 0 ? Fault.NONE : FAULTS.get(random.nextInt(FAULTS.size()));
                return fault == Fault.STALLS ? Fault.CUTS : fault;
            }

            @Override
            public WireAnswer answer(HttpIn request) {
                String said = request.body().replaceAll("[^A-Za-z0-9@. -]", " ");
                return new WireAnswer(said.substring(Math.max(0, said.length() - 400)), 9, 0, 7);
            }
        };
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
                    // Journals are mostly empty; no value holds a zero byte.
                    String all = Files.readString(file, StandardCharsets.ISO_8859_1);
                    contents.put(file.toString(), all.replaceAll("\\x00{2,}", "\0"));
                } catch (IOException unreadable) {
                    throw new UncheckedIOException(unreadable);
                }
            });
        }
        return contents;
    }
}
