package dev.sluice.gateway.whole;

import dev.sluice.config.LoadResult;
import dev.sluice.config.SettingsLoader;
import dev.sluice.gateway.caller.CallerDirectory;
import dev.sluice.gateway.dialect.chat.PolicyTestBody;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The operator's folder before real models: the shipped time limits, and four backends of the house. */
final class ModelHouse {
    private ModelHouse() {}

    /**
     * @param url serves {@code asked}, {@code listed} and {@code judged}, whose answers are verified
     * @param tooledUrl serves {@code tooled}
     */
    static Gateway gateway(Path folder, String url, String tooledUrl) throws IOException {
        StringBuilder catalogue = new StringBuilder("backends:\n");
        StringBuilder prices = new StringBuilder("currency: EUR\nreference: asked/smollm2-135m-instruct\nentries:\n");
        Map.of(
                        "asked",
                        "tools, images",
                        "listed",
                        "tools, images, json_schema, logprobs",
                        "tooled",
                        "",
                        "judged",
                        "json_schema")
                .forEach((name, abilities) -> {
                    catalogue.append("""
                              - name: %s
                                provider: local
                                url: %s
                                locality: in_house
                                protocol: pass_through
                                abilities: %s
                                models:
                                  - name: smollm2-135m-instruct
                                    route: %s
                                    capability: %s
                                    context: 200000
                                    max_output: 4096
                                    abilities: [%s]
                                    licence: Apache-2.0
                            %s""".formatted(
                                    name,
                                    name.equals("tooled") ? tooledUrl : url,
                                    name.equals("listed") ? "listed" : "ask",
                                    name,
                                    name.equals("judged") ? "0.9" : "1",
                                    abilities,
                                    name.equals("judged") ? "        verify: { doubt: 1 }\n" : ""));
                    prices.append("  - { model: ")
                            .append(name)
                            .append("/smollm2-135m-instruct, valid_from: 2020-01-01, ")
                            // The cheapest is tried first.
                            .append(
                                    name.equals("judged")
                                            ? "input: 1, output: 1"
                                            : "input: 2, cached_input: 1, output: 10")
                            .append(", source: made up, checked: 2026-01-01 }\n");
                });
        Files.writeString(folder.resolve("model-catalogue.yml"), catalogue);
        Files.writeString(folder.resolve("price-book.yml"), prices);
        Files.writeString(
                folder.resolve("gateway.yml"), """
                host: 127.0.0.1
                port: 0
                management_port: 0
                storage: { directory: "%s" }
                callers:
                  - { name: tester, team: tests, key_hash: %s }
                """.formatted(folder.resolve("data"), CallerDirectory.hash(House.KEY)));
        return switch (SettingsLoader.load(folder, Map.of(), PolicyTestBody::read)) {
            case LoadResult.Loaded(var settings) -> Gateway.start(settings);
            case LoadResult.Rejected(var problems) -> throw new IllegalStateException(problems.toString());
        };
    }
}
