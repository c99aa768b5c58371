package dev.sluice.gateway.whole;

import dev.sluice.config.LoadResult;
import dev.sluice.config.Settings;
import dev.sluice.config.SettingsLoader;
import dev.sluice.gateway.caller.CallerDirectory;
import dev.sluice.gateway.dialect.chat.PolicyTestBody;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An operator's folder: one backend of the house, and as many clouds as the test wants. */
final class House {
    /** Not a real key; joined so that it does not look like one. */
    static final String KEY = "sk-sluice-" + "onlyForTheseTests";

    /** Of another team. */
    static final String OTHER_KEY = "sk-sluice-" + "alsoForTheseTestsOnly";

    static final Map<String, String> ENVIRONMENT = Map.of("CLOUD_KEY", "cloud-key-of-the-test");

    /** Lets everything out, whatever was found: what a broken gate would be like. */
    static final String EVERYTHING_LEAVES = """
            policy: open-house
            version: 1
            owner: nobody@example.org
            default: { decision: local_only, reason: no-rule-matched }
            on_error: { decision: local_only }
            providers:
              openai: { trains: false, evidence: none, valid_until: 2099-12-31 }
              anthropic: { trains: false, evidence: none, valid_until: 2099-12-31 }
            rules:
              - id: everything-leaves
                when: { sensitivity: restricted }
                then: { decision: may_escalate, allow_providers: { trains: false } }
            tests:
              - { text: "Hello", expect: may_escalate }
            """;

    private static final String EVERY_ABILITY =
            "tools, images, files, audio_input, json_object, json_schema, logprobs, reasoning_effort";

    private final Path folder;
    private final List<String> backends = new ArrayList<>();
    private final List<String> prices = new ArrayList<>();
    private String limits = "";
    private String policy = "";
    private String aliases = "{ gpt-4o: auto, anything: auto }";
    private String overrides = "narrower";
    private boolean neighbours;
    private String silence = "400ms";
    private String total = "3s";
    private int port;
    private int managementPort;

    private String verify = "";

    House(Path folder) {
        this.folder = folder;
    }

    House ports(int callers, int management) {
        port = callers;
        managementPort = management;
        return this;
    }

    /** @param yaml the inside of {@code limits} */
    House limits(String yaml) {
        limits = "limits: { " + yaml + " }\n";
        return this;
    }

    /** So long may the backends that are added from now on take; by default they must be quick. */
    House patient() {
        silence = "30s";
        total = "60s";
        return this;
    }

    /** @param yaml the value of {@code aliases} in one line */
    House aliases(String yaml) {
        aliases = yaml;
        return this;
    }

    /** How far the wishes of the first caller are granted. */
    House overrides(String word) {
        overrides = word;
        return this;
    }

    /** Requests are compared with like ones of before. */
    House neighbours() {
        neighbours = true;
        return this;
    }

    House policy(String yaml) {
        policy = yaml;
        return this;
    }

    /**
     * How answers of the backends of the house are judged.
     *
     * @param yaml the inside of {@code verify}; empty for not at all
     */
    House verify(String yaml) {
        verify = yaml.isEmpty() ? "" : "        verify: { " + yaml + " }\n";
        return this;
    }

    /** A backend of the house, trusted with easy requests. */
    House inHouse(FakeBackend backend) {
        return backend("local", "local", backend, "in_house", "pass_through", 0.2);
    }

    /** A cloud that can do everything. The backend, its provider and its route have the same name. */
    House cloud(String provider, FakeBackend backend, String protocol) {
        return backend(provider, provider, backend, "external", protocol, 1);
    }

    House backend(
            String name, String provider, FakeBackend backend, String locality, String protocol, double capability) {
        backends.add("""
                  - name: %s
                    provider: %s
                    url: %s
                    locality: %s
                    protocol: %s
                %s    timeouts: { connect: 1s, first_byte: %s, between_bytes: %s, total: %s }
                    models:
                      - name: %s-model
                        route: %s
                        capability: %s
                        context: 200000
                        max_output: 4096
                        abilities: [%s]
                        licence: Apache-2.0
                %s""".formatted(
                        name,
                        provider,
                        backend.url(),
                        locality,
                        protocol,
                        locality.equals("external") ? "    key: ${CLOUD_KEY}\n" : "",
                        silence,
                        silence,
                        total,
                        name,
                        name,
                        capability,
                        protocol.equals("pass_through") ? EVERY_ABILITY : "tools, images, json_schema",
                        locality.equals("in_house") ? "# verify\n" : ""));
        return this;
    }

    /** @param keys its prices, such as {@code input: 1, output: 2} */
    House price(String name, String keys) {
        prices.add("  - { model: " + name + "/" + name + "-model, valid_from: 2020-01-01, " + keys
                + ", source: made up, checked: 2026-01-01 }\n");
        return this;
    }

    Path storage() {
        return folder.resolve("data");
    }

    /** Writes the files. */
    Path write() {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("gateway.yml"), """
                    host: 127.0.0.1
                    port: %d
                    management_port: %d
                    %sstorage: { directory: "%s" }
                    breaker: { window: 1000, minimum_calls: 1000, failure_rate: 1, open: 1s }
                    aliases: %s
                    difficulty: { neighbours: %s }
                    callers:
                      - { name: tester, team: tests, region: eu, purpose: research, overrides: %s, key_hash: %s }
                      - { name: lawyer, team: legal, region: us, purpose: commercial, feedback: [reviewer], key_hash: %s }
                    """.formatted(
                            port,
                            managementPort,
                            limits,
                            storage(),
                            aliases,
                            neighbours,
                            overrides,
                            CallerDirectory.hash(KEY),
                            CallerDirectory.hash(OTHER_KEY)));
            Files.writeString(
                    folder.resolve("model-catalogue.yml"),
                    "backends:\n" + String.join("", backends).replace("# verify\n", verify));
            if (prices.isEmpty()) {
                backends.forEach(yaml -> price(
                        yaml.lines()
                                .findFirst()
                                .orElseThrow()
                                .replace("- name:", "")
                                .strip(),
                        "input: 1, output: 2"));
            }
            Files.writeString(
                    folder.resolve("price-book.yml"),
                    "currency: EUR\nreference: local/local-model\nentries:\n" + String.join("", prices));
            if (!policy.isEmpty()) {
                Files.writeString(folder.resolve("privacy-policy.yml"), policy);
            }
            return folder;
        } catch (IOException full) {
            throw new java.io.UncheckedIOException(full);
        }
    }

    /** Writes the files and reads them as the gateway does. */
    Settings settings() {
        return switch (load()) {
            case LoadResult.Loaded(Settings settings) -> settings;
            case LoadResult.Rejected(var problems) -> throw new IllegalStateException(problems.toString());
        };
    }

    /** As {@link #settings}, whatever comes of it. */
    LoadResult load() {
        return SettingsLoader.load(write(), ENVIRONMENT, PolicyTestBody::read);
    }
}
