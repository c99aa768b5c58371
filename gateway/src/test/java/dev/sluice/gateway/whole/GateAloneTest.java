package dev.sluice.gateway.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.config.LoadResult;
import dev.sluice.config.Settings;
import dev.sluice.gateway.audit.Treated;
import dev.sluice.gateway.dialect.chat.ChatRequest;
import dev.sluice.gateway.dialect.chat.ChatRequestReader;
import dev.sluice.gateway.dialect.chat.Extras;
import dev.sluice.gateway.egress.AuditBook;
import dev.sluice.gateway.egress.AuditReceipt;
import dev.sluice.gateway.egress.Cargo;
import dev.sluice.gateway.egress.Departure;
import dev.sluice.gateway.egress.EgressGate;
import dev.sluice.gateway.egress.Reply;
import dev.sluice.gateway.failure.Failure;
import dev.sluice.gateway.redaction.Prepared;
import dev.sluice.gateway.redaction.Redactor;
import dev.sluice.gateway.redaction.Rescan;
import dev.sluice.router.Router;
import dev.sluice.router.catalogue.Route;
import dev.sluice.router.decision.Caller;
import dev.sluice.router.decision.Decision;
import dev.sluice.router.decision.Judgement;
import dev.sluice.router.decision.Situation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The gate holds though everything before it fails: every decided request is given to it for every route that there is,
 * permitted or not, as a broken retry, fallback, cascade or shadow would. Without the gate's own checks these requests
 * arrive.
 */
class GateAloneTest {
    private static final long SEED = Long.getLong("sluice.seed", System.nanoTime());
    private static final int POLICIES = 40;
    private static final int PER_POLICY = 60;
    private static final List<String> MODELS = List.of("auto", "anything", "hosted", "local");

    /** Audits anything, so that nothing but the decision stands between a request and the road. */
    private static final AuditBook WILLING = new AuditBook() {
        @Override
        public CompletableFuture<Void> leaves(Departure departure) {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void ended(Departure.End end) {
            // Nobody reads it.
        }
    };

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    private final List<Canary> canaries = Canary.some(new Random(SEED), 10);
    private int refused;
    private int sent;

    @Test
    void no_route_beside_the_decision_opens() throws Exception {
        try (FakeBackend local = new FakeBackend(FakeBackend.FINE);
                FakeBackend cloud = new FakeBackend(FakeBackend.FINE)) {
            House house = new House(folder)
                    .inHouse(local)
                    .backend("hosted", "openai", cloud, "external", "pass_through", 0.9)
                    .backend("other", "anthropic", cloud, "external", "pass_through", 1);
            Random random = new Random(SEED + 1);
            for (int round = 0; round < POLICIES; round++) {
                house.policy(RandomPolicy.of(random).yaml());
                if (house.load() instanceof LoadResult.Loaded(Settings settings)) {
                    try (EgressGate gate = new EgressGate(settings.backends())) {
                        for (int number = 0; number < PER_POLICY; number++) {
                            tryEveryRoute(gate, settings, Crowd.chance(SEED, round * PER_POLICY + number));
                        }
                    }
                }
            }
            String told = "seed " + SEED + ": " + sent + " sent, " + refused + " refused";
            Sight sight = new Sight(canaries);
            assertThat(cloud.requests()).as(told).noneMatch(request -> sight.in(request.raw())
                    .isPresent());
            assertThat(refused).as(told).isGreaterThan(POLICIES * PER_POLICY / 10);
            assertThat(cloud.requests()).as(told).hasSizeGreaterThan(POLICIES);
        }
    }

    private void tryEveryRoute(EgressGate gate, Settings settings, Random random) {
        Optional<ChatRequest> read =
                read(RandomRequest.of(random, canaries, 55, MODELS).body());
        if (read.isEmpty()) {
            return;
        }
        ChatRequest request = read.get();
        Judgement judgement = settings.judge().judge(request.prompt());
        Decision decided = new Router(settings.catalogue(), settings.policy(), settings.prices())
                .decide(
                        request.prompt(),
                        judgement,
                        new Situation(new Caller("tester", "tests"), Instant.now(), Map.of()));
        Prepared prepared = new Redactor(random).prepare(request, judgement, decided, settings.judge(), 32);
        // As it should be, and as it would be if the treatment had been lost on the way.
        for (Prepared either : List.of(prepared, new Prepared(decided, Optional.empty(), Rescan.NOT_NEEDED))) {
            if (either.decision() instanceof Decision.Send send) {
                Cargo cargo = Cargo.of(send, request, either);
                settings.catalogue().routes().forEach(route -> tryRoute(gate, cargo, route));
            }
        }
    }

    private void tryRoute(EgressGate gate, Cargo cargo, Route route) {
        AuditReceipt receipt = new AuditReceipt(WILLING);
        Departure departure = new Departure(route, 1, Instant.now(), Treated.NOTHING, 0);
        try {
            receipt.leaves(departure).join();
            gate.post(gate.permit(cargo, route, receipt), "/chat/completions", Extras.NONE, "request", size -> {})
                    .flatMapMany(Reply::body)
                    .then()
                    .block();
            sent++;
        } catch (SecurityException notIts) {
            refused++;
        }
    }

    private static Optional<ChatRequest> read(String body) {
        try {
            return Optional.of(ChatRequestReader.read(body.getBytes(StandardCharsets.UTF_8), 32));
        } catch (Failure malformed) {
            return Optional.empty();
        }
    }
}
