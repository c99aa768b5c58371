package dev.sluice.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.router.catalogue.Secret;
import dev.sluice.router.decision.Caller;
import dev.sluice.router.difficulty.Calibration;
import dev.sluice.router.difficulty.PairCalibration;
import dev.sluice.router.mode.Freedom;
import dev.sluice.router.mode.Mode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewaySettingsTest {
    private final Path directory;

    GatewaySettingsTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void a_file_with_callers_alone_gets_every_default() {
        Settings settings =
                new Folder(directory).with("gateway.yml", Folder.CALLERS).settings();

        assertThat(settings.gateway())
                .isEqualTo(new GatewaySettings(
                        "127.0.0.1",
                        8080,
                        "127.0.0.1",
                        8081,
                        new GatewaySettings.Limits(
                                26_214_400, 33_554_432, 128, Duration.ofSeconds(30), 4096, 67_108_864, 67_108_864),
                        new GatewaySettings.Storage(
                                Path.of("data"), Optional.empty(), Optional.empty(), Optional.empty()),
                        new GatewaySettings.Breaker(20, 5, 0.5, Duration.ofSeconds(15), Duration.ofSeconds(60)),
                        List.of(new CallerSettings(new Caller("app", "sales"), Folder.HASH))));
        assertThat(settings.catalogue().aliases()).isEmpty();
    }

    @Test
    void every_key_is_mapped() {
        Settings settings = new Folder(directory)
                .variable("DB_PASSWORD", "hush")
                .variable("OPENAI_API_KEY", "made-up")
                .with("gateway.yml", """
                        host: 0.0.0.0
                        port: 1
                        management_host: 10.0.0.9
                        management_port: 2
                        limits:
                          body_size: 3KiB
                          answer_size: 4MiB
                          json_depth: 50
                          body_time: 6s
                          requests: 7
                          bodies_in_flight: 8KiB
                          held_answers: 64KiB
                        storage:
                          directory: /var/lib/sluice
                          jdbc_url: jdbc:postgresql://db:5432/sluice
                          user: sluice
                          password: ${DB_PASSWORD}
                          checkpoints: /mnt/worm
                          keep_outcomes: 90d
                        breaker:
                          window: 10
                          minimum_calls: 9
                          failure_rate: 0.25
                          open: 1500ms
                          longest_retry_after: 2m
                        aliases:
                          my-model: local/smollm2-135m-instruct
                          auto: { mode: auto, escalate: 20%%, quality: 0.9 }
                          batch: { mode: cheapest }
                          hr: { mode: local-only }
                          board: { mode: strong }
                          mixed: { mode: weighted, sticky: true, routes: { local: 70, gpt-4.1: 0 } }
                          new: { mode: canary, to: local, share: 5%%, base: auto }
                          watched: { mode: shadow, to: local, share: 0.1, base: { mode: canary, to: gpt-4.1, share: 0.5 } }
                          pinned: { mode: fixed, route: local }
                        overrides: none
                        difficulty: { neighbours: true }
                        calibration:
                          - local: local
                            strong: gpt-4.1
                            model: some-model
                            local_success: { method: platt, intercept: 0.5, slope: -1.5 }
                            strong_success: { method: isotonic, knots: [[0.25, 0.9], [0.5, 0.75]] }
                        judge: { route: gpt-4.1, external: true }
                        callers:
                          - name: app
                            team: sales
                            overrides: any
                            feedback: [reviewer, judge]
                            key_hash: %s
                          - name: other
                            team: sales
                            key_hash: %s
                        """.formatted(Folder.HASH, "f".repeat(64)))
                .settings();

        assertThat(settings.gateway())
                .isEqualTo(new GatewaySettings(
                        "0.0.0.0",
                        1,
                        "10.0.0.9",
                        2,
                        new GatewaySettings.Limits(3072, 4 << 20, 50, Duration.ofSeconds(6), 7, 8192, 65_536),
                        new GatewaySettings.Storage(
                                Path.of("/var/lib/sluice"),
                                Optional.of("jdbc:postgresql://db:5432/sluice"),
                                Optional.of("sluice"),
                                Optional.of(Secret.of("hush")),
                                Optional.of(Path.of("/mnt/worm")),
                                Optional.of(Duration.ofDays(90))),
                        new GatewaySettings.Breaker(10, 9, 0.25, Duration.ofMillis(1500), Duration.ofMinutes(2)),
                        List.of(
                                new CallerSettings(
                                        caller("app", Freedom.ANY), Folder.HASH, Set.of(Rater.JUDGE, Rater.REVIEWER)),
                                new CallerSettings(caller("other", Freedom.NONE), "f".repeat(64))),
                        List.of(new PairCalibration(
                                "local",
                                "gpt-4.1",
                                "some-model",
                                Optional.of(new Calibration.Platt(0.5, -1.5)),
                                Optional.of(new Calibration.Isotonic(
                                        List.of(new Calibration.Knot(0.25, 0.9), new Calibration.Knot(0.5, 0.75)))))),
                        Optional.of(new AnswerJudge("gpt-4.1", true)),
                        true));
        assertThat(settings.catalogue().aliases()).isEqualTo(Map.of("my-model", "local/smollm2-135m-instruct"));
        Mode auto = new Mode.Auto(OptionalDouble.of(0.2), OptionalDouble.of(0.9));
        assertThat(settings.catalogue().modes())
                .isEqualTo(Map.of(
                        "auto", auto,
                        "batch", new Mode.Cheapest(),
                        "hr", new Mode.LocalOnly(),
                        "board", new Mode.Strong(),
                        "mixed",
                                new Mode.Weighted(
                                        List.of(new Mode.Weight("local", 70), new Mode.Weight("gpt-4.1", 0)), true),
                        "new", new Mode.Canary("local", 0.05, auto),
                        "watched", new Mode.Shadow("local", 0.1, new Mode.Canary("gpt-4.1", 0.5, auto)),
                        "pinned", new Mode.Fixed("local")));
    }

    private static Caller caller(String name, Freedom overrides) {
        return new Caller(name, "sales", Optional.empty(), Optional.empty(), overrides);
    }

    @Test
    void every_mistake_in_a_mode_is_told_with_its_line() {
        String problems =
                new Folder(directory).with("gateway.yml", """
                        aliases:
                          a: { mode: autp }
                          b: { mode: auto, escalate: 120%, share: 5% }
                          c: { mode: weighted, routes: { local: 0 } }
                          d: { mode: weighted, routes: { locl: 1, local: -1 } }
                          e: { mode: canary, to: local, base: { mode: shadow, to: local, share: 1 } }
                          f: { mode: shadow, share: 1.5, base: qwen }
                          g: { mode: fixed }
                          local: { mode: strong }
                        overrides: some
                        """ + Folder.CALLERS).problems();

        String routes =
                "local, local/smollm2-135m-instruct, gpt-4.1-mini, openai/gpt-4.1-mini, gpt-4.1, openai/gpt-4.1,"
                        + " claude-haiku, anthropic/claude-haiku-4-5-20251001, claude-sonnet, anthropic/claude-sonnet-4-6,"
                        + " gemini-flash, gemini/gemini-3.8-flash";
        assertThat(problems).isEqualTo("""
                gateway.yml:2: aliases.a.mode: "autp" (expected one of: auto, canary, cheapest, fixed, local-only, shadow, strong, weighted), did you mean "auto"?
                gateway.yml:3: aliases.b.escalate: "120%" (expected a share such as 20% or 0.2, from 0 to 1)
                gateway.yml:3: aliases.b.share: unknown key (expected one of: mode, escalate, quality)
                gateway.yml:4: aliases.c.routes: no route with a weight above 0 (expected such as { local: 70, big: 30 })
                gateway.yml:5: aliases.d.routes.local: "-1" (expected a whole number from 0 to 10000)
                gateway.yml:5: aliases.d.routes.locl: unknown route "locl" (expected one of: ROUTES), did you mean "local"?
                gateway.yml:6: aliases.e.base.mode: "shadow" (expected one of: auto, cheapest, fixed, local-only, strong, weighted)
                gateway.yml:6: aliases.e.share: missing (expected a share such as 20% or 0.2, from 0 to 1)
                gateway.yml:7: aliases.f.base: unknown route "qwen" (expected one of: ROUTES)
                gateway.yml:7: aliases.f.share: "1.5" (expected a share such as 20% or 0.2, from 0 to 1)
                gateway.yml:7: aliases.f.to: missing (expected a model's name, at most 200 characters, without blanks)
                gateway.yml:8: aliases.g.route: missing (expected a model's name, at most 200 characters, without blanks)
                gateway.yml:9: aliases.local: "local" is the name of a route already (expected another alias)
                gateway.yml:10: overrides: "some" (expected one of: any, narrower, none), did you mean "none"?""".replace("ROUTES", routes));
    }

    @Test
    void what_a_mode_says_without_any_effect_is_told_with_its_line() {
        String file = """
                aliases:
                  a: { mode: shadow, to: local, share: 10%, base: local/smollm2-135m-instruct }
                  b: { mode: canary, to: local, share: 10%, base: { mode: weighted, routes: { local: 1, gpt-4.1: 0 } } }
                  c: { mode: weighted, routes: { local: 1, local/smollm2-135m-instruct: 1 } }
                  d: { mode: shadow, to: local, share: 5%, base: { mode: canary, to: gpt-4.1, share: 100%, base: local } }
                  e: { mode: shadow, to: local, share: 5%, base: { mode: canary, to: local, share: 100%, base: gpt-4.1 } }
                """;
        assertThat(new Folder(directory)
                        .with("gateway.yml", file + Folder.CALLERS)
                        .problems())
                .isEqualTo("""
                        gateway.yml:2: aliases.a.to: "local" is what base always takes (expected another route than that of base)
                        gateway.yml:3: aliases.b.to: "local" is what base always takes (expected another route than that of base)
                        gateway.yml:4: aliases.c.routes.local/smollm2-135m-instruct: the same route as "local" (expected each route once)
                        gateway.yml:6: aliases.e.to: "local" is what base always takes (expected another route than that of base)""");
        Settings paused =
                new Folder(directory).with("gateway.yml", """
                        aliases:
                          a: { mode: canary, to: local, share: 0%, base: auto }
                          b: { mode: shadow, to: local, share: 0.0, base: auto }
                        """ + Folder.CALLERS).settings();
        assertThat(paused.warnings())
                .extracting(Warning::toString)
                .contains(
                        "gateway.yml:2: aliases.a.share: 0 %: nothing goes to \"local\"",
                        "gateway.yml:3: aliases.b.share: 0 %: nothing goes to \"local\"");
    }

    @Test
    void what_names_a_route_that_is_left_out_goes_without_it() {
        Settings settings =
                new Folder(directory).with("gateway.yml", """
                        aliases:
                          gpt: gpt-4.1
                          new: { mode: canary, to: gpt-4.1, share: 5%, base: local }
                          mixed: { mode: weighted, routes: { local: 1, gpt-4.1: 3 } }
                          pinned: { mode: fixed, route: gpt-4.1 }
                        """ + Folder.CALLERS).settings();

        assertThat(settings.catalogue().aliases()).isEmpty();
        assertThat(settings.catalogue().modes())
                .isEqualTo(Map.of(
                        "new", new Mode.Fixed("local"),
                        "mixed", new Mode.Weighted(List.of(new Mode.Weight("local", 1)), false)));
        assertThat(settings.leftOut())
                .contains(
                        "alias gpt: the route gpt-4.1 is left out",
                        "alias new: the route gpt-4.1 is left out, the rest of it is not",
                        "alias pinned: the route gpt-4.1 is left out, and with it the alias");
    }

    @Test
    void outcomes_are_kept_for_ever_only_where_that_is_said() {
        assertThat(GatewaySettings.Storage.DEFAULT.keepOutcomes()).contains(Duration.ofDays(400));
        assertThat(new Folder(directory)
                        .with("gateway.yml", "storage: { keep_outcomes: forever }\n" + Folder.CALLERS)
                        .settings()
                        .gateway()
                        .storage()
                        .keepOutcomes())
                .isEmpty();
        assertThat(new Folder(directory)
                        .with("gateway.yml", "storage: { keep_outcomes: 1h }\n" + Folder.CALLERS)
                        .problems())
                .isEqualTo("gateway.yml:1: storage.keep_outcomes: \"1h\" (expected forever, or a duration such as 400d,"
                        + " from 1d to 10000d)");
    }

    @Test
    void two_callers_never_share_a_name_or_a_key() {
        String problems = new Folder(directory)
                .with("gateway.yml", Folder.CALLERS + Folder.CALLERS.replace("callers:\n", ""))
                .problems();

        assertThat(problems).isEqualTo("""
                        gateway.yml:5: callers[1].name: the same as callers[0].name (expected a different one for every caller)
                        gateway.yml:7: callers[1].key_hash: the same as callers[0].key_hash (expected a different one for every caller)""");
    }

    @Test
    void limits_and_ports_that_contradict_each_other_are_told() {
        String problems =
                new Folder(directory).with("gateway.yml", """
                        management_port: 8080
                        limits:
                          body_size: 65MiB
                        breaker:
                          window: 10
                          minimum_calls: 11
                        storage:
                          user: sluice
                        """ + Folder.CALLERS).problems();

        assertThat(problems.lines())
                .containsExactly(
                        "gateway.yml:1: management_port: 8080 is the port for callers too (expected another one)",
                        "gateway.yml:3: limits.body_size: bodies_in_flight 64MiB is less than body_size 65MiB"
                                + " (expected at least as much, or no such body could ever be taken)",
                        "gateway.yml:6: breaker.minimum_calls: 11 (expected at most window, which is 10)",
                        "gateway.yml:8: storage.user: has no use without jdbc_url (expected jdbc_url too, or"
                                + " neither)");
    }
}
