package dev.sluice.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.config.LoadResult.Rejected;
import dev.sluice.router.catalogue.Ability;
import dev.sluice.router.catalogue.Route;
import dev.sluice.router.price.Cost;
import dev.sluice.router.price.Usage;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShippedFilesTest {
    private final Path directory;

    ShippedFilesTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void the_shipped_files_need_nothing_but_a_caller() {
        Settings settings = new Folder(directory).settings();

        assertThat(settings.catalogue().routes()).extracting(Route::name).containsExactly("local");
        assertThat(settings.backends()).containsOnlyKeys("local");
        assertThat(settings.leftOut())
                .containsExactly(
                        "backend openai: the environment variable OPENAI_API_KEY is not set",
                        "backend anthropic: the environment variable ANTHROPIC_API_KEY is not set",
                        "backend gemini: the environment variable GEMINI_API_KEY is not set");
    }

    @Test
    void with_every_key_set_every_backend_is_in_use_and_every_route_has_a_known_price() {
        Settings settings = new Folder(directory)
                .variable("OPENAI_API_KEY", "a")
                .variable("ANTHROPIC_API_KEY", "b")
                .variable("GEMINI_API_KEY", "c")
                .settings();

        assertThat(settings.leftOut()).isEmpty();
        assertThat(settings.catalogue().routes())
                .extracting(Route::name)
                .containsExactly("local", "gpt-4.1-mini", "gpt-4.1", "claude-haiku", "claude-sonnet", "gemini-flash");
        Usage usage = Usage.reported(1_000_000, 1_000_000);
        Instant now = Instant.parse("2026-11-24T12:00:00Z");
        assertThat(settings.catalogue().routes())
                .allSatisfy(route -> assertThat(settings.prices().cost(route, usage, now))
                        .as(route.id())
                        .isInstanceOf(Cost.Known.class));
        assertThat(settings.prices().baseline(usage, now).shown()).isEqualTo("10");
        assertThat(settings.catalogue().routes())
                .allSatisfy(route -> assertThat(route.backend().protocol().carries())
                        .as(route.id())
                        .containsAll(route.model().abilities()));
    }

    @Test
    void without_a_caller_the_start_is_refused_and_the_way_out_is_named() {
        LoadResult result = SettingsLoader.load(null, Map.of(), Folder::request);

        assertThat(result)
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.problems())
                                .singleElement()
                                .asString()
                                .startsWith("defaults/gateway.yml:")
                                .contains(
                                        "callers: an empty list (expected at least one caller; run `./sluice new-key --name NAME --team TEAM`"));
    }

    @Test
    void the_shipped_settings_are_the_defaults_of_their_records() {
        GatewaySettings gateway = new Folder(directory).settings().gateway();

        assertThat(gateway.host()).isEqualTo("127.0.0.1");
        assertThat(gateway.port()).isEqualTo(8080);
        assertThat(gateway.managementHost()).isEqualTo("127.0.0.1");
        assertThat(gateway.managementPort()).isEqualTo(8081);
        assertThat(gateway.limits()).isEqualTo(GatewaySettings.Limits.DEFAULT);
        assertThat(gateway.breaker()).isEqualTo(GatewaySettings.Breaker.DEFAULT);
        assertThat(gateway.storage().directory().normalize()).isEqualTo(GatewaySettings.Storage.DEFAULT.directory());
        BackendSettings local = Objects.requireNonNull(
                new Folder(directory).settings().backends().get("local"));
        assertThat(local.timeouts()).isEqualTo(BackendSettings.DEFAULT_TIMEOUTS);
        assertThat(local.maxConnections()).isEqualTo(BackendSettings.DEFAULT_MAX_CONNECTIONS);
    }

    @Test
    void the_comment_in_the_catalogue_names_every_ability_there_is() {
        String comment = Folder.shipped("model-catalogue.yml")
                .lines()
                .filter(line -> line.startsWith("#"))
                .toList()
                .toString();

        assertThat(Ability.ofTheModel())
                .allSatisfy(ability -> assertThat(comment).contains(ability.key()));
    }

    @Test
    void the_version_changes_with_any_byte_of_any_file_and_with_nothing_else() {
        Folder folder = new Folder(directory);
        String before = folder.settings().version();

        assertThat(before).matches("[0-9a-f]{12}").isEqualTo(folder.settings().version());
        for (String file : List.of("gateway.yml", "price-book.yml")) {
            String content = file.equals("gateway.yml") ? Folder.gateway() : Folder.shipped(file);
            assertThat(folder.with(file, content + "\n").settings().version()).isNotEqualTo(before);
            folder.with(file, content);
            assertThat(folder.settings().version()).isEqualTo(before);
        }
    }
}
