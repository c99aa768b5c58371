package dev.sluice.router.difficulty.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.router.difficulty.DifficultyModels;
import dev.sluice.router.difficulty.LearnedModel;
import dev.sluice.router.difficulty.ModelFile;
import dev.sluice.router.difficulty.Provenance;
import dev.sluice.router.difficulty.QuestionKind;
import dev.sluice.router.prompt.Prompts;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TrainerTest {
    private static final List<String> EASY = List.of("river", "garden", "bread", "holiday", "letter", "kitchen");
    private static final List<String> HARD = List.of("isotope", "eigenvalue", "torsion", "enzyme", "plasma", "lattice");

    /** The local model fails on words of the laboratory, one time in ten otherwise. */
    private static List<Example> invented(int count, String benchmark) {
        Random random = new Random(11);
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean hard = random.nextInt(3) == 0;
            List<String> words = hard ? HARD : EASY;
            String text = "Tell me about the " + words.get(random.nextInt(words.size())) + " and the "
                    + words.get(random.nextInt(words.size())) + " number " + random.nextInt(50) + ".";
            double local = hard == random.nextInt(10) > 0 ? 0 : 1;
            examples.add(new Example("q" + i + "@" + benchmark, benchmark, Prompts.user(text), local, 1));
        }
        return examples;
    }

    private static List<Example> choices(int count) {
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String text = "Which is number " + i + "?\nA. one\nB. two\nC. " + i + "\nD. four\nAnswer:";
            examples.add(new Example("c" + i, "exam", Prompts.user(text), i % 3 == 0 ? 1 : 0, 1));
        }
        return examples;
    }

    @Test
    void the_same_examples_give_the_same_bytes() {
        List<Example> examples = invented(200, "own");
        assertThat(ModelFile.write(Trainer.train(examples))).isEqualTo(ModelFile.write(Trainer.train(examples)));
    }

    @Test
    void it_learns_what_the_local_model_fails_at() {
        LearnedModel model = Trainer.train(invented(400, "own"));
        var hard = model.rate(Prompts.user("Tell me about the lattice and the enzyme number 7."));
        var easy = model.rate(Prompts.user("Tell me about the garden and the bread number 7."));
        assertThat(hard.score()).isGreaterThan(easy.score());
        assertThat(hard.local()).isLessThan(0.5);
        assertThat(easy.local()).isGreaterThan(0.6);
        assertThat(hard.strong()).isGreaterThan(0.9);
    }

    @Test
    void what_is_said_of_questions_held_out_orders_them() {
        List<Example> examples = invented(400, "own");
        List<Double> held = Trainer.train(examples, DifficultyModels.words(), Provenance.UNSTATED, step -> {})
                .heldOut();
        double failed = 0;
        double succeeded = 0;
        int failures = 0;
        for (int i = 0; i < examples.size(); i++) {
            boolean failure = examples.get(i).local() == 0;
            failures += failure ? 1 : 0;
            failed += failure ? held.get(i) : 0;
            succeeded += failure ? 0 : held.get(i);
        }
        assertThat(failed / failures).isGreaterThan(succeeded / (examples.size() - failures) + 0.2);
    }

    @Test
    void a_kind_of_question_with_enough_examples_gets_weights_of_its_own() {
        List<Example> examples = new ArrayList<>(invented(100, "own"));
        examples.addAll(choices(160));
        assertThat(Trainer.train(examples).kinds()).containsExactly(QuestionKind.CHOICE, QuestionKind.OTHER);
        assertThat(Trainer.train(invented(100, "own")).kinds()).containsExactly(QuestionKind.OTHER);
    }

    @Test
    void outcomes_that_are_all_alike_give_a_model_that_says_so() {
        List<Example> alike = invented(60, "own").stream()
                .map(example -> new Example(example.id(), example.benchmark(), example.prompt(), 1, 1))
                .toList();
        assertThat(Trainer.train(alike).rate(alike.getFirst().prompt()).local()).isGreaterThan(0.9);
    }

    @Test
    void too_few_examples_are_told() {
        assertThatThrownBy(() -> Trainer.train(invented(Trainer.FEWEST - 1, "own")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("39 outcomes (expected at least 40");
    }

    @Test
    void an_outcome_is_a_share() {
        assertThatThrownBy(() -> new Example("a", "own", Prompts.user("x"), 1.5, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1.5");
    }
}
