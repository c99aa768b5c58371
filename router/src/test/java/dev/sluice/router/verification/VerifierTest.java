package dev.sluice.router.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.router.difficulty.Difficulty;
import dev.sluice.router.difficulty.Difficulty.Feature;
import dev.sluice.router.prompt.Prompt;
import dev.sluice.router.prompt.Prompts;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class VerifierTest {
    private static final Difficulty MIDDLING = new Difficulty(0.6, 0.4, 0.85, List.of());
    private static final Prompt SUM =
            Prompts.user("A cow has 4 legs and a hen has 2. How many legs have 3 cows and 5 hens?");
    private static final Prompt CHOICE =
            Prompts.user("Which one flies?\nA. a stone\nB. a bird\nC. a fish\nD. a cow\nAnswer:");
    private static final Prompt CODE = Prompts.user("def f(x):\n    return [x, x]\nassert f('a') == ??");

    private final Verifier verifier = Verifier.standard();

    private static Sample sample(String text) {
        return new Sample(text, Set.of(), OptionalDouble.empty(), OptionalDouble.empty());
    }

    private static Sample sure(String text, double mean, double lowest) {
        return new Sample(text, Set.of(), OptionalDouble.of(mean), OptionalDouble.of(lowest));
    }

    private double score(Prompt prompt, String... outputs) {
        return verifier.doubt(
                        prompt,
                        MIDDLING,
                        Arrays.stream(outputs).map(VerifierTest::sample).toList())
                .score();
    }

    private static Prompt prompt(Form form) {
        return switch (form) {
            case NUMBER -> SUM;
            case CHOICE -> CHOICE;
            default -> CODE;
        };
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {"NUMBER|22|20|18", "CHOICE|B|C|D", "LITERAL|['a', 'a']|['a']|aa"})
    void the_more_samples_agree_the_less_doubt(Form form, String answer, String other, String third) {
        Prompt prompt = prompt(form);
        double none = score(prompt, answer, other, third);
        double against = score(prompt, answer, other, other);
        double one = score(prompt, answer, answer, other);
        double all = score(prompt, answer, answer, answer);
        assertThat(all).isLessThan(one);
        assertThat(one).isLessThan(none);
        assertThat(one).isLessThan(against);
        assertThat(score(prompt, answer, answer)).isLessThan(score(prompt, answer, other));
        assertThat(all).isLessThan(score(prompt, answer));
    }

    @Test
    void an_answer_that_cannot_be_read_is_more_doubtful_than_one_that_others_confirm() {
        assertThat(score(SUM, "Let us see", "22", "22")).isGreaterThan(score(SUM, "22", "22", "22"));
    }

    @ParameterizedTest
    @EnumSource(Flaw.class)
    void a_flaw_settles_it_whatever_else_speaks_for_the_answer(Flaw flaw) {
        Sample flawed = new Sample("22", Set.of(flaw), OptionalDouble.of(-0.001), OptionalDouble.of(-0.01));
        Doubt doubt = verifier.doubt(SUM, MIDDLING, List.of(flawed, sample("22"), sample("22")));
        assertThat(doubt.score()).isEqualTo(1);
        assertThat(doubt.features())
                .extracting(Feature::name)
                .containsExactly(flaw.name().toLowerCase(Locale.ROOT));
        assertThat(verifier.comparable(SUM, flawed)).isFalse();
    }

    @Test
    void refusals_and_blank_answers_are_flaws_that_the_text_shows() {
        assertThat(verifier.doubt(SUM, MIDDLING, List.of(sample("I'm sorry, but I can't help with that.")))
                        .features())
                .containsExactly(new Feature("refused", 1));
        assertThat(verifier.doubt(SUM, MIDDLING, List.of(sample(" \n"))).features())
                .containsExactly(new Feature("empty", 1));
    }

    @Test
    void unlikely_tokens_and_words_of_doubt_raise_it_for_free_text_too() {
        Prompt open = Prompts.user("Write to my landlord that the heating is broken.");
        String letter = "Dear landlord, the heating has been broken since Monday.";
        double plain = verifier.doubt(open, MIDDLING, List.of(sample(letter))).score();
        assertThat(verifier.doubt(open, MIDDLING, List.of(sure(letter, -0.9, -6)))
                        .score())
                .isGreaterThan(plain);
        assertThat(verifier.doubt(open, MIDDLING, List.of(sure(letter, -0.02, -0.4)))
                        .score())
                .isLessThan(plain);
        assertThat(verifier.doubt(open, MIDDLING, List.of(sample(letter + " I'm not sure, I don't know.")))
                        .score())
                .isGreaterThan(plain);
    }

    @Test
    void of_free_text_the_doubt_is_the_gain_that_the_prompt_promises() {
        Prompt open = Prompts.user("Write to my landlord that the heating is broken.");
        Sample letter = sample("Dear landlord, the heating has been broken since Monday.");
        Difficulty hard = new Difficulty(0.9, 0.2, 0.9, List.of());
        Difficulty easy = new Difficulty(0.1, 0.9, 0.9, List.of());
        assertThat(verifier.doubt(open, hard, List.of(letter)).score()).isBetween(0.65, 0.75);
        assertThat(verifier.doubt(open, easy, List.of(letter)).score()).isLessThan(0.03);
        assertThat(verifier.comparable(open, letter)).isFalse();
    }

    @Test
    void json_is_comparable_and_agreement_by_value_counts() {
        Prompt tools = Prompts.withTools("Book a table for two at eight.", 1, Map.of());
        String call = "[{\"name\":\"book\",\"arguments\":{\"people\":2,\"hour\":20}}]";
        String same = "[{\"arguments\": {\"hour\": 20.0, \"people\": 2}, \"name\": \"book\"}]";
        String other = "[{\"name\":\"book\",\"arguments\":{\"people\":2,\"hour\":8}}]";
        assertThat(verifier.comparable(tools, sample(call))).isTrue();
        assertThat(score(tools, call, same)).isLessThan(score(tools, call, other));
    }

    @RepeatedTest(50)
    void every_score_lies_between_0_and_1_and_is_the_same_each_time() {
        Random random = new Random(20261128);
        for (int draw = 0; draw < 20; draw++) {
            List<Sample> samples = random.ints(1 + random.nextInt(4), -1_000_000, 1_000_000)
                    .mapToObj(number -> sample("The answer is " + number))
                    .toList();
            Difficulty difficulty =
                    new Difficulty(random.nextDouble(), random.nextDouble(), random.nextDouble(), List.of());
            Doubt doubt = verifier.doubt(SUM, difficulty, samples);
            assertThat(doubt.score()).isBetween(0.0, 1.0);
            assertThat(new Verifier(DoubtModel.standard()).doubt(SUM, difficulty, samples))
                    .isEqualTo(doubt);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", " ", "is ", "1,000", ",000", "A ", "```", "\\boxed{", "9", "[", "\"", "answer "})
    void outputs_that_repeat_without_end_are_judged_and_no_error(String stuck) {
        for (Prompt prompt : List.of(SUM, CHOICE, CODE, Prompts.withTools("Look it up.", 1, Map.of()))) {
            List<Sample> samples =
                    List.of(sample("The answer is " + stuck.repeat(50_000)), sample("The answer is " + stuck));
            assertThat(verifier.doubt(prompt, MIDDLING, samples).score()).isBetween(0.0, 1.0);
        }
    }

    @Test
    void the_score_grows_with_the_gain_everywhere() {
        double before = -1;
        for (int step = -100; step <= 100; step++) {
            double score = Verifier.score(step / 100.0);
            assertThat(score).isGreaterThan(before).isBetween(0.0, 1.0);
            before = score;
        }
    }

    @Test
    void a_model_that_was_written_and_read_says_the_same_and_a_changed_one_is_refused() {
        String text = DoubtFile.write(DoubtModel.standard(), "a test");
        List<Sample> samples = List.of(sample("22"), sample("22"));
        assertThat(new Verifier(DoubtFile.read(text)).doubt(SUM, MIDDLING, samples))
                .isEqualTo(verifier.doubt(SUM, MIDDLING, samples));
        assertThatThrownBy(() -> DoubtFile.read(text.replace("usual NUMBER", "usual  NUMBER")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("SHA-256");
        assertThatThrownBy(() -> DoubtFile.read("nothing")).isInstanceOf(IllegalArgumentException.class);
    }
}
