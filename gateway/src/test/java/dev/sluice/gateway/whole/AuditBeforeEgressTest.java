package dev.sluice.gateway.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.config.LoadResult;
import dev.sluice.config.Settings;
import dev.sluice.gateway.GatewayApplication;
import dev.sluice.gateway.audit.Actor;
import dev.sluice.gateway.audit.AuditFact;
import dev.sluice.gateway.audit.AuditTrail;
import dev.sluice.gateway.audit.ChainHead;
import dev.sluice.gateway.audit.Egress;
import dev.sluice.gateway.journal.JournalException;
import dev.sluice.gateway.live.LiveSettings;
import dev.sluice.router.decision.Caller;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.context.support.GenericApplicationContext;

/** No byte of a request leaves the house before the decision that lets it is on disk. */
class AuditBeforeEgressTest {
    private static final List<String> CLOUDS = List.of("openai", "anthropic", "hosted");

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    @Test
    void when_the_first_byte_arrives_at_a_cloud_the_entry_is_on_disk() throws Exception {
        Queue<String> atFirstByte = new ConcurrentLinkedQueue<>();
        House house = new House(folder);
        FakeBackend.Manner looks = new FakeBackend.Manner() {
            @Override
            public Fault fault(HttpIn request) {
                return Fault.NONE;
            }

            @Override
            public void firstByte() {
                atFirstByte.add(Disk.auditNow(house.storage()));
            }
        };
        try (FakeBackend local = new FakeBackend(FakeBackend.FINE);
                FakeBackend cloud = new FakeBackend(looks);
                Gateway gateway = Gateway.start(withClouds(house, local, cloud).settings())) {
            for (int i = 0; i < 30; i++) {
                String body = body(CLOUDS.get(i % 3), i % 2 == 0);
                HttpResponse<String> answer = gateway.ask(body).orElseThrow();
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
                String id = answer.headers().firstValue("x-request-id").orElseThrow();
                assertThat(atFirstByte.remove()).contains(id);
            }
            assertThat(atFirstByte).isEmpty();
            assertThat(cloud.defects()).isEmpty();
        }
    }

    @Test
    void nothing_leaves_while_the_disk_has_not_answered_and_nothing_if_it_fails() throws Exception {
        Trail trail = new Trail();
        try (FakeBackend local = new FakeBackend(request -> Fault.ANSWERS_500);
                FakeBackend cloud = new FakeBackend(FakeBackend.FINE);
                Gateway gateway =
                        start(withClouds(new House(folder), local, cloud).settings(), trail)) {
            for (String model : CLOUDS) {
                trail.answer = new CompletableFuture<>();
                CompletableFuture<Optional<HttpResponse<String>>> coming =
                        CompletableFuture.supplyAsync(() -> gateway.ask(body(model, false)));
                Eventually.holds("the entry is asked for", Duration.ofSeconds(10), () -> trail.asked(model));
                assertThat(cloud.requests()).as(model).isEmpty();
                trail.answer.complete(null);
                assertThat(coming.get().orElseThrow().statusCode()).isEqualTo(200);
                assertThat(cloud.requests()).hasSize(1);
                cloud.requests().clear();
            }
            for (String model : CLOUDS) {
                trail.answer = CompletableFuture.failedFuture(new JournalException("the disk does not answer"));
                assertUnavailable(gateway.ask(body(model, false)).orElseThrow());
                assertUnavailable(gateway.ask(body(model, true)).orElseThrow());
                trail.full = true;
                assertUnavailable(gateway.ask(body(model, false)).orElseThrow());
                trail.full = false;
            }
            // Nor by falling back, when what was to stay in the house could not be answered there.
            trail.answer = CompletableFuture.failedFuture(new JournalException("the disk does not answer"));
            assertUnavailable(gateway.ask(body("auto", false)).orElseThrow());
            assertThat(local.requests()).isNotEmpty();
            assertThat(cloud.requests()).isEmpty();
            // And it recovers.
            trail.answer = CompletableFuture.completedFuture(null);
            assertThat(gateway.ask(body("hosted", false)).orElseThrow().statusCode())
                    .isEqualTo(200);
        }
    }

    private static void assertUnavailable(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(answer.headers().firstValue("retry-after")).isPresent();
    }

    private static House withClouds(House house, FakeBackend local, FakeBackend cloud) {
        return house.patient()
                .inHouse(local)
                .cloud("openai", cloud, "openai")
                .cloud("anthropic", cloud, "anthropic")
                .backend("hosted", "openai", cloud, "external", "pass_through", 0.9);
    }

    private static String body(String model, boolean stream) {
        return "{\"model\":\"" + model + "\",\"stream\":" + stream
                + ",\"messages\":[{\"role\":\"user\",\"content\":\"Name three rivers.\"}]}";
    }

    static Gateway start(Settings settings, Trail trail) {
        return Gateway.of(new SpringApplicationBuilder(GatewayApplication.class, WithTrail.class)
                .web(WebApplicationType.REACTIVE)
                .properties("server.port=0", "server.address=127.0.0.1")
                .initializers(fresh -> {
                    GenericApplicationContext beans = (GenericApplicationContext) fresh;
                    beans.registerBean(Settings.class, () -> settings);
                    LiveSettings live = new LiveSettings(settings, () -> new LoadResult.Loaded(settings));
                    beans.registerBean(LiveSettings.class, () -> live);
                    beans.registerBean(Trail.class, () -> trail);
                })
                .run());
    }

    /** The test's own trail goes before the gateway's. */
    @Configuration(proxyBeanMethods = false)
    static class WithTrail {
        @Bean
        @Primary
        AuditTrail testTrail(Trail trail) {
            return trail.asTrail();
        }

        @Bean
        @Primary
        Clock testClock() {
            return Clock.systemUTC();
        }
    }

    /** Does with entries what the test says. */
    static final class Trail {
        private final Queue<AuditFact> facts = new ConcurrentLinkedQueue<>();
        volatile CompletableFuture<Void> answer = CompletableFuture.completedFuture(null);
        volatile boolean full;

        boolean asked(String route) {
            return facts.stream()
                    .anyMatch(fact ->
                            fact instanceof Egress egress && egress.route().equals(route + "/" + route + "-model"));
        }

        AuditTrail asTrail() {
            return new AuditTrail() {
                @Override
                public Actor actor(Caller caller, Instant now) {
                    return Actor.of("00ff00ff00ff00ff", new byte[32]);
                }

                @Override
                public int erase(String caller, Instant now) {
                    throw new UnsupportedOperationException("no keys");
                }

                @Override
                public long record(AuditFact fact) {
                    if (full) {
                        throw new JournalException("the disk is full");
                    }
                    facts.add(fact);
                    return facts.size();
                }

                @Override
                public CompletableFuture<Void> durable(long sequence) {
                    return answer;
                }

                @Override
                public boolean accepting() {
                    return true;
                }

                @Override
                public Optional<String> trouble() {
                    return Optional.empty();
                }

                @Override
                public ChainHead head() {
                    throw new UnsupportedOperationException("no chain");
                }

                @Override
                public void close() {}
            };
        }
    }
}
