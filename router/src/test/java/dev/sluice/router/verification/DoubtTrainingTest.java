package dev.sluice.router.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.router.difficulty.Difficulty;
import dev.sluice.router.prompt.Prompt;
import dev.sluice.router.prompt.Prompts;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class DoubtTrainingTest {
    private static final Prompt PROMPT = Prompts.user("How many legs have 3 cows?");
    private static final Difficulty DIFFICULTY = new Difficulty(0.5, 0.5, 0.9, List.of());

    private static Evidence evidence(double answer, double other) {
        return new Evidence(
                Form.NUMBER,
                new Answer.Quantity(answer),
                300,
                List.of(new Answer.Quantity(other)),
                0,
                OptionalDouble.empty(),
                OptionalDouble.empty());
    }

    /** Where both agree the answer is right in nine of ten, else in one of ten. */
    private static List<DoubtExample> examples() {
        Random random = new Random(6);
        List<DoubtExample> examples = new ArrayList<>();
        for (int at = 0; at < 1000; at++) {
            boolean agrees = random.nextBoolean();
            boolean right = random.nextDouble() < (agrees ? 0.9 : 0.1);
            examples.add(new DoubtExample(PROMPT, DIFFICULTY, evidence(12, agrees ? 12 : 10), right ? 1 : 0, 1));
        }
        return examples;
    }

    @Test
    void learns_how_much_agreement_says() {
        Verifier verifier = new Verifier(DoubtTraining.fit(examples()));
        double agreed = verifier.doubt(PROMPT, DIFFICULTY, evidence(12, 12)).score();
        double contradicted =
                verifier.doubt(PROMPT, DIFFICULTY, evidence(12, 10)).score();
        assertThat(agreed).isCloseTo(0.12, within(0.08));
        assertThat(contradicted).isCloseTo(0.88, within(0.08));
    }

    @Test
    void the_same_examples_give_the_same_bytes() {
        assertThat(DoubtFile.write(DoubtTraining.fit(examples()), "a test"))
                .isEqualTo(DoubtFile.write(DoubtTraining.fit(examples()), "a test"));
    }

    @Test
    void of_too_few_examples_nothing_is_learned_and_the_shipped_weights_stay() {
        DoubtModel few = DoubtTraining.fit(examples().subList(0, 50));
        assertThat(few.heads()).isEmpty();
        assertThat(new Verifier(few.orElse(DoubtModel.standard())).doubt(PROMPT, DIFFICULTY, evidence(12, 12)))
                .isEqualTo(Verifier.standard().doubt(PROMPT, DIFFICULTY, evidence(12, 12)));
    }

    @Test
    void what_was_learned_of_one_form_leaves_the_others_alone() {
        DoubtModel own = DoubtTraining.fit(examples()).orElse(DoubtModel.standard());
        Prompt choice = Prompts.user("Which one flies?\nA. a stone\nB. a bird\nAnswer:");
        Evidence letter = new Evidence(
                Form.CHOICE,
                new Answer.Choice('B'),
                30,
                List.of(new Answer.Choice('A')),
                0,
                OptionalDouble.empty(),
                OptionalDouble.empty());
        assertThat(new Verifier(own).doubt(choice, DIFFICULTY, letter))
                .isEqualTo(Verifier.standard().doubt(choice, DIFFICULTY, letter));
        assertThat(new Verifier(own).doubt(PROMPT, DIFFICULTY, evidence(12, 12)))
                .isNotEqualTo(Verifier.standard().doubt(PROMPT, DIFFICULTY, evidence(12, 12)));
    }

    @Test
    void of_many_examples_it_learns_what_two_signs_say_only_together() {
        Random random = new Random(8);
        List<DoubtExample> examples = new ArrayList<>();
        for (int at = 0; at < 4000; at++) {
            boolean agrees = random.nextBoolean();
            boolean fraction = random.nextBoolean();
            // Right where it agrees or is a fraction, but not both: nothing that a sum of signs could tell.
            boolean right = random.nextDouble() < (agrees != fraction ? 0.9 : 0.1);
            examples.add(new DoubtExample(PROMPT, DIFFICULTY, together(agrees, fraction), right ? 1 : 0, 1));
        }
        DoubtModel learned = DoubtTraining.fit(examples);
        Verifier verifier = new Verifier(learned);
        Verifier read = new Verifier(DoubtFile.read(DoubtFile.write(learned, "a test")));
        for (boolean agrees : new boolean[] {true, false}) {
            for (boolean fraction : new boolean[] {true, false}) {
                Doubt doubt = verifier.doubt(PROMPT, DIFFICULTY, together(agrees, fraction));
                assertThat(doubt.score()).isCloseTo(agrees == fraction ? 0.88 : 0.12, within(0.1));
                assertThat(read.doubt(PROMPT, DIFFICULTY, together(agrees, fraction)))
                        .isEqualTo(doubt);
            }
        }
    }

    private static Evidence together(boolean agrees, boolean fraction) {
        double answer = fraction ? 12.5 : 12;
        return evidence(answer, agrees ? answer : answer - 2);
    }

    @Test
    void an_answer_that_is_odder_than_the_other_is_doubted_more() {
        Prompt prompt = PROMPT;
        Verifier verifier = Verifier.standard();
        assertThat(verifier.doubt(prompt, DIFFICULTY, evidence(-12, 10)).score())
                .isGreaterThan(
                        verifier.doubt(prompt, DIFFICULTY, evidence(12, 10)).score());
    }
}
