package dev.sluice.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.router.catalogue.Ability;
import dev.sluice.router.catalogue.Backend;
import dev.sluice.router.catalogue.Locality;
import dev.sluice.router.catalogue.Model;
import dev.sluice.router.catalogue.Protocol;
import dev.sluice.router.catalogue.Route;
import dev.sluice.router.catalogue.Secret;
import dev.sluice.router.catalogue.Timeouts;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackendSettingsTest {
    private static final String PRICE = """
            currency: EUR
            reference: m
            entries:
              - { model: m, valid_from: 2026-01-01, input: 1, output: 2, source: here, checked: 2026-01-01 }
            """;

    private final Path directory;

    BackendSettingsTest(@TempDir Path directory) {
        this.directory = directory;
    }

    private Folder folder(String catalogue) {
        return new Folder(directory)
                .with("gateway.yml", Folder.CALLERS)
                .with("price-book.yml", PRICE)
                .with("model-catalogue.yml", catalogue);
    }

    @Test
    void a_backend_without_a_name_or_with_one_that_is_none_is_told() {
        String backend = """
                backends:
                  - NAME
                    provider: p
                    url: http://b:1/v1
                    locality: in_house
                    protocol: pass_through
                    models:
                      - { name: m, capability: 0.5, max_output: 10, licence: MIT }
                """;

        assertThat(folder(backend.replace("NAME", "simulated: false")).problems())
                .contains("backends[0].name: missing (expected a name");
        assertThat(folder(backend.replace("NAME", "name: -b")).problems())
                .contains("backends[0].name: \"-b\" (expected a name of letters");
    }

    @Test
    void a_backend_with_the_least_said_gets_every_default() {
        Settings settings = folder("""
                        backends:
                          - name: b
                            provider: p
                            url: http://b:1/v1
                            locality: in_house
                            protocol: pass_through
                            models:
                              - { name: m, capability: 0.5, max_output: 10, licence: MIT }
                        """).settings();

        Backend backend = new Backend("b", "p", Locality.IN_HOUSE, Protocol.PASS_THROUGH);
        assertThat(settings.backends())
                .isEqualTo(Map.of(
                        "b",
                        new BackendSettings(
                                backend,
                                URI.create("http://b:1/v1"),
                                null,
                                new Timeouts(
                                        Duration.ofSeconds(2),
                                        Duration.ofSeconds(60),
                                        Duration.ofSeconds(30),
                                        Duration.ofMinutes(10)),
                                false,
                                false,
                                256)));
        assertThat(settings.catalogue().routes())
                .containsExactly(new Route("b/m", backend, new Model("m", 0.5, 0, 10, Set.of(), "MIT")));
        assertThat(settings.origins()).isEmpty();
    }

    @Test
    void every_key_is_mapped() {
        Settings settings =
                folder("""
                        backends:
                          - name: b
                            provider: p
                            url: https://b:1/v1
                            locality: external
                            protocol: pass_through
                            key: ${B_KEY}
                            optional: true
                            abilities: ask
                            simulated: true
                            timeouts: { connect: 1s, first_byte: 2s, between_bytes: 3s, total: 4s }
                            max_connections: 5
                            models:
                              - name: m
                                route: r
                                capability: 0.75
                                context: 100
                                max_output: 10
                                abilities: [tools, images]
                                licence: MIT
                                revision: abc
                                sha256: %s
                        """.formatted(Folder.HASH)).variable("B_KEY", "hush").settings();

        Backend backend = new Backend("b", "p", Locality.EXTERNAL, Protocol.PASS_THROUGH);
        assertThat(settings.backends())
                .isEqualTo(Map.of(
                        "b",
                        new BackendSettings(
                                backend,
                                URI.create("https://b:1/v1"),
                                Secret.of("hush"),
                                new Timeouts(
                                        Duration.ofSeconds(1),
                                        Duration.ofSeconds(2),
                                        Duration.ofSeconds(3),
                                        Duration.ofSeconds(4)),
                                true,
                                true,
                                5)));
        assertThat(settings.catalogue().routes())
                .containsExactly(new Route(
                        "r", backend, new Model("m", 0.75, 100, 10, Set.of(Ability.TOOLS, Ability.IMAGES), "MIT")));
        assertThat(settings.origins())
                .isEqualTo(Map.of("b/m", new ModelOrigin(Optional.of("abc"), Optional.of(Folder.HASH))));
    }

    @Test
    void a_backend_of_the_house_has_no_public_address_unless_it_is_said_to_be_ours() {
        for (String host : List.of(
                "api.openai.com", "8.8.8.8", "172.32.0.1", "[2a00:1450::1]", "internal.example.com", "100.128.0.1")) {
            assertThat(folder(inHouse(host, "")).problems())
                    .as(host)
                    .contains("backends[0].url: \"" + host + "\" (expected a private address");
            assertThat(folder(inHouse(host, "    public_address: true\n")).problems())
                    .as(host)
                    .isEmpty();
        }
        for (String host : List.of(
                "gpu",
                "localhost",
                "127.0.0.1",
                "10.1.2.3",
                "172.31.0.1",
                "192.168.1.1",
                "[::1]",
                "[fd12::1]",
                "gpu.svc.cluster.local",
                "gpu.acme.internal",
                "box.home.arpa",
                "100.64.0.1")) {
            assertThat(folder(inHouse(host, "")).problems()).as(host).isEmpty();
        }
    }

    private static String inHouse(String host, String more) {
        return """
                backends:
                  - name: b
                    provider: p
                    url: https://HOST:1/v1
                    locality: in_house
                MORE    protocol: pass_through
                    models:
                      - { name: m, capability: 0.5, max_output: 10, licence: MIT }
                """.replace("HOST", host).replace("MORE", more.isEmpty() ? "" : more.stripTrailing() + "\n");
    }

    @Test
    void what_a_shipped_file_says_of_backends_that_are_gone_is_noted_and_stops_nothing() {
        Settings settings = new Folder(directory)
                .with("gateway.yml", Folder.CALLERS)
                .with("model-catalogue.yml", """
                        backends:
                          - name: local
                            provider: local
                            url: http://b:1/v1
                            locality: in_house
                            protocol: pass_through
                            models:
                              - { name: smollm2-135m-instruct, capability: 0.5, max_output: 10, licence: MIT }
                        """)
                .settings();

        assertThat(settings.leftOut())
                .contains(
                        "shipped price of openai/gpt-4.1: no such route in model-catalogue.yml",
                        "shipped attestation of openai: no backend has this provider");
    }
}
