package dev.sluice.gateway.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The first promise: sensitive data never leaves, on any path. Bodies, models, faults and cancels by chance, clouds
 * that record every byte. {@code -Dsluice.requests=100000} asks more, {@code -Dsluice.seed=…} asks the same again.
 */
class NothingLeavesTest {
    private static final long SEED = Long.getLong("sluice.seed", System.nanoTime());
    private static final int REQUESTS = Integer.getInteger("sluice.requests", 3_000);
    private static final int AT_ONCE = 12;
    private static final List<String> MODELS = List.of(
            "auto",
            "auto",
            "auto",
            "auto",
            "gpt-4o",
            "anything",
            "openai",
            "anthropic",
            "hosted",
            "hosted",
            "openai/openai-model",
            "local",
            "no-such-model");
    private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-fA-F]{4})|\\\\(.)", Pattern.DOTALL);

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    private final Map<Integer, Integer> statuses = new ConcurrentHashMap<>();
    private final AtomicLong slowest = new AtomicLong();
    private final Set<Canary.Kind> kinds = ConcurrentHashMap.newKeySet();
    private final Set<RandomRequest.Place> places = ConcurrentHashMap.newKeySet();
    private final Set<Fault> faults = ConcurrentHashMap.newKeySet();

    @Test
    void no_canary_reaches_a_cloud_whatever_is_asked_and_whatever_fails() throws Exception {
        Outcome outcome = run(REQUESTS, "");
        String told = "seed " + SEED + ", " + outcome;
        assertThat(outcome.leaks()).as(told).isEmpty();
        // It was worth the trouble: much left, everything was tried, failures made it go elsewhere.
        assertThat(outcome.byCloud().keySet()).as(told).contains("openai", "anthropic", "hosted");
        assertThat(outcome.byCloud().values()).as(told).allMatch(count -> count > REQUESTS / 100);
        assertThat(outcome.escalatedByAuto()).as(told).isGreaterThan(REQUESTS / 30);
        assertThat(outcome.attempts()).as(told).isGreaterThan(outcome.requests() + REQUESTS / 30);
        assertThat(kinds).as(told).containsExactlyInAnyOrder(Canary.Kind.values());
        assertThat(places).as(told).containsExactlyInAnyOrder(RandomRequest.Place.values());
        assertThat(faults).as(told).containsExactlyInAnyOrder(Fault.values());
        // Three attempts, each within its time limits: nobody waits for a backend that has gone silent.
        assertThat(slowest.get()).as(told).isLessThan(Duration.ofSeconds(9).toMillis());
        assertThat(statuses.keySet()).as(told).doesNotContain(500).contains(200);
    }

    @Test
    void a_gate_that_lets_everything_out_is_found_out() throws Exception {
        Outcome outcome = run(200, House.EVERYTHING_LEAVES);
        assertThat(outcome.leaks()).as("seed %s", SEED).hasSizeGreaterThan(5);
    }

    /**
     * @param byCloud requests that arrived
     * @param escalatedByAuto of these, how many had not been asked for by name
     */
    private record Outcome(
            List<String> leaks,
            Map<String, Integer> byCloud,
            long escalatedByAuto,
            long requests,
            long attempts,
            Map<Integer, Integer> statuses) {}

    private Outcome run(int count, String policy) throws Exception {
        List<Canary> canaries = Canary.some(new Random(SEED), 20);
        try (FakeBackend local = new FakeBackend(faulty(1, 45));
                FakeBackend openai = new FakeBackend(faulty(2, 35));
                FakeBackend anthropic = new FakeBackend(faulty(3, 35));
                FakeBackend hosted = new FakeBackend(faulty(4, 35))) {
            House house = new House(folder)
                    .inHouse(local)
                    .cloud("openai", openai, "openai")
                    .cloud("anthropic", anthropic, "anthropic")
                    .backend("hosted", "openai", hosted, "external", "pass_through", 0.9)
                    .policy(policy);
            Set<String> auto = ConcurrentHashMap.newKeySet();
            try (Gateway gateway = Gateway.start(house.settings())) {
                Crowd.each(count, AT_ONCE, number -> ask(gateway, number, canaries, auto));
                Eventually.holds("the ledger is drained", Duration.ofSeconds(20), () -> !totals(gateway)
                        .isMissingNode());
                JsonNode totals = totals(gateway);
                Map<String, FakeBackend> clouds = Map.of("openai", openai, "anthropic", anthropic, "hosted", hosted);
                List<String> leaks = new ArrayList<>();
                Map<String, Integer> byCloud = new TreeMap<>();
                clouds.forEach((name, cloud) -> {
                    assertThat(cloud.defects()).isEmpty();
                    byCloud.put(name, cloud.requests().size());
                    cloud.requests()
                            .forEach(request -> leak(name, request, canaries).ifPresent(leaks::add));
                });
                return new Outcome(
                        leaks,
                        byCloud,
                        auto.size(),
                        totals.path("requests").asLong(),
                        totals.path("attempts").asLong(),
                        Map.copyOf(statuses));
            }
        }
    }

    private static JsonNode totals(Gateway gateway) throws Exception {
        return gateway.report("/report/spend").path("totals").path(0);
    }

    private void ask(Gateway gateway, int number, List<Canary> canaries, Set<String> auto) {
        Random random = Crowd.chance(SEED, number);
        RandomRequest request = RandomRequest.of(random, canaries, 55, MODELS);
        if (request.canary() != null && request.place() != null) {
            kinds.add(request.canary().kind());
            places.add(request.place());
        }
        if (random.nextInt(25) == 0) {
            gateway.askAndLeave(request.body());
            return;
        }
        long started = System.nanoTime();
        Optional<HttpResponse<String>> answer = gateway.ask(request.body());
        slowest.accumulateAndGet((System.nanoTime() - started) / 1_000_000, Math::max);
        statuses.merge(answer.map(HttpResponse::statusCode).orElse(0), 1, Integer::sum);
        answer.filter(whole -> !whole.headers()
                        .firstValue("x-sluice-route")
                        .orElse("local")
                        .startsWith("local"))
                .filter(whole -> !whole.headers()
                        .firstValue("x-sluice-reason")
                        .orElse("")
                        .equals("named"))
                .ifPresent(whole ->
                        auto.add(whole.headers().firstValue("x-request-id").orElse("")));
    }

    /** Faults by chance, the same for the same request however the threads run. */
    private FakeBackend.Manner faulty(int backend, int percent) {
        List<Fault> all = List.copyOf(EnumSet.complementOf(EnumSet.of(Fault.NONE)));
        return request -> {
            Random random = new Random(SEED * 31 + backend * 7L + request.body().hashCode());
            Fault fault = random.nextInt(100) >= percent
                    ? Fault.NONE
                    // Stalling costs the time limit, so it is rarer.
                    : random.nextInt(3) == 0 ? all.get(random.nextInt(all.size())) : stalless(all, random);
            faults.add(fault);
            return fault;
        };
    }

    private static Fault stalless(List<Fault> all, Random random) {
        Fault fault = all.get(random.nextInt(all.size()));
        return fault == Fault.STALLS ? Fault.REFUSES : fault;
    }

    private static Optional<String> leak(String cloud, HttpIn request, List<Canary> canaries) {
        String raw = request.raw();
        String once = unescaped(raw);
        String twice = unescaped(once);
        for (Canary canary : canaries) {
            String core = canary.core();
            boolean card = canary.kind() == Canary.Kind.CARD;
            String digits = card ? Long.toString(RandomRequest.number(canary.text())) : core;
            for (String seen : List.of(raw, once, twice)) {
                if (seen.contains(core) || seen.contains(digits)) {
                    return Optional.of(canary.kind() + " at " + cloud + ": " + raw);
                }
            }
        }
        return Optional.empty();
    }

    private static String unescaped(String json) {
        return ESCAPE.matcher(json)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group(1) == null
                                ? found.group(2)
                                : String.valueOf((char) Integer.parseInt(found.group(1), 16))));
    }
}
