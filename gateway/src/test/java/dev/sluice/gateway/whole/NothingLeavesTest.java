package dev.sluice.gateway.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.config.LoadResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The first promise: sensitive data never leaves, on any path. Bodies, places, disguises, models, policies,
 * verifications, faults, cancels, reloads and kills by chance; clouds that record every byte. What must not arrive is
 * known from how the request was made, never from what the product found. {@code -Dsluice.requests=100000} asks more,
 * {@code -Dsluice.seed=…} asks the same again.
 */
class NothingLeavesTest {
    private static final long SEED = Long.getLong("sluice.seed", System.nanoTime());
    private static final int REQUESTS = Integer.getInteger("sluice.requests", 20_000);
    private static final int AT_ONCE = 40;

    /** Requests from one reload to the next. */
    private static final int PER_POLICY = 100;

    private static final int KILLS = 3;
    /** Of the backend of the house; more often than not its answers are doubted. */
    private static final List<String> VERIFY = List.of(
            "",
            "doubt: 0",
            "doubt: 0, hold: first-1",
            "doubt: 0.1, samples: 1, deadline: 50ms",
            "escalate: 60%, samples: 2",
            "escalate: 50%, hold: first-2");

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

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    private final List<Canary> canaries = Canary.some(new Random(SEED), 10);
    private final Map<Integer, Integer> statuses = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> counts = new ConcurrentHashMap<>();
    private final AtomicLong slowest = new AtomicLong();
    private final Set<Canary.Kind> kinds = ConcurrentHashMap.newKeySet();
    private final Set<RandomRequest.Place> places = ConcurrentHashMap.newKeySet();
    private final Set<Disguise> disguises = ConcurrentHashMap.newKeySet();
    private final Set<Fault> faults = ConcurrentHashMap.newKeySet();

    @Test
    void no_canary_reaches_a_cloud_whatever_is_asked_and_whatever_fails() throws Exception {
        try (Clouds clouds = new Clouds();
                FakeBackend local = new FakeBackend(faulty(1, 45))) {
            House house = house(local, clouds);
            try (Gateway gateway = Gateway.start(house)) {
                Random random = new Random(SEED + 1);
                Crowd.each(REQUESTS, AT_ONCE, number -> {
                    if (number % PER_POLICY == 0) {
                        exchange(house, gateway, random);
                    }
                    ask(gateway, number);
                });
                Eventually.holds("the ledger is drained", Duration.ofSeconds(20), () -> !totals(gateway)
                        .isMissingNode());
                JsonNode totals = totals(gateway);
                String told = "seed " + SEED + ", " + counts + statuses + clouds.arrived() + totals;
                assertThat(clouds.leaks(canaries)).as(told).isEmpty();
                // It was worth the trouble: much left, as it was and treated, and failures made it go elsewhere.
                assertThat(clouds.arrived().keySet()).as(told).contains("openai", "anthropic", "hosted");
                assertThat(clouds.arrived().values()).as(told).allMatch(count -> count > REQUESTS / 200);
                assertThat(count("plain")).as(told).isGreaterThan(REQUESTS / 50);
                assertThat(count("plain by auto")).as(told).isGreaterThan(REQUESTS / 200);
                assertThat(count("treated")).as(told).isGreaterThan(REQUESTS / 100);
                // By chance about half of the random policies have a dead rule or a failing test and are refused.
                assertThat(count("policies")).as(told).isGreaterThan(REQUESTS / PER_POLICY / 4);
                assertThat(count("policies that treat")).as(told).isGreaterThan(REQUESTS / PER_POLICY / 5);
                assertThat(count("rehearsals")).as(told).isPositive();
                assertThat(count("escalated")).as(told).isGreaterThan(REQUESTS / 1_000);
                assertThat(count("kept-in")).as(told).isGreaterThan(REQUESTS / 1_000);
                assertThat(totals.path("attempts").asLong())
                        .as(told)
                        .isGreaterThan(totals.path("requests").asLong() + REQUESTS / 50);
                assertThat(kinds).as(told).containsExactlyInAnyOrder(Canary.Kind.values());
                assertThat(places).as(told).containsExactlyInAnyOrder(RandomRequest.Place.values());
                assertThat(disguises).as(told).containsExactlyInAnyOrder(Disguise.values());
                assertThat(faults).as(told).containsExactlyInAnyOrder(Fault.values());
                // Three attempts, each within its time limits: nobody waits for a backend that has gone silent.
                assertThat(slowest.get())
                        .as(told)
                        .isLessThan(Duration.ofSeconds(9).toMillis());
                assertThat(statuses.keySet()).as(told).doesNotContain(500).contains(200);
            }
        }
    }

    @Test
    void no_canary_reaches_a_cloud_though_the_gateway_is_killed_again_and_again() throws Exception {
        try (Clouds clouds = new Clouds();
                FakeBackend local = new FakeBackend(faulty(1, 45))) {
            int port = Child.freePort();
            int management = Child.freePort();
            House house = house(local, clouds).ports(port, management);
            Random random = new Random(SEED + 2);
            AtomicInteger number = new AtomicInteger();
            // Three policies by chance may all keep nearly everything: then with some more.
            for (int kill = 0; kill < KILLS || (left() <= 20 && kill < 5 * KILLS); kill++) {
                RandomPolicy policy = loadable(house, random);
                count("policies that treat", policy.treats());
                try (Child child = Child.start(house.write(), folder);
                        Gateway gateway = Gateway.at(port, management)) {
                    child.awaitReady(gateway);
                    int last = 300 + random.nextInt(500);
                    Crowd.each(last + AT_ONCE, AT_ONCE, step -> {
                        if (step == last) {
                            child.kill();
                        }
                        ask(gateway, number.getAndIncrement());
                    });
                }
            }
            String told = "seed " + SEED + ", " + counts + statuses + clouds.arrived();
            assertThat(clouds.leaks(canaries)).as(told).isEmpty();
            assertThat(left()).as(told).isGreaterThan(20);
            // Those who were being served when it was killed.
            assertThat(statuses.keySet()).as(told).contains(0, 200);
        }
    }

    @Test
    void a_policy_that_lets_everything_out_is_found_out() throws Exception {
        try (Clouds clouds = new Clouds();
                FakeBackend local = new FakeBackend(faulty(1, 45));
                Gateway gateway = Gateway.start(
                        house(local, clouds).policy(House.EVERYTHING_LEAVES).settings())) {
            Crowd.each(200, AT_ONCE, number -> ask(gateway, number));
            assertThat(clouds.leaks(canaries)).as("seed %s", SEED).hasSizeGreaterThan(5);
        }
    }

    /** Three clouds that write down all that comes. */
    private final class Clouds implements AutoCloseable {
        private final Map<String, FakeBackend> byName = new TreeMap<>();

        Clouds() {
            byName.put("openai", new FakeBackend(faulty(2, 35)));
            byName.put("anthropic", new FakeBackend(faulty(3, 35)));
            byName.put("hosted", new FakeBackend(faulty(4, 35)));
        }

        FakeBackend of(String name) {
            return Objects.requireNonNull(byName.get(name));
        }

        Map<String, Integer> arrived() {
            Map<String, Integer> arrived = new TreeMap<>();
            byName.forEach((name, cloud) -> arrived.put(name, cloud.requests().size()));
            return arrived;
        }

        /** With what arrived, to be looked at. */
        List<String> leaks(List<Canary> canaries) {
            Sight sight = new Sight(canaries);
            List<String> leaks = new ArrayList<>();
            byName.forEach((name, cloud) -> {
                assertThat(cloud.defects()).isEmpty();
                cloud.requests().forEach(request -> sight.in(request.raw())
                        .ifPresent(canary -> leaks.add(canary + " at " + name + ": " + request.raw())));
            });
            return leaks;
        }

        @Override
        public void close() throws IOException {
            for (FakeBackend cloud : byName.values()) {
                cloud.close();
            }
        }
    }

    private House house(FakeBackend local, Clouds clouds) {
        return new House(folder)
                .aliases("{ gpt-4o: auto, anything: { mode: shadow, to: hosted, share: 100%, base: auto } }")
                .inHouse(local)
                .cloud("openai", clouds.of("openai"), "openai")
                .cloud("anthropic", clouds.of("anthropic"), "anthropic")
                .backend("hosted", "openai", clouds.of("hosted"), "external", "pass_through", 0.9);
    }

    /** Another policy comes into force while requests are on their way, or the old one stays. */
    private void exchange(House house, Gateway gateway, Random random) {
        try {
            synchronized (house) {
                RandomPolicy policy = RandomPolicy.of(random);
                house.policy(policy.yaml());
                house.verify(VERIFY.get(random.nextInt(VERIFY.size())));
                boolean loaded = gateway.reload().statusCode() == 200;
                count("policies", loaded);
                count("policies refused", !loaded);
                count("policies that treat", loaded && policy.treats());
                count("rehearsals", loaded && policy.dry());
            }
        } catch (IOException broke) {
            throw new UncheckedIOException(broke);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static RandomPolicy loadable(House house, Random random) {
        while (true) {
            RandomPolicy policy = RandomPolicy.of(random);
            house.policy(policy.yaml());
            if (!policy.dry() && house.load() instanceof LoadResult.Loaded) {
                return policy;
            }
        }
    }

    private static JsonNode totals(Gateway gateway) throws Exception {
        return gateway.report("/report/spend").path("totals").path(0);
    }

    private void ask(Gateway gateway, int number) {
        Random random = Crowd.chance(SEED, number);
        RandomRequest request = RandomRequest.of(random, canaries, 55, MODELS);
        if (request.canary() != null && request.place() != null) {
            kinds.add(request.canary().kind());
            places.add(request.place());
            disguises.add(request.disguise());
        }
        if (random.nextInt(25) == 0) {
            gateway.askAndLeave(request.body());
            return;
        }
        long started = System.nanoTime();
        Optional<HttpResponse<String>> answer =
                gateway.ask(request.body(), random.nextInt(4) == 0 ? House.OTHER_KEY : House.KEY);
        slowest.accumulateAndGet((System.nanoTime() - started) / 1_000_000, Math::max);
        statuses.merge(answer.map(HttpResponse::statusCode).orElse(0), 1, Integer::sum);
        answer.ifPresent(got -> {
            String verified = header(got, "x-sluice-verified", "");
            count("escalated", verified.startsWith("escalated"));
            count("kept-in", verified.startsWith("kept-in"));
        });
        if (answer.isPresent()
                && !header(answer.get(), "x-sluice-route", "local").startsWith("local")) {
            boolean treated = !header(answer.get(), "x-sluice-redacted", "").isEmpty();
            count("treated", treated);
            count("plain", !treated);
            count(
                    "plain by auto",
                    !treated && !header(answer.get(), "x-sluice-reason", "").equals("named"));
        }
    }

    private static String header(HttpResponse<String> answer, String name, String otherwise) {
        return answer.headers().firstValue(name).orElse(otherwise);
    }

    private void count(String what, boolean happened) {
        if (happened) {
            counts.computeIfAbsent(what, fresh -> new AtomicInteger()).incrementAndGet();
        }
    }

    /** Requests answered by a cloud, as they were or treated. */
    private int left() {
        return count("plain") + count("treated");
    }

    private int count(String what) {
        return counts.getOrDefault(what, new AtomicInteger()).get();
    }

    /** Faults by chance, the same for the same request however the threads run. */
    private FakeBackend.Manner faulty(int backend, int percent) {
        List<Fault> all = List.copyOf(EnumSet.complementOf(EnumSet.of(Fault.NONE)));
        return request -> {
            Random random = new Random(SEED * 31 + backend * 7L + request.body().hashCode());
            Fault fault = random.nextInt(100) >= percent ? Fault.NONE : all.get(random.nextInt(all.size()));
            // Stalling costs the time limit, so it is rarer.
            Fault done = fault == Fault.STALLS && random.nextInt(5) > 0 ? Fault.REFUSES : fault;
            faults.add(done);
            return done;
        };
    }
}
