package dev.sluice.gateway.whole;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.config.LoadResult;
import dev.sluice.config.Settings;
import dev.sluice.config.SettingsLoader;
import dev.sluice.gateway.dialect.chat.ChatRequest;
import dev.sluice.gateway.dialect.chat.ChatRequestReader;
import dev.sluice.gateway.dialect.chat.PolicyTestBody;
import dev.sluice.gateway.failure.Failure;
import dev.sluice.gateway.journal.JournalException;
import dev.sluice.gateway.redaction.Redactor;
import dev.sluice.router.Judge;
import dev.sluice.router.Router;
import dev.sluice.router.decision.BackendState;
import dev.sluice.router.decision.Caller;
import dev.sluice.router.decision.Decision;
import dev.sluice.router.decision.Judgement;
import dev.sluice.router.decision.Situation;
import dev.sluice.router.difficulty.DifficultyModels;
import dev.sluice.router.sensitivity.Detector;
import dev.sluice.router.sensitivity.Findings;
import dev.sluice.router.sensitivity.Kind;
import dev.sluice.router.sensitivity.Sensitivity;
import dev.sluice.router.sensitivity.builtin.Detectors;
import dev.sluice.router.text.Clues;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever fails, nothing leaves: ten thousand injected faults, with those of {@link BrokenPolicyTest}. Each test first
 * shows that the same request leaves when nothing fails, so that what keeps it in is the fault.
 */
class FailsClosedTest {
    private static final long SEED = Long.getLong("sluice.seed", System.nanoTime());
    private static final int DEPTH = 32;

    /** A way out for whatever was read whole. */
    private static final String OPEN = House.EVERYTHING_LEAVES.replace(
            "when: { sensitivity: restricted }", "when: { sensitivity: restricted, unscannable: false }");

    private static final String TREATED = OPEN.replace("may_escalate, allow", "pseudonymise_then_escalate, allow")
            .replace("expect: may_escalate", "expect: pseudonymise_then_escalate");

    private static final String MAIL = "Write to karla.brandt@holzweg-bau.de about the delay.";

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    @Test
    void a_detector_that_throws_is_late_or_finds_what_is_not_there_keeps_the_request_in() throws Exception {
        Settings settings = settings(OPEN);
        int injected = 0;
        for (int number = 0; number < 4_500; number++) {
            Random random = Crowd.chance(SEED, number);
            ChatRequest request = harmless(random);
            assertThat(decision(settings, request, settings.judge()).mayLeave()).isTrue();
            List<Detector> detectors = new ArrayList<>(Detectors.builtIn());
            Failing failing = Failing.some(random, request.prompt().parts().size());
            detectors.add(random.nextInt(detectors.size() + 1), failing);
            Judge judge = new Judge(detectors, DifficultyModels.standard());
            assertStays(decided(settings, request, judge), "seed " + SEED + ", " + number + ", " + failing);
            assertThat(failing.failed())
                    .as("seed %s, %s, %s", SEED, number, failing)
                    .isTrue();
            injected++;
        }
        for (int number = 0; number < 1_500; number++) {
            Random random = Crowd.chance(SEED, number);
            // The clock is asked once for so much text: in a long one at several places.
            ChatRequest request = number % 10 > 0
                    ? harmless(random)
                    : request("The weather is fine. ".repeat(1_000 + random.nextInt(3_000)));
            AtomicInteger all = new AtomicInteger();
            settings.judge().judge(request.prompt(), () -> all.incrementAndGet() < 0);
            AtomicInteger asked = new AtomicInteger();
            int from = random.nextInt(all.get());
            Judgement judgement = settings.judge().judge(request.prompt(), () -> asked.getAndIncrement() >= from);
            assertStays(decided(settings, request, judgement, Instant.now()), "seed " + SEED + ", late after " + from);
            injected++;
        }
        assertThat(injected).isEqualTo(6_000);
    }

    @Test
    void more_work_than_the_budget_keeps_the_request_in() throws Exception {
        Settings settings = settings(OPEN);
        for (int number = 0; number < 200; number++) {
            Random random = Crowd.chance(SEED, number);
            String bomb = Bomb.some(random);
            ChatRequest request = request("Please read this.\n" + bomb);
            assertStays(
                    decided(settings, request, settings.judge()),
                    "seed " + SEED + ", " + number + ": " + bomb.substring(0, 60));
        }
    }

    @Test
    void what_cannot_be_read_gets_no_decision() throws Exception {
        for (int number = 0; number < 1_000; number++) {
            Random random = Crowd.chance(SEED, number);
            byte[] whole = body(MAIL).getBytes(UTF_8);
            assertThat(ChatRequestReader.read(whole, DEPTH)).isNotNull();
            byte[] broken =
                    switch (random.nextInt(4)) {
                        case 0 -> Arrays.copyOf(whole, random.nextInt(whole.length));
                        case 1 -> ("[".repeat(DEPTH + random.nextInt(50)) + body(MAIL)).getBytes(UTF_8);
                        case 2 -> {
                            byte[] torn = whole.clone();
                            torn[body(MAIL).indexOf("Write") + random.nextInt(10)] = (byte) (0x80 + random.nextInt(64));
                            yield torn;
                        }
                        default -> (body(MAIL) + "{").getBytes(UTF_8);
                    };
            try {
                ChatRequestReader.read(broken, DEPTH);
                assertThat(number).as("seed %s: it was read", SEED).isNegative();
            } catch (Failure refused) {
                assertThat(refused).hasMessageNotContaining("karla");
            }
        }
    }

    @Test
    void a_treatment_that_fails_or_leaves_something_keeps_the_request_in() throws Exception {
        Settings settings = settings(TREATED);
        for (int number = 0; number < 1_000; number++) {
            Random random = Crowd.chance(SEED, number);
            ChatRequest request = request(MAIL + " "
                    + RandomRequest.of(random, List.of(), 0, List.of("auto")).body());
            Failing second = Failing.inLaterScans(random);
            List<Detector> detectors = new ArrayList<>(Detectors.builtIn());
            detectors.add(second);
            Judge judge = new Judge(detectors, DifficultyModels.standard());
            Judgement judgement = judge.judge(request.prompt());
            Decision decision = decided(settings, request, judgement, Instant.now());
            assertThat(decision instanceof Decision.Send send && send.mayLeave())
                    .isTrue();
            boolean chanceFails = random.nextInt(5) == 0;
            RandomGenerator chance = chanceFails
                    ? () -> {
                        throw new IllegalStateException("no entropy");
                    }
                    : random;
            second.begin(!chanceFails);
            Decision after = new Redactor(chance)
                    .prepare(request, judgement, decision, judge, DEPTH)
                    .decision();
            assertStays(after, "seed " + SEED + ", " + number + ", " + second);
        }
        // And treated, it leaves.
        ChatRequest request = request(MAIL);
        Judgement judgement = settings.judge().judge(request.prompt());
        Decision decision = decided(settings, request, judgement, Instant.now());
        assertThat(new Redactor(new Random(1))
                        .prepare(request, judgement, decision, settings.judge(), DEPTH)
                        .request())
                .isPresent();
    }

    @Test
    void a_promise_that_has_lapsed_lets_nothing_out() throws Exception {
        Settings settings = settings(OPEN);
        ChatRequest request = request("What is the capital of Portugal?");
        Judgement judgement = settings.judge().judge(request.prompt());
        LocalDate last = LocalDate.of(2099, 12, 31);
        assertThat(decided(settings, request, judgement, at(last)))
                .isInstanceOfSatisfying(
                        Decision.Send.class, send -> assertThat(send.mayLeave()).isTrue());
        for (int number = 0; number < 300; number++) {
            int days = 1 + Crowd.chance(SEED, number).nextInt(100_000);
            assertStays(decided(settings, request, judgement, at(last.plusDays(days))), "after " + days + " days");
        }
    }

    @Test
    void over_http_as_well_every_caller_is_answered_and_no_cloud_is_asked() throws Exception {
        try (FakeBackend local = new FakeBackend(FakeBackend.FINE);
                FakeBackend cloud = new FakeBackend(FakeBackend.FINE)) {
            House house = new House(folder)
                    .inHouse(local)
                    .cloud("openai", cloud, "openai")
                    .backend("hosted", "openai", cloud, "external", "pass_through", 0.9)
                    .policy(without("anthropic", OPEN));
            AtomicInteger number = new AtomicInteger();
            AtomicBoolean broken = new AtomicBoolean();
            Detector detector = new Detector() {
                @Override
                public List<Kind> kinds() {
                    return List.of(new Kind("HOUSE_NUMBER", Sensitivity.PUBLIC));
                }

                @Override
                public void find(Clues clues, Findings found) {
                    if (broken.get()) {
                        // Always another defect.
                        Failing.some(Crowd.chance(SEED, number.incrementAndGet()), 1)
                                .find(clues, found);
                    }
                }
            };
            LoadResult loaded = SettingsLoader.with(List.of(detector), PolicyTestBody::read)
                    .load(house.write(), House.ENVIRONMENT, LocalDate.now(ZoneOffset.UTC));
            Settings settings = ((LoadResult.Loaded) loaded).settings();
            broken.set(true);
            try (Gateway gateway = Gateway.start(settings)) {
                askMany(gateway, 300);
            }
            broken.set(false);
            assertThat(cloud.requests()).as("seed %s", SEED).isEmpty();
            assertThat(local.requests()).isNotEmpty();
            AuditBeforeEgressTest.Trail trail = new AuditBeforeEgressTest.Trail();
            try (Gateway gateway = AuditBeforeEgressTest.start(settings, trail)) {
                trail.answer = CompletableFuture.failedFuture(new JournalException("the disk does not answer"));
                askMany(gateway, 100);
                trail.full = true;
                askMany(gateway, 100);
                assertThat(cloud.requests()).as("seed %s", SEED).isEmpty();
                trail.full = false;
                trail.answer = CompletableFuture.completedFuture(null);
                askMany(gateway, 20);
                assertThat(cloud.requests()).as("nothing fails any more").isNotEmpty();
            }
        }
    }

    private static void askMany(Gateway gateway, int count) throws Exception {
        Crowd.each(count, 8, number -> {
            String body = RandomRequest.of(
                            Crowd.chance(SEED, number), List.of(), 0, List.of("auto", "openai", "hosted"))
                    .body();
            assertThat(gateway.ask(body)).as("seed %s, %s", SEED, number).isPresent();
        });
    }

    static House house(Path folder, FakeBackend backend) {
        return new House(folder)
                .inHouse(backend)
                .cloud("openai", backend, "openai")
                .backend("hosted", "openai", backend, "external", "pass_through", 0.9);
    }

    private Settings settings(String policy) throws Exception {
        try (FakeBackend nobody = new FakeBackend(FakeBackend.FINE)) {
            return house(folder, nobody).policy(without("anthropic", policy)).settings();
        }
    }

    private static String without(String provider, String policy) {
        return policy.replaceAll("(?m)^ *" + provider + ": .*\n", "");
    }

    private static Decision.Send decision(Settings settings, ChatRequest request, Judge judge) {
        return (Decision.Send) decided(settings, request, judge);
    }

    private static Decision decided(Settings settings, ChatRequest request, Judge judge) {
        return decided(settings, request, judge.judge(request.prompt()), Instant.now());
    }

    private static Decision decided(Settings settings, ChatRequest request, Judgement judgement, Instant now) {
        Map<String, BackendState> all = Map.of();
        return new Router(settings.catalogue(), settings.policy(), settings.prices())
                .decide(request.prompt(), judgement, new Situation(new Caller("tester", "tests"), now, all));
    }

    private static void assertStays(Decision decision, String told) {
        assertThat(decision instanceof Decision.Send send && send.mayLeave())
                .as(told)
                .isFalse();
    }

    private static Instant at(LocalDate day) {
        return day.atTime(12, 0).toInstant(ZoneOffset.UTC);
    }

    private static ChatRequest harmless(Random random) {
        String body = RandomRequest.of(random, List.of(), 0, List.of("auto")).body();
        return ChatRequestReader.read(body.getBytes(UTF_8), DEPTH);
    }

    static ChatRequest request(String text) {
        return ChatRequestReader.read(body(text).getBytes(UTF_8), DEPTH);
    }

    private static String body(String text) {
        return "{\"model\":\"auto\",\"messages\":[{\"role\":\"user\",\"content\":"
                + Gateway.JSON.writeValueAsString(text) + "}]}";
    }
}
