package dev.sluice.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.router.difficulty.Difficulty;
import dev.sluice.router.difficulty.DifficultyModels;
import dev.sluice.router.difficulty.ModelFile;
import dev.sluice.router.difficulty.training.Example;
import dev.sluice.router.difficulty.training.Trainer;
import dev.sluice.router.prompt.Message;
import dev.sluice.router.prompt.Prompt;
import dev.sluice.router.prompt.RequestBody;
import dev.sluice.router.prompt.Role;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DifficultyReaderTest {
    private static final String NAMED = "difficulty:\n  model: own.model\n";

    private final Path directory;
    private final byte[] model = ModelFile.write(Trainer.train(IntStream.range(0, 60)
            .mapToObj(i -> new Example("q" + i, "own", prompt("Question " + i), i % 2, 1))
            .toList()));

    DifficultyReaderTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void a_model_of_ones_own_rates_in_place_of_the_shipped_one_and_counts_for_the_version() throws IOException {
        Files.write(directory.resolve("own.model"), model);
        Settings shipped = settings("");
        Settings own = settings(NAMED + "  sha256: " + ConfigFiles.sha256Hex(model) + "\n");
        assertThat(rated(own))
                .isEqualTo(ModelFile.read(model, DifficultyModels.words()).rate(prompt("Question 7")))
                .isNotEqualTo(rated(shipped));
        assertThat(rated(shipped)).isEqualTo(DifficultyModels.standard().rate(prompt("Question 7")));
        Settings unpinned = settings(NAMED);
        Files.write(directory.resolve("own.model"), ModelFile.write(DifficultyModels.standard()));
        assertThat(settings(NAMED).version()).isNotEqualTo(unpinned.version());
    }

    @Test
    void a_model_that_is_not_there_is_told_with_its_place() {
        assertThat(problems(NAMED))
                .isEqualTo(
                        "gateway.yml:2: difficulty.model: the file \"own.model\" cannot be read (there is no such file;"
                                + " expected it relative to " + directory + ")");
    }

    @Test
    void a_damaged_model_is_told() throws IOException {
        byte[] damaged = model.clone();
        damaged[damaged.length / 2] ^= 1;
        Files.write(directory.resolve("own.model"), damaged);
        assertThat(problems(NAMED)).startsWith("gateway.yml:2: difficulty.model: a damaged difficulty model");
    }

    @Test
    void another_model_than_the_pinned_one_is_told() throws IOException {
        Files.write(directory.resolve("own.model"), model);
        assertThat(problems(NAMED + "  sha256: " + "0".repeat(64) + "\n"))
                .isEqualTo("gateway.yml:3: difficulty.sha256: the model has SHA-256 " + ConfigFiles.sha256Hex(model)
                        + " (expected " + "0".repeat(64) + ")");
    }

    @Test
    void prompts_are_sketched_only_where_neighbours_are_on() {
        assertThat(rated(settings("difficulty: { neighbours: false }\n")).sketch())
                .isNull();
        assertThat(rated(settings("difficulty: { neighbours: true }\n")).sketch())
                .isNotNull();
        assertThat(problems("difficulty: { neighbours: maybe }\n")).startsWith("gateway.yml:1: difficulty.neighbours:");
    }

    @Test
    void a_sum_without_a_model_and_an_unknown_key_are_told() {
        assertThat(problems("difficulty:\n  sha256: " + "0".repeat(64) + "\n  modle: x\n"))
                .contains("gateway.yml:2: difficulty.sha256: has no use without model")
                .contains("gateway.yml:3: difficulty.modle: unknown key (expected one of: model, sha256, neighbours)");
    }

    private Settings settings(String more) {
        return new Folder(directory).with("gateway.yml", more + Folder.CALLERS).settings();
    }

    private String problems(String more) {
        return new Folder(directory).with("gateway.yml", more + Folder.CALLERS).problems();
    }

    private static Difficulty rated(Settings settings) {
        return settings.judge().judge(prompt("Question 7")).difficulty();
    }

    private static Prompt prompt(String text) {
        return new Prompt(
                "auto",
                false,
                false,
                List.of(new Message(Role.USER, List.of(text))),
                0,
                List.of(),
                Map.of(),
                0,
                1,
                new RequestBody(text.getBytes(StandardCharsets.UTF_8)));
    }
}
