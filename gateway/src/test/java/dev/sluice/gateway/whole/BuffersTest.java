package dev.sluice.gateway.whole;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Every buffer of Netty's is given back, however a request ends. */
class BuffersTest {
    private static final long SEED = Long.getLong("sluice.seed", System.nanoTime());
    private static final List<Fault> FAULTS = List.of(Fault.values());
    private static final List<String> VERIFY =
            List.of("", "hold: first-2, escalate: 50%", "hold: all, samples: 2, deadline: 50ms, escalate: 50%");
    /** Beside the random ones, which may not have a shadow for what is in them. */
    private static final String COMPARED = "{\"model\":\"watched\",\"stream\":%s,\"messages\":[{\"role\":\"user\","
            + "\"content\":\"Which one flies?\\nA. a stone\\nB. a bird\\nAnswer:\"}]}";

    private static final List<String> MODELS = List.of("auto", "local", "local", "hosted", "anthropic");

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    private final ResourceLeakDetector.Level usual = ResourceLeakDetector.getLevel();

    @BeforeEach
    void watch_every_buffer() {
        ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
    }

    @AfterEach
    void watch_as_before() {
        ResourceLeakDetector.setLevel(usual);
    }

    @Test
    void no_buffer_is_lost_whatever_happens_to_requests() throws Exception {
        for (String verify : VERIFY) {
            crowd(verify);
        }
    }

    private void crowd(String verify) throws Exception {
        List<String> models = verify.isEmpty() ? MODELS : List.of("auto");
        try (FakeBackend local = new FakeBackend(faulty(1));
                FakeBackend cloud = new FakeBackend(faulty(2));
                Gateway gateway = Gateway.start(new House(folder)
                        .verify(verify)
                        .aliases("{ watched: { mode: shadow, to: hosted, share: 100%, base: local } }")
                        .inHouse(local)
                        .cloud("anthropic", cloud, "anthropic")
                        .backend("hosted", "anthropic", cloud, "external", "pass_through", 0.9)
                        .settings())) {
            // A gateway that starts puts the loggers back.
            Told told = Told.listening();
            Crowd.each(800, 8, number -> {
                Random random = Crowd.chance(SEED, number);
                String body = number % 4 == 0
                        ? COMPARED.formatted(random.nextBoolean())
                        : RandomRequest.of(random, Canary.some(random, 1), 20, models)
                                .body();
                switch (random.nextInt(5)) {
                    case 0 -> gateway.askAndLeave(body);
                    case 1 -> gateway.askAndVanish(body, Duration.ofMillis(1 + random.nextInt(40)));
                    default -> gateway.ask(body);
                }
            });
            // The last ones end by their time limits; that they have ended shows in what waits for them.
            Eventually.holds("the backends' connections are closed or idle", Duration.ofSeconds(15), () -> {
                told.collect();
                return local.busy() == 0 && cloud.busy() == 0;
            });
            Eventually.holds(
                    "no answer waits for its shadow's any more",
                    Duration.ofSeconds(15),
                    () -> gateway.managed("/metrics").body().contains("sluice_shadow_answers_bytes 0.0"));
            told.collect();
            assertThat(told.leaks).as("seed %s, verify %s", SEED, verify).isEmpty();
            if (verify.isEmpty()) {
                // Once, since the detector tells of one place once.
                loseOne();
                Eventually.holds("a lost buffer is told", Duration.ofSeconds(20), () -> {
                    told.collect();
                    return !told.leaks.isEmpty();
                });
            }
        }
    }

    @SuppressWarnings("unused") // That is the point.
    private static void loseOne() {
        ByteBuf lost = PooledByteBufAllocator.DEFAULT.buffer(16);
    }

    private static FakeBackend.Manner faulty(int backend) {
        return request -> {
            Random random = new Random(SEED * 31 + backend + request.body().hashCode());
            return random.nextInt(3) == 0 ? Fault.NONE : FAULTS.get(random.nextInt(FAULTS.size()));
        };
    }

    /** What the detector has told. */
    private static final class Told extends AppenderBase<ILoggingEvent> {
        final Queue<String> leaks = new ConcurrentLinkedQueue<>();

        static Told listening() {
            Told told = new Told();
            Logger detector = (Logger) LoggerFactory.getLogger(ResourceLeakDetector.class);
            told.setContext(detector.getLoggerContext());
            told.start();
            detector.addAppender(told);
            return told;
        }

        @Override
        protected void append(ILoggingEvent event) {
            leaks.add(event.getFormattedMessage());
        }

        /** The detector speaks when a buffer is taken after the lost one was collected. */
        void collect() {
            for (int i = 0; i < 5; i++) {
                System.gc();
                PooledByteBufAllocator.DEFAULT.buffer(16).release();
            }
        }
    }
}
