package dev.sluice.gateway.calibrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.config.LoadResult;
import dev.sluice.config.Settings;
import dev.sluice.config.SettingsLoader;
import dev.sluice.gateway.RunningGateway;
import dev.sluice.gateway.Served;
import dev.sluice.gateway.cli.Sluice;
import dev.sluice.gateway.dialect.chat.ChatRequestReader;
import dev.sluice.gateway.dialect.chat.PolicyTestBody;
import dev.sluice.router.difficulty.Difficulty;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CalibrateCommandTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void configure() throws IOException {
        RunningGateway.write(
                folder,
                "",
                "{ window: 20 }",
                Served.by("small", "http://127.0.0.1:1/v1"),
                Served.by("big", "http://127.0.0.1:2/v1"));
    }

    private int run(String... arguments) {
        CommandLine line = Sluice.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }

    /** Small models fail at most, strong ones at few; prompts are rated by the gateway's own model. */
    private Path outcomes(int count) throws IOException {
        Random random = new Random(1);
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < count; i++) {
            String prompt = i % 2 == 0
                    ? "Name a river, zebrafinch."
                    : "Prove the theorem by induction, derive the bound, and design a lock-free algorithm, zebrafinch";
            rows.append("{\"id\":\"q%d\",\"prompt\":\"%s\",\"local\":%s,\"strong\":%s}%n"
                    .formatted(i, prompt, random.nextInt(10) < (i % 2 == 0 ? 6 : 2) ? 1 : 0, random.nextInt(10) < 9));
        }
        return Files.writeString(folder.resolve("outcomes.jsonl"), rows);
    }

    private Settings settings() {
        return switch (SettingsLoader.load(folder, Map.of(), PolicyTestBody::read)) {
            case LoadResult.Loaded(Settings settings) -> settings;
            case LoadResult.Rejected(var problems) -> throw new AssertionError(problems);
        };
    }

    private static Difficulty easy(Settings settings) {
        String body =
                "{\"model\":\"auto\",\"messages\":[{\"role\":\"user\",\"content\":\"Name a river, zebrafinch.\"}]}";
        return settings.judge()
                .judge(ChatRequestReader.read(body.getBytes(StandardCharsets.UTF_8), 20)
                        .prompt())
                .difficulty();
    }

    @Test
    void outcomes_of_ones_own_become_a_diff_and_with_write_settings_in_force() throws Exception {
        String before = Files.readString(folder.resolve("gateway.yml"));
        Path outcomes = outcomes(400);
        String[] asked = {"calibrate", "--config", folder.toString(), "--outcomes", outcomes.toString()};
        assertThat(run(asked)).as(err.toString()).isZero();
        assertThat(out.toString())
                .contains("small → big", "small: 400 outcomes, platt, after by 5-fold cross-validation")
                .contains("+  - local: small", "+    strong: big", "Nothing is written")
                .doesNotContain("zebrafinch");
        assertThat(Files.readString(folder.resolve("gateway.yml"))).isEqualTo(before);
        Difficulty was = easy(settings());

        String[] writing = {
            "calibrate",
            "--config",
            folder.toString(),
            "--outcomes",
            outcomes.toString(),
            "--method",
            "isotonic",
            "--write"
        };
        assertThat(run(writing)).as(err.toString()).isZero();
        assertThat(Files.readString(folder.resolve("gateway.yml")))
                .startsWith(before)
                .contains("method: isotonic");
        Difficulty is = easy(settings());
        assertThat(is.score()).isEqualTo(was.score());
        assertThat(is.local()).isBetween(0.5, 0.7).isNotEqualTo(was.local());
        assertThat(is.strong()).isBetween(0.85, 0.97);
    }

    @Test
    void what_is_written_keeps_the_files_mode_its_link_and_its_line_ends() throws Exception {
        Path real = Files.createDirectories(folder.resolve("kept")).resolve("house.yml");
        Path link = folder.resolve("gateway.yml");
        String before = Files.readString(link).replace("\n", "\r\n");
        Files.delete(link);
        Files.writeString(real, before);
        Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-r-----"));
        Files.createSymbolicLink(link, Path.of("kept", "house.yml"));

        assertThat(run(
                        "calibrate",
                        "--config",
                        folder.toString(),
                        "--outcomes",
                        outcomes(400).toString(),
                        "--write"))
                .as(err.toString())
                .isZero();

        assertThat(link).isSymbolicLink();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(real)))
                .isEqualTo("rw-r-----");
        String written = Files.readString(real);
        assertThat(written).startsWith(before).contains("  - local: small\r\n");
        assertThat(written.replace("\r\n", "")).doesNotContain("\n", "\r");
        assertThat(real.getParent()).isDirectoryNotContaining(file -> !file.equals(real));
    }

    @Test
    void figures_that_are_no_truer_than_before_are_not_written() throws Exception {
        Path outcomes = outcomes(400);
        String[] asked = {"calibrate", "--config", folder.toString(), "--outcomes", outcomes.toString(), "--write"};
        assertThat(run(asked)).as(err.toString()).isZero();
        String written = Files.readString(folder.resolve("gateway.yml"));
        out.getBuffer().setLength(0);

        assertThat(run(asked)).as(err.toString()).isZero();

        assertThat(out.toString())
                .contains("no truer than before on outcomes that it has not seen", "There is nothing to write.");
        assertThat(Files.readString(folder.resolve("gateway.yml"))).isEqualTo(written);
    }

    @Test
    void fewer_than_fifty_outcomes_are_refused() throws Exception {
        assertThat(run(
                        "calibrate",
                        "--config",
                        folder.toString(),
                        "--outcomes",
                        outcomes(49).toString()))
                .isEqualTo(1);
        assertThat(err.toString())
                .contains("small → big: 49 outcomes of small and 49 of big (expected at least 50 of either");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void without_any_feedback_it_says_so() {
        assertThat(run("calibrate", "--config", folder.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("data: no gateway has kept anything there");
    }

    @Test
    void a_line_that_is_no_outcome_is_named_and_not_repeated() throws Exception {
        Path file = Files.writeString(
                folder.resolve("bad.jsonl"),
                "{\"id\":\"1\",\"score\":0.5,\"local\":1}\n{\"id\":\"2\",\"prompt\":\"zebrafinch\",\"local\":7}\n");
        assertThat(run("calibrate", "--config", folder.toString(), "--outcomes", file.toString()))
                .isEqualTo(1);
        assertThat(err.toString())
                .contains("bad.jsonl:2: local: expected true, false or a number from 0 to 1")
                .doesNotContain("zebrafinch");
        assertThat(run("calibrate", "--config", folder.toString(), "--local", "smal"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--local: no route \"smal\" (expected one of: small, big)");
    }
}
