package dev.sluice.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All that an operator is told, word for word; a change of {@code expected.txt} is a decision. */
class ProblemListTest {
    private final Path directory;

    ProblemListTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void all_mistakes_of_all_files_are_told_at_once_in_order() {
        Folder folder = new Folder(directory);
        for (String file : Folder.FILES) {
            folder.with(file, resource(file));
        }

        assertThat(folder.problems()).isEqualTo(resource("expected.txt").stripTrailing());
    }

    @Test
    void a_folder_that_is_not_there_is_told() {
        assertThat(new Folder(directory).load()).isInstanceOf(LoadResult.Loaded.class);
        Path absent = directory.resolve("absent");

        assertThat(new SettingsLoader(
                                List.of(),
                                prompt -> {
                                    throw new AssertionError("no prompt is rated without a policy");
                                },
                                Folder::request)
                        .load(absent, Map.of(), Folder.TODAY))
                .isInstanceOfSatisfying(LoadResult.Rejected.class, rejected -> assertThat(rejected.problems())
                        .anySatisfy(problem -> assertThat(problem.toString())
                                .isEqualTo(absent + ": no such folder (expected the one with your files)")));
    }

    @Test
    void a_file_that_nothing_reads_is_told() {
        assertThat(new Folder(directory).with("gateway.yaml", "port: 1\n").problems())
                .isEqualTo("gateway.yaml: unknown file, nothing reads it (expected one of: gateway.yml,"
                        + " model-catalogue.yml, price-book.yml, privacy-policy.yml), did you mean"
                        + " \"gateway.yml\"?");
    }

    @Test
    void a_file_that_cannot_be_read_is_told() throws IOException {
        Files.createDirectory(directory.resolve("price-book.yml"));

        assertThat(new Folder(directory).problems()).startsWith("price-book.yml: cannot be read (");
    }

    @Test
    void bytes_that_are_no_text_are_told_with_their_line() throws IOException {
        Folder folder = new Folder(directory);
        Files.write(directory.resolve("gateway.yml"), new byte[] {'a', ':', '\n', 'b', ':', (byte) 0xff});

        assertThat(folder.problems()).isEqualTo("gateway.yml:2: not UTF-8 (expected the file saved as UTF-8)");
        assertThat(folder.with("gateway.yml", "a: 1\nb: \u0001\n").problems())
                .isEqualTo("gateway.yml:2: not YAML: the character U+0001 (expected text)");
    }

    @Test
    void files_without_any_keys_are_told() {
        Folder folder = new Folder(directory);

        assertThat(folder.with("gateway.yml", "").problems())
                .isEqualTo("gateway.yml:1: empty (expected lines such as \"key: value\")");
        assertThat(folder.with("gateway.yml", "# nothing\n- a\n").problems())
                .isEqualTo("gateway.yml:2: not a group of keys (expected lines such as \"key: value\")");
        assertThat(folder.with("gateway.yml", "[".repeat(20_000)).problems()).startsWith("gateway.yml:1: not YAML");
        assertThat(folder.with("gateway.yml", Folder.CALLERS + "---\na: 1\n").problems())
                .startsWith("gateway.yml:5: not YAML");
        assertThat(folder.with("gateway.yml", "host: !!python/object x\n" + Folder.CALLERS)
                        .problems())
                .contains("tag ");
    }

    private static String resource(String name) {
        try (InputStream in =
                Objects.requireNonNull(ProblemListTest.class.getResourceAsStream("/mistakes/" + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
