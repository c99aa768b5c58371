package dev.sluice.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.router.catalogue.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretReaderTest {
    private final Path directory;

    SecretReaderTest(@TempDir Path directory) {
        this.directory = directory;
    }

    private Folder key(String written) {
        return new Folder(directory)
                .with(
                        "model-catalogue.yml",
                        "    locality: in_house\n    protocol: pass_through\n",
                        "    locality: in_house\n    protocol: pass_through\n    key: " + written + "\n");
    }

    private String loaded(String written) {
        Settings settings = key(written).variable("LOCAL_KEY", "hush").settings();
        return Objects.requireNonNull(
                        Objects.requireNonNull(settings.backends().get("local")).key())
                .reveal();
    }

    @Test
    void a_secret_comes_from_the_environment_or_from_a_file_beside_the_settings() throws IOException {
        Files.writeString(directory.resolve("local.key"), "from-a-file\n");
        Path elsewhere = Files.writeString(directory.resolve("other"), "absolute");

        assertThat(loaded("${LOCAL_KEY}")).isEqualTo("hush");
        Files.delete(directory.resolve("model-catalogue.yml"));
        assertThat(loaded("file:local.key")).isEqualTo("from-a-file");
        Files.delete(directory.resolve("model-catalogue.yml"));
        assertThat(loaded("file:" + elsewhere)).isEqualTo("absolute");
    }

    @Test
    void a_secret_written_out_is_refused_and_never_repeated() {
        assertThat(key("hunter2hunter2").problems())
                .endsWith("backends[0].key: a secret written out (expected ${NAME} or file:path, never the secret"
                        + " itself)")
                .doesNotContain("hunter2");
    }

    @Test
    void a_default_for_a_secret_is_a_secret_written_out() {
        assertThat(key("${LOCAL_KEY:-hunter2}").problems())
                .endsWith("a default for a secret (expected ${LOCAL_KEY} alone)")
                .doesNotContain("hunter2");
    }

    @Test
    void a_secret_that_cannot_be_had_is_told() throws IOException {
        assertThat(key("${LOCAL_KEY}").problems())
                .endsWith("the environment variable LOCAL_KEY is not set (expected the secret in it)");
        Files.delete(directory.resolve("model-catalogue.yml"));
        assertThat(key("file:none").problems()).contains("the file \"none\" cannot be read (there is no such file");
        Files.delete(directory.resolve("model-catalogue.yml"));
        Files.writeString(directory.resolve("empty"), " \n");
        assertThat(key("file:empty").problems()).endsWith("(expected one word)");
        Files.delete(directory.resolve("model-catalogue.yml"));
        Files.writeString(directory.resolve("two"), "one\ntwo\n");
        assertThat(key("file:two").problems()).endsWith("(expected one word)").doesNotContain("one\n");
    }

    @Test
    void no_problem_and_no_settings_show_a_secret() {
        Settings settings =
                key("${LOCAL_KEY}").variable("LOCAL_KEY", "hush-hush").settings();

        assertThat(settings.toString()).doesNotContain("hush-hush");
        assertThat(settings.backends().values())
                .extracting(BackendSettings::key)
                .contains(Secret.of("hush-hush"));
    }
}
