package dev.sluice.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.config.LoadResult;
import dev.sluice.config.Settings;
import dev.sluice.config.SettingsLoader;
import dev.sluice.gateway.caller.CallerDirectory;
import dev.sluice.gateway.dialect.chat.PolicyTestBody;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CommandLineTest extends Commands {
    @Test
    void a_files_problem_stands_where_reload_was_asked_for_and_ends_with_1() throws IOException {
        configured();
        Files.writeString(
                folder.resolve("gateway.yml"), Files.readString(folder.resolve("gateway.yml")) + "nonsense: 1\n");
        assertThat(run("reload", "--config", folder.toString())).isEqualTo(1);
        assertThat(err.toString())
                .contains("nonsense: unknown key")
                .contains("Not reloaded; a running gateway keeps the settings it has.")
                .doesNotContain("Usage:");
    }

    @Test
    void a_reload_that_nobody_answers_says_so_in_a_line() {
        assertThat(run("reload", "--management", "http://127.0.0.1:1")).isEqualTo(1);
        assertThat(err.toString())
                .contains("at http://127.0.0.1:1 nobody answers (expected a running gateway)")
                .doesNotContain("\tat ");
    }

    @Test
    void a_prompt_file_that_is_not_there_or_has_a_misspelt_key_is_named() throws IOException {
        configured();
        Path key = Files.writeString(folder.resolve("key"), "sk-sluice-test");
        String[] compare = {
            "compare", "--config", folder.toString(), "--models", "house", "--key-file", key.toString(), "--prompts", ""
        };
        compare[8] = folder.resolve("none.jsonl").toString();
        assertThat(run(compare)).isEqualTo(1);
        assertThat(err.toString()).contains("none.jsonl: there is no such file");
        compare[8] = Files.writeString(
                        folder.resolve("prompts.jsonl"), "{\"id\":\"a\",\"prompt\":\"Say yes.\",\"expct\":\"Yes.\"}\n")
                .toString();
        assertThat(run(compare)).isEqualTo(1);
        assertThat(err.toString()).contains("prompts.jsonl:1: a key that is not known");
    }

    @Test
    void a_wrong_option_is_told_in_a_line_with_where_to_read_on() {
        assertThat(run("audit", "erase", "--storage", folder.toString(), "--calller=x"))
                .isEqualTo(2);
        assertThat(err.toString().lines())
                .hasSizeLessThanOrEqualTo(3)
                .endsWith("See `sluice audit erase --help`.")
                .first()
                .asString()
                .contains("--caller");
    }

    @Test
    void a_file_or_folder_that_is_not_there_is_said_so_in_words_and_nothing_else_is() {
        String absent = folder.resolve("absent").toString();
        assertThat(run("check", "--config", absent)).isEqualTo(1);
        assertThat(err.toString().lines()).hasSize(2).allMatch(line -> !line.contains("defaults/"));
        assertThat(run("policy", "check", absent)).isEqualTo(1);
        assertThat(run("policy", "explain", absent)).isEqualTo(1);
        assertThat(err.toString())
                .contains("absent: cannot be read (there is no such file; expected")
                .contains("absent: cannot be read (there is no such file)")
                .doesNotContain("Exception");
    }

    @Test
    void reading_where_no_gateway_has_kept_anything_fails_with_the_folder_and_makes_no_database() throws IOException {
        Path nowhere = Files.createDirectory(folder.resolve("nowhere"));
        configured();
        Path gateway = folder.resolve("gateway.yml");
        Files.writeString(
                gateway,
                Files.readString(gateway).replaceAll("(?m)^storage:.*$", "storage: { directory: nowhere-to-be }"));
        String export = folder.resolve("export.jsonl").toString();
        for (String[] command : new String[][] {
            {"verify-audit"},
            {"report"},
            {"audit", "export", "--out", export},
            {"audit", "key"},
            {"audit", "erase", "--caller=app", "--yes"}
        }) {
            for (String[] where : new String[][] {
                {"--storage", nowhere.toString()},
                {"--config", folder.toString()}
            }) {
                err.getBuffer().setLength(0);
                assertThat(run(Stream.of(command, where).flatMap(Stream::of).toArray(String[]::new)))
                        .isEqualTo(1);
                Path looked = where[0].equals("--storage")
                        ? nowhere
                        : Path.of("nowhere-to-be").toAbsolutePath();
                assertThat(err.toString().lines())
                        .singleElement()
                        .asString()
                        .startsWith(looked + ": no gateway has kept anything there");
            }
        }
        assertThat(nowhere).isEmptyDirectory();
        assertThat(Path.of("nowhere-to-be")).doesNotExist();
        assertThat(Path.of(export)).doesNotExist();
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void what_is_no_export_is_called_that_once() throws IOException {
        Path page = Files.writeString(folder.resolve("november.html"), "<html>\n<p>\n</html>\n");
        assertThat(run("verify-audit", "--file", page.toString())).isEqualTo(1);
        assertThat(out.toString()).containsOnlyOnce("not an export").doesNotContain("line 1");
    }

    @Test
    void check_says_ok_and_what_there_is() throws IOException {
        configured();
        assertThat(run("check", "--config", folder.toString())).isZero();
        assertThat(out.toString())
                .startsWith("OK: 2 backends, 2 routes, 2 prices")
                .contains("1 caller;");
    }

    @Test
    void check_prints_every_problem_with_its_place_and_ends_with_1() throws IOException {
        configured();
        Path gateway = folder.resolve("gateway.yml");
        Files.writeString(
                gateway,
                Files.readString(gateway).replace("port: 0\nmanagement", "port: 99999\nmanagement") + "nonsense: 1\n");
        Path prices = folder.resolve("price-book.yml");
        Files.writeString(prices, Files.readString(prices).replace("input: 3", "input: three"));
        assertThat(run("check", "--config", folder.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("gateway.yml:2: port", "99999", "nonsense", "price-book.yml:", "three");
        long lines = err.toString().lines().count();
        assertThat(err.toString()).endsWith((lines - 1) + " problems." + System.lineSeparator());
        assertThat(out.toString()).isEmpty();
    }

    /** An address of no machine (RFC 5737): who listens there fails, who listens at the callers' address does not. */
    @ParameterizedTest
    @CsvSource({"1024,management_port: cannot listen on 192.0.2.1:1024", "0,The gateway could not start"})
    void the_operators_port_is_opened_at_its_own_address(int port, String told) throws IOException {
        configured();
        Path gateway = folder.resolve("gateway.yml");
        Files.writeString(
                gateway,
                Files.readString(gateway)
                        .replace("management_port: 0", "management_host: 192.0.2.1\nmanagement_port: " + port));
        assertThat(run("serve", "--config", folder.toString())).isEqualTo(1);
        assertThat(err.toString()).contains(told);
    }

    @Test
    void check_of_a_folder_that_is_not_there_is_a_problem() {
        assertThat(run("check", "--config", folder.resolve("nowhere").toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("no such folder");
    }

    @ParameterizedTest
    @ValueSource(strings = {"billing-app", "on", "007", "1e3", "null", "-x", "~", "a.b_c"})
    void the_lines_of_new_key_load_and_its_key_is_known(String name) throws IOException {
        if (name.equals("~")) {
            assertThat(run("new-key", "--name=" + name, "--team=t")).isEqualTo(2);
            return;
        }
        configured();
        assertThat(run("new-key", "--name=" + name, "--team=finance"))
                .describedAs(err.toString())
                .isZero();
        String key = out.toString()
                .lines()
                .filter(line -> line.startsWith("  sk-sluice-"))
                .findFirst()
                .orElseThrow()
                .strip();
        String lines = out.toString()
                .lines()
                .dropWhile(line -> !line.startsWith("  - "))
                .collect(Collectors.joining("\n"));
        Path gateway = folder.resolve("gateway.yml");
        Files.writeString(gateway, Files.readString(gateway) + lines + "\n");
        LoadResult loaded = SettingsLoader.load(folder, Map.of(), PolicyTestBody::read);
        assertThat(loaded).isInstanceOf(LoadResult.Loaded.class);
        Settings settings = ((LoadResult.Loaded) loaded).settings();
        assertThat(new CallerDirectory(settings.gateway().callers()).find(key))
                .hasValueSatisfying(caller -> assertThat(caller.name()).isEqualTo(name));
    }

    @Test
    void new_key_refuses_a_name_that_the_configuration_would_refuse() {
        assertThat(run("new-key", "--name=a b", "--team=t")).isEqualTo(2);
        assertThat(err.toString()).contains("--name", "expected letters");
        assertThat(out.toString()).doesNotContain("sk-sluice");
    }

    @Test
    void no_command_prints_the_usage_and_ends_with_2() {
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString()).contains("serve", "check", "explain", "new-key", "report", "verify-audit");
    }
}
