package dev.sluice.gateway.evaluate.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.router.difficulty.DifficultyModels;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamingTest {
    private static final int EACH = 80;

    @Test
    void a_kind_of_question_that_the_local_model_fails_comes_to_be_scored_higher_than_one_that_it_answers() {
        List<Question> questions = new ArrayList<>();
        for (int i = 0; i < EACH; i++) {
            questions.add(question(
                    "train" + i,
                    "A train covers " + (100 + i) + " km in 2 hours. What is its average speed in km per hour?",
                    0));
            questions.add(question("poem" + i, "Write a poem of " + (5 + i) + " lines about the sea in autumn.", 1));
        }
        double[] alone = new Rating(DifficultyModels.standard()).of(questions);
        double[] learning = new Streaming(DifficultyModels.standard()).of(questions);
        assertThat(mean(alone, 0)).isLessThan(mean(alone, 1));
        assertThat(mean(learning, 0)).isGreaterThan(mean(learning, 1) + 0.05);
        assertThat(new Streaming(DifficultyModels.standard()).of(questions)).isEqualTo(learning);
    }

    @Test
    void the_first_question_is_scored_by_the_model_alone() {
        List<Question> one = List.of(question("only", "What is 3 + 4?", 0));
        assertThat(new Streaming(DifficultyModels.standard()).of(one)[0])
                .isEqualTo(new Rating(DifficultyModels.standard()).of(one)[0]);
    }

    private static double mean(double[] scores, int first) {
        double sum = 0;
        for (int at = first; at < scores.length; at += 2) {
            sum += scores[at];
        }
        return sum / EACH;
    }

    private static Question question(String id, String text, double local) {
        return new Question(id, "made", text, List.of(), local, 1, local, 1);
    }
}
