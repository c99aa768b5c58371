package dev.sluice.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EvaluateRoutingCommandTest {
    private static final String RIGHT = "\"weak_score\":1.0,\"strong_score\":1.0";
    private static final String WRONG = "\"weak_score\":0.0,\"strong_score\":1.0";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Path data;

    @BeforeEach
    void three_questions() throws IOException {
        data = file(
                "data.jsonl",
                row("a", WRONG),
                row("b", RIGHT),
                row("c", WRONG).replace("}", ",\"tools\":[{\"name\":\"look_up\",\"parameters\":{}}]}"));
    }

    private static String row(String id, String scores) {
        return "{\"id\":\"" + id + "@made\",\"benchmark\":\"made\",\"prompt\":\"How many legs have " + id + " cows?\","
                + scores + "}";
    }

    private static String sample(String id, String answer, String other) {
        return "{\"id\":\"" + id + "@made\",\"answer\":" + answer + ",\"length\":300,\"others\":[" + other + "," + other
                + "]}";
    }

    private Path file(String name, String... lines) throws IOException {
        return Files.write(folder.resolve(name), List.of(lines));
    }

    private int run(Object... arguments) {
        List<String> all = new ArrayList<>(List.of("evaluate", "routing"));
        for (Object argument : arguments) {
            all.add(argument.toString());
        }
        return Sluice.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }

    @Test
    void scores_every_row_and_prints_where_the_router_stands() throws IOException {
        Path scores = folder.resolve("scores.jsonl");
        assertThat(run("--data", data, "--scores", scores, "--boot", 20))
                .describedAs(err.toString())
                .isZero();
        assertThat(Files.readAllLines(scores))
                .hasSize(3)
                .first()
                .asString()
                .matches("\\{\"id\":\"a@made\",\"score\":[0-9.E-]+}");
        assertThat(out.toString())
                .contains("made: 3 questions, local model 0.3333, strong model 1.0000", "router", "oracle", "95 %")
                .contains("The shipped model was trained on dev-gsm8k.jsonl, ")
                .endsWith("; figures on those sets are not held out." + System.lineSeparator());
    }

    @Test
    void the_same_files_give_the_same_scores() throws IOException {
        Path one = folder.resolve("one.jsonl");
        Path two = folder.resolve("two.jsonl");
        run("--data", data, "--scores", one);
        run("--data", data, "--scores", two);
        assertThat(Files.readString(one)).isEqualTo(Files.readString(two));
    }

    @Test
    void with_neighbours_it_prints_where_the_router_stands_without_and_with_them() {
        assertThat(run("--data", data, "--neighbours"))
                .describedAs(err.toString())
                .isZero();
        assertThat(out.toString())
                .containsSubsequence(
                        "Without neighbours:", "made: 3 questions", "With neighbours,", "made: 3 questions");
        assertThat(run("--data", data, "--neighbours", "--cascade", data)).isEqualTo(2);
        assertThat(err.toString()).contains("--neighbours: not with --cascade");
    }

    @Test
    void an_answer_that_further_samples_contradict_is_worth_a_strong_model() throws IOException {
        Path samples = file(
                "samples.jsonl", sample("a", "12.0", "8.0"), sample("b", "12.0", "12.0"), sample("c", "null", "8.0"));
        assertThat(run("--data", data, "--cascade", samples, "--json"))
                .describedAs(err.toString())
                .isZero();
        assertThat(out.toString()).contains("\"auc_gain\" : 1.0");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void questions_without_an_answer_are_scored_by_their_prompt_and_counted() throws IOException {
        Path samples = file("samples.jsonl", sample("a", "12.0", "8.0"));
        assertThat(run("--data", data, "--cascade", samples)).isZero();
        assertThat(err.toString()).contains("2 of 3 questions have no answer");
    }

    @Test
    void samples_of_other_questions_are_an_error() throws IOException {
        Path samples = file("samples.jsonl", sample("z", "12.0", "8.0"));
        assertThat(run("--data", data, "--cascade", samples)).isEqualTo(1);
        assertThat(err.toString()).contains("samples.jsonl", "no answer to any question");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    {"id":                                                                                     | not JSON
                    [1]                                                                                        | not an object
                    {"benchmark":"m","prompt":"p","weak_score":1,"strong_score":1}                             | no "id"
                    {"id":"x","benchmark":"m","weak_score":1,"strong_score":1}                                 | no "prompt"
                    {"id":"x","prompt":"p","weak_score":1,"strong_score":1}                                    | no "benchmark"
                    {"id":"x","benchmark":"m","prompt":"p","strong_score":1}                                   | "weak_score": missing
                    {"id":"x","benchmark":"m","prompt":"p","weak_score":1,"strong_score":7}                    | "strong_score": 7 (expected a number from 0 to 1)
                    {"id":"x","benchmark":"m","prompt":"p","weak_score":1,"strong_score":1,"tools":[{}]}       | "tools": one has no name
                    {"id":"a@made","benchmark":"m","prompt":"p","weak_score":1,"strong_score":1}               | the id a@made again
                    """)
    void a_line_that_is_no_question_is_named(String line, String complaint) throws IOException {
        Path bad = file("bad.jsonl", row("y", RIGHT), "", line);
        assertThat(run("--data", data, bad)).isEqualTo(1);
        assertThat(err.toString()).contains("bad.jsonl:3: " + complaint);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    {"id":"a@made","length":3,"others":[]}                  | no "answer"
                    {"id":"a@made","answer":null,"others":[]}               | "length"
                    {"id":"a@made","answer":null,"length":3}                | no "others"
                    """)
    void a_line_that_is_no_answer_is_named(String line, String complaint) throws IOException {
        Path bad = file("bad.jsonl", line);
        assertThat(run("--data", data, "--cascade", bad)).isEqualTo(1);
        assertThat(err.toString()).contains("bad.jsonl:1: " + complaint);
    }

    @Test
    void options_out_of_bounds_are_refused() {
        assertThat(run("--data", data, "--samples", 3)).isEqualTo(2);
        assertThat(run("--data", data, "--samples", 1)).isEqualTo(2);
        assertThat(run("--data", data, "--curve", "curve.gif")).isEqualTo(2);
        assertThat(run("--data", data, "--boot", -1)).isEqualTo(2);
        assertThat(err.toString()).contains("--samples: 3", "without --cascade", "curve.gif", "--boot: -1");
    }

    @Test
    void too_few_questions_to_learn_from_are_an_error() {
        assertThat(run("--data", data, "--in-domain", data)).isEqualTo(1);
        assertThat(err.toString()).contains("at least");
    }

    @Test
    void draws_the_curve_as_svg_that_follows_light_and_dark_and_as_png() throws IOException {
        Path svg = folder.resolve("curve.svg");
        Path png = folder.resolve("curve.png");
        assertThat(run("--data", data, "--mix", "--curve", svg, png))
                .describedAs(err.toString())
                .isZero();
        assertThat(Files.readString(svg))
                .startsWith("<svg ")
                .contains("prefers-color-scheme: dark", ">made<", "oracle", "prompt length");
        assertThat(Files.readAllBytes(png)).startsWith(0x89, 'P', 'N', 'G');
    }
}
