package dev.sluice.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.router.difficulty.DifficultyModels;
import dev.sluice.router.difficulty.ModelFile;
import dev.sluice.router.difficulty.Provenance;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainDifficultyCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Path folder;

    TrainDifficultyCommandTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private int run(String... arguments) {
        return Sluice.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private static String rows(String benchmark, int count) {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < count; i++) {
            rows.append("""
                    {"id": "%s%d@%s", "benchmark": "%s", "prompt": "How deep is harbour %d?", "weak_score": %d, "strong_score": 1}
                    """.formatted(benchmark, i, benchmark, benchmark, i, i % 3 == 0 ? 0 : 1));
        }
        return rows.toString();
    }

    @Test
    void it_writes_a_model_that_says_where_it_comes_from_and_the_same_one_each_time() throws IOException {
        Path plain = Files.writeString(folder.resolve("one.jsonl"), rows("one", 60));
        Path packed = folder.resolve("two.jsonl.gz");
        try (OutputStream gzip = new GZIPOutputStream(Files.newOutputStream(packed))) {
            gzip.write(rows("two", 50).getBytes(StandardCharsets.UTF_8));
        }
        Path first = folder.resolve("first.model");
        Path second = folder.resolve("second.model");
        String[] arguments = {
            "train", "difficulty", "--data", plain.toString(), packed.toString(), "--out", first.toString()
        };
        assertThat(run(arguments)).describedAs(err.toString()).isZero();
        arguments[6] = second.toString();
        assertThat(run(arguments)).isZero();

        assertThat(Files.readAllBytes(second)).isEqualTo(Files.readAllBytes(first));
        assertThat(ModelFile.read(Files.readAllBytes(first), DifficultyModels.words())
                        .provenance()
                        .sources())
                .extracting(Provenance.Source::name, Provenance.Source::rows)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("one.jsonl", 60),
                        org.assertj.core.groups.Tuple.tuple("two.jsonl.gz", 50));
        assertThat(out.toString()).contains("60 rows", "50 rows", "APGR", "all, as a stream", "SHA-256");
    }

    @Test
    void a_line_that_is_no_outcome_is_told_with_its_place() throws IOException {
        Path file = Files.writeString(
                folder.resolve("one.jsonl"),
                rows("one", 2) + rows("more", 1).replace("\"weak_score\": 0", "\"weak_score\": 7"));
        assertThat(run(
                        "train",
                        "difficulty",
                        "--data",
                        file.toString(),
                        "--out",
                        folder.resolve("m").toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains(file + ":3: \"weak_score\": 7 (expected a number from 0 to 1)");
        assertThat(folder.resolve("m")).doesNotExist();
    }

    @Test
    void too_few_outcomes_are_told() throws IOException {
        Path file = Files.writeString(folder.resolve("one.jsonl"), rows("one", 5));
        assertThat(run(
                        "train",
                        "difficulty",
                        "--data",
                        file.toString(),
                        "--out",
                        folder.resolve("m").toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("5 outcomes (expected at least 40");
    }
}
