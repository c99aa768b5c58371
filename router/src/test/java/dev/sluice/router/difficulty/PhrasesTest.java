package dev.sluice.router.difficulty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.router.prompt.Message;
import dev.sluice.router.prompt.Prompts;
import dev.sluice.router.prompt.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PhrasesTest {
    private final Encoder encoder = new Encoder(DifficultyModels.words());

    @Test
    void a_word_is_heard_once_and_each_pair_of_neighbours_too() {
        assertThat(buckets("river")).hasSize(1);
        assertThat(buckets("river bread")).hasSize(3);
        assertThat(buckets("river bread river")).hasSize(4);
        assertThat(buckets("river bread river bread river bread")).hasSize(4);
    }

    @Test
    void words_that_change_places_are_the_same_words_but_another_pair() {
        int[] one = buckets("river bread");
        int[] other = buckets("bread river");
        assertThat(Arrays.stream(one).filter(bucket -> Arrays.stream(other).anyMatch(also -> also == bucket)))
                .hasSize(2);
    }

    @Test
    void case_and_white_space_change_nothing() {
        assertThat(buckets("River\n\n  BREAD")).isEqualTo(buckets("river bread"));
    }

    @Test
    void the_last_word_of_a_message_and_the_first_of_another_are_no_pair() {
        int[] heard = encoder.buckets(Prompts.conversation(
                new Message(Role.SYSTEM, List.of("bread")), new Message(Role.USER, List.of("river"))));
        assertThat(heard).containsExactlyInAnyOrder(buckets("river")[0], buckets("bread")[0]);
    }

    @Test
    void what_words_say_is_their_sum_over_the_root_of_their_number() {
        double[] values = new double[Phrases.BUCKETS];
        values[7] = 0.5;
        values[9] = -1;
        Phrases.Worth worth = Phrases.Worth.of(0.3, values);
        assertThat(worth.base()).isEqualTo(0.3);
        assertThat(worth.moved(new int[] {7, 9, 11, 12})).isCloseTo(-0.25, within(0.005));
        assertThat(worth.moved(new int[0])).isZero();
    }

    @Test
    void buckets_of_another_number_are_told() {
        assertThatThrownBy(() -> new Phrases.Worth(0, 1, new byte[12]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("12 buckets");
        assertThatThrownBy(() -> new Phrases(Phrases.Worth.of(0, new double[Phrases.BUCKETS]), Phrases.NONE.local()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_shipped_model_hears_words_of_exam_questions_alone() {
        assertThat(DifficultyModels.standard().weights().entrySet().stream()
                        .filter(kind -> kind.getValue().phrases().heard())
                        .map(Map.Entry::getKey))
                .containsExactlyInAnyOrder(QuestionKind.CHOICE, QuestionKind.WIDE_CHOICE);
    }

    private int[] buckets(String text) {
        return encoder.buckets(Prompts.user(text));
    }
}
