package dev.sluice.router.difficulty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.router.prompt.Prompts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SketchTest {
    /** Of an angle of 45 degrees. */
    private static final int NEAR = 16;

    private static final String RAIL =
            "A train leaves the station at noon and covers 180 km in two hours. What is its average speed in km per hour?";

    private final DifficultyModel model = DifficultyModels.standard().sketching();

    @Test
    void case_white_space_and_a_typo_leave_a_sketch_near() {
        assertThat(distance(RAIL, RAIL)).isZero();
        assertThat(distance(RAIL, RAIL.toUpperCase(Locale.ROOT))).isLessThanOrEqualTo(2);
        assertThat(distance(RAIL, "  " + RAIL.replace(" ", " \n ") + "\n\n")).isLessThanOrEqualTo(2);
        assertThat(distance(RAIL, RAIL.replace("average", "avreage"))).isLessThanOrEqualTo(NEAR);
        assertThat(distance(RAIL, RAIL.replace("station", "statoin"))).isLessThanOrEqualTo(NEAR);
    }

    @Test
    void like_questions_are_near_and_others_are_not() {
        assertThat(distance(RAIL, RAIL.replace("180", "240").replace("two", "three")))
                .isLessThanOrEqualTo(NEAR);
        List<String> others = List.of(
                "Write a poem about the sea in autumn.",
                "Which enzyme splits lactose into glucose and galactose?",
                "Summarize the minutes of the board meeting in three lines.",
                "def add(a, b):\n    return a + b\nWrite a unit test for this function.");
        for (String other : others) {
            assertThat(distance(RAIL, other)).as(other).isGreaterThan(NEAR);
        }
    }

    @Test
    void unrelated_directions_differ_in_about_half_of_all_bits() {
        Sketcher sketcher = new Sketcher(256);
        List<Sketch> axes = new ArrayList<>();
        for (int axis = 0; axis < 100; axis++) {
            float[] vector = new float[256];
            vector[axis] = 1;
            axes.add(Objects.requireNonNull(sketcher.of(vector, 0)));
        }
        double sum = 0;
        int pairs = 0;
        for (int one = 0; one < axes.size(); one++) {
            for (int other = 0; other < one; other++) {
                int distance = axes.get(one).distance(axes.get(other));
                assertThat(distance).isBetween(8, 56);
                sum += distance;
                pairs++;
            }
        }
        assertThat(sum / pairs).isBetween(31.0, 33.0);
    }

    /** Sketches that were kept must compare with those of the next release. */
    @Test
    void planes_stay_what_they_were() {
        assertThat(new Sketcher(2).of(new float[] {9, 1, 0.5f}, 1)).isEqualTo(new Sketch(5495679261297127053L));
    }

    @Test
    void the_model_rates_the_same_with_and_without_a_sketch_and_only_who_asks_gets_one() {
        Difficulty plain = DifficultyModels.standard().rate(Prompts.user(RAIL));
        Difficulty sketched = model.rate(Prompts.user(RAIL));
        assertThat(plain.sketch()).isNull();
        assertThat(sketched)
                .isEqualTo(new Difficulty(
                        plain.score(), plain.local(), plain.strong(), plain.features(), sketched.sketch(), 0));
        assertThat(model.version()).isEqualTo(DifficultyModels.standard().version());
    }

    @Test
    void a_prompt_without_words_has_no_sketch() {
        assertThat(model.rate(Prompts.user("")).sketch()).isNull();
    }

    private int distance(String one, String other) {
        return sketch(one).distance(sketch(other));
    }

    private Sketch sketch(String text) {
        return Objects.requireNonNull(model.rate(Prompts.user(text)).sketch());
    }
}
