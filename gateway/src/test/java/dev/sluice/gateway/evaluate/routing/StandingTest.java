package dev.sluice.gateway.evaluate.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.gateway.evaluate.JsonLines;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class StandingTest {
    private static final double SAME = 1e-9;

    private static Path golden(String name) throws URISyntaxException {
        return Path.of(
                Objects.requireNonNull(StandingTest.class.getResource(name)).toURI());
    }

    private static Question question(String id, String benchmark, double local, double strong) {
        return new Question(id, benchmark, "Q " + id, List.of(), local, strong, local, strong);
    }

    @Test
    void all_numbers_are_those_of_the_reference_scorer() throws IOException, URISyntaxException {
        List<Question> questions = QuestionFile.read(List.of(golden("questions.jsonl")));
        Map<String, Double> scores = new HashMap<>();
        JsonLines.read(
                golden("scores.jsonl"),
                line -> scores.put(
                        line.string("id"), line.object().path("score").asDouble()));
        Map<String, List<Question>> groups = Question.byBenchmark(questions);
        List<Standing> standings = new ArrayList<>();
        groups.forEach((name, group) ->
                standings.add(Standing.of(name, group, question -> scores.getOrDefault(question.id(), -1.0), 0)));
        standings.add(Standing.of(
                Standing.mixOf(groups.keySet()), questions, question -> scores.getOrDefault(question.id(), -1.0), 0));

        JsonNode expected = JsonMapper.shared().readTree(golden("expected.json").toFile());
        JsonNode said = JsonMapper.shared().readTree(StandingJson.of(standings));
        assertThat(expected.size()).isEqualTo(4);
        assertThat(said.propertyNames()).containsExactlyElementsOf(expected.propertyNames());
        int compared = 0;
        for (String benchmark : expected.propertyNames()) {
            for (String router : List.of("router", "oracle", "prompt_length")) {
                for (var number : expected.path(benchmark).path(router).properties()) {
                    assertThat(said.path(benchmark)
                                    .path(router)
                                    .path(number.getKey())
                                    .asDouble())
                            .as(benchmark + " " + router + " " + number.getKey())
                            .isCloseTo(number.getValue().asDouble(), within(SAME));
                    compared++;
                }
            }
        }
        assertThat(compared).isEqualTo(4 * 3 * 12);
    }

    @Test
    void questions_with_the_same_score_move_together() {
        List<Question> questions =
                List.of(question("a", "b", 0, 1), question("b", "b", 1, 1), question("c", "b", 0, 1));
        Curve together = Curve.of(Traffic.of(questions, any -> 0.5));
        assertThat(together.shares()).containsExactly(0, 1);
        assertThat(Measures.of(Traffic.of(questions, any -> 0.5))
                        .recovery()
                        .orElseThrow()
                        .exact()
                        .apgr())
                .isCloseTo(0.5, within(SAME));
    }

    @Test
    void every_benchmark_of_a_stream_weighs_the_same() {
        List<Question> questions = new ArrayList<>();
        for (int at = 0; at < 9; at++) {
            questions.add(question("many" + at, "many", 1, 1));
        }
        questions.add(question("one", "one", 0, 1));
        Measures measures = Measures.of(Traffic.of(questions, question -> question.strong() - question.local()));
        assertThat(measures.local()).isCloseTo(0.5, within(SAME));
        assertThat(measures.recovery().orElseThrow().exact().cpt50()).isCloseTo(0.25, within(SAME));
    }

    @Test
    void without_a_gap_there_is_nothing_to_recover_but_no_error() {
        List<Question> questions = List.of(question("a", "b", 1, 1), question("b", "b", 0, 0));
        Standing standing = Standing.of("b", questions, Question::length, 20);
        assertThat(standing.router().recovery()).isEmpty();
        assertThat(standing.intervals()).isEmpty();
        assertThat(StandingJson.of(List.of(standing))).contains("\"apgr\" : null");
    }

    @Test
    void intervals_hold_the_measure_and_are_the_same_each_time() throws IOException, URISyntaxException {
        List<Question> questions = QuestionFile.read(List.of(golden("questions.jsonl")));
        Standing first = Standing.of("all", questions, Question::length, 300);
        Standing again = Standing.of("all", questions, Question::length, 300);
        Interval apgr = first.intervals().orElseThrow().apgr();
        double measured = first.router().recovery().orElseThrow().exact().apgr();
        assertThat(apgr.low()).isLessThan(measured);
        assertThat(apgr.high()).isGreaterThan(measured);
        assertThat(again.intervals()).isEqualTo(first.intervals());
    }
}
