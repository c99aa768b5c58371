package dev.sluice.gateway.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Nothing goes unbilled: the report's sums are those that somebody else would reckon from the backends' counts. */
class MoneyAddsUpTest {
    private static final long SEED = Long.getLong("sluice.seed", System.nanoTime());
    private static final int REQUESTS = 600;
    private static final List<String> ROUTES = List.of("local", "openai", "anthropic", "hosted");

    /** @param cached null if unknown */
    private record Prices(String input, @Nullable String cached, String output) {
        BigDecimal cost(WireAnswer answer) {
            BigDecimal cachedPrice = cached == null ? BigDecimal.ZERO : new BigDecimal(cached);
            return new BigDecimal(input)
                    .multiply(BigDecimal.valueOf(answer.input() - answer.cached()))
                    .add(cachedPrice.multiply(BigDecimal.valueOf(answer.cached())))
                    .add(new BigDecimal(output).multiply(BigDecimal.valueOf(answer.output())))
                    .movePointLeft(6)
                    .setScale(9, RoundingMode.HALF_UP);
        }

        String yaml() {
            return "input: " + input + ", output: " + output + (cached == null ? "" : ", cached_input: " + cached);
        }
    }

    private static final Map<String, Prices> BOOK = Map.of(
            "local", new Prices("0.123457", "0.000001", "0.654321"),
            "openai", new Prices("2.5", "0.25", "10.000001"),
            "anthropic", new Prices("3", "0.3", "15"),
            // What reading from its cache costs is not known.
            "hosted", new Prices("0.7", null, "0.9"));

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    /** What a backend did, in its own book. */
    private static final class Book implements FakeBackend.Manner {
        final Queue<WireAnswer> answered = new ConcurrentLinkedQueue<>();
        final AtomicInteger refused = new AtomicInteger();
        private final int place;
        private final String text;

        Book(int place, String text) {
            this.place = place;
            this.text = text;
        }

        @Override
        public Fault fault(HttpIn request) {
            return switch (chance(request).nextInt(10)) {
                case 0 -> Fault.ANSWERS_500;
                case 1 -> Fault.ANSWERS_429;
                default -> Fault.NONE;
            };
        }

        @Override
        public WireAnswer answer(HttpIn request) {
            Random random = chance(request);
            random.nextInt();
            int input = 1 + random.nextInt(5_000);
            int cached = random.nextBoolean() ? random.nextInt(input) : 0;
            return new WireAnswer(text, input, cached, 1 + random.nextInt(900));
        }

        @Override
        public void does(Fault fault, WireAnswer answer) {
            if (fault == Fault.NONE) {
                answered.add(answer);
            } else {
                refused.incrementAndGet();
            }
        }

        private Random chance(HttpIn request) {
            return new Random(SEED * 31 + place + request.body().hashCode());
        }
    }

    @ParameterizedTest(name = "verify: {0}")
    @ValueSource(strings = {"", "hold: all, samples: 2, escalate: 40%"})
    void the_report_adds_up_to_what_the_backends_counted(String verify) throws Exception {
        // Numbers can be compared, so further samples of them are drawn.
        String text = verify.isEmpty() ? "Lisbon it is." : "42";
        Map<String, Book> books = new HashMap<>();
        ROUTES.forEach(route -> books.put(route, new Book(route.hashCode(), text)));
        try (FakeBackend local = backend(books, "local");
                FakeBackend openai = backend(books, "openai");
                FakeBackend anthropic = backend(books, "anthropic");
                FakeBackend hosted = backend(books, "hosted")) {
            House house = new House(folder)
                    .verify(verify)
                    .patient()
                    .inHouse(local)
                    .cloud("openai", openai, "openai")
                    .cloud("anthropic", anthropic, "anthropic")
                    .backend("hosted", "openai", hosted, "external", "pass_through", 0.9);
            BOOK.forEach((name, prices) -> house.price(name, prices.yaml()));
            try (Gateway gateway = Gateway.start(house.settings())) {
                Crowd.each(REQUESTS, 8, number -> ask(gateway, number));
                long attempts = books.values().stream()
                        .mapToLong(book -> book.answered.size() + book.refused.get())
                        .sum();
                Eventually.holds(
                        "the ledger has " + attempts + " attempts",
                        Duration.ofSeconds(20),
                        () -> gateway.report("/report/spend?by=route&format=json")
                                        .path("totals")
                                        .path(0)
                                        .path("attempts")
                                        .asLong()
                                == attempts);
                JsonNode report = gateway.report("/report/spend?by=route&format=json");
                compare(report, books);
                JsonNode all = report.path("totals").path(0);
                boolean verified = !verify.isEmpty();
                assertThat(all.path("samples").asLong() > 0).isEqualTo(verified);
                assertThat(all.path("verified_away").asLong() > 0).isEqualTo(verified);
            }
        }
    }

    private static FakeBackend backend(Map<String, Book> books, String route) {
        return new FakeBackend(Objects.requireNonNull(books.get(route)));
    }

    private static void ask(Gateway gateway, int number) {
        Random random = Crowd.chance(SEED, number);
        String model = random.nextInt(3) == 0 ? "auto" : ROUTES.get(random.nextInt(ROUTES.size()));
        gateway.ask("{\"model\":\"" + model + "\",\"stream\":" + random.nextBoolean()
                + ",\"messages\":[{\"role\":\"user\",\"content\":\"Name " + number + " rivers.\"}]}");
    }

    private static void compare(JsonNode report, Map<String, Book> books) {
        BigDecimal total = BigDecimal.ZERO.setScale(9);
        for (String route : ROUTES) {
            Book book = Objects.requireNonNull(books.get(route));
            Prices prices = Objects.requireNonNull(BOOK.get(route));
            List<WireAnswer> known = book.answered.stream()
                    .filter(answer -> prices.cached != null || answer.cached() == 0)
                    .toList();
            BigDecimal cost = known.stream().map(prices::cost).reduce(BigDecimal.ZERO.setScale(9), BigDecimal::add);
            total = total.add(cost);
            JsonNode row = report.path("rows")
                    .valueStream()
                    .filter(candidate -> candidate.path("key").asString().equals(route + "/" + route + "-model"))
                    .findFirst()
                    .orElseThrow();
            String told = "seed " + SEED + ", " + row;
            // Those that verification withheld are neither served nor failed.
            assertThat(row.path("attempts").asLong()).as(told).isEqualTo(book.answered.size() + book.refused.get());
            assertThat(row.path("failed").asLong()).as(told).isEqualTo(book.refused.get());
            assertThat(book.refused.get()).as(told).isPositive();
            assertThat(row.path("without_usage").asLong()).as(told).isEqualTo(book.refused.get());
            assertThat(row.path("estimated").asLong()).as(told).isZero();
            assertThat(row.path("input_tokens").asLong())
                    .as(told)
                    .isEqualTo(
                            book.answered.stream().mapToLong(WireAnswer::input).sum());
            assertThat(row.path("output_tokens").asLong())
                    .as(told)
                    .isEqualTo(
                            book.answered.stream().mapToLong(WireAnswer::output).sum());
            assertThat(row.path("cost").asString()).as(told).isEqualTo(cost.toPlainString());
            assertThat(row.path("unknown_costs").asLong()).as(told).isEqualTo(book.answered.size() - known.size());
            assertThat(cost).as(told).isPositive();
        }
        assertThat(report.path("totals").path(0).path("cost").asString()).isEqualTo(total.toPlainString());
        assertThat(report.path("totals").path(0).path("unknown_costs").asLong()).isPositive();
    }
}
