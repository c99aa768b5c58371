package dev.sluice.router.difficulty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.router.catalogue.Ability;
import dev.sluice.router.prompt.Message;
import dev.sluice.router.prompt.Prompts;
import dev.sluice.router.prompt.Role;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StructuralModelTest {
    private static final String PROOF =
            "Prove that there are infinitely many primes and derive a bound for the n-th prime.";

    private final DifficultyModel model = DifficultyModels.standard();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "What is the capital of France?",
                "Write one sentence about the sea.",
                "Name three colours.",
                "Hello!",
                "Translate 'good morning' into Spanish.",
                "Why is the sky blue?",
                "How do I boil an egg?",
                "Write a Python function that reverses a string.",
                ""
            })
    void plain_short_requests_are_easy(String text) {
        assertThat(score(text)).isLessThan(0.35);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                PROOF,
                "Design a lock-free MPSC queue in C++ with a proof of linearizability and compare it with a mutex.",
                "Implement a rate limiter in Java that must be thread-safe, must not allocate, must support at least 1000"
                        + " keys, and explain its complexity.",
                "Plan the migration of a monolith to services: compare three strategies, list the risks of each, and give"
                        + " a schedule within these constraints.",
                "Derive the gradient of the loss, show that it is bounded by 2/n, and justify each step."
            })
    void proofs_designs_and_tasks_with_many_constraints_are_hard(String text) {
        assertThat(score(text)).isGreaterThan(0.65);
    }

    @Test
    void a_review_of_long_code_is_hard() {
        String line = "    if (queue[head_index] != null) { result.add(queue[head_index++]); }\n";
        assertThat(score("Review this code:\n```java\n" + line.repeat(60) + "```"))
                .isGreaterThan(0.65);
    }

    @Test
    void a_hard_task_in_an_earlier_turn_still_counts() {
        double score = model.rate(Prompts.conversation(
                        new Message(Role.USER, List.of(PROOF)),
                        new Message(Role.ASSISTANT, List.of("Which bound?")),
                        new Message(Role.USER, List.of("The usual one."))))
                .score();
        assertThat(score).isGreaterThan(0.65);
    }

    @Test
    void tools_and_a_schema_make_it_harder() {
        String text = "Find the city.";
        double plain = score(text);
        double tools = model.rate(Prompts.withTools(text, 3, Map.of())).score();
        double schema = model.rate(Prompts.withTools(text, 3, Map.of(Ability.JSON_SCHEMA, "response_format")))
                .score();
        assertThat(tools).isGreaterThan(plain);
        assertThat(schema).isGreaterThan(tools);
    }

    @Test
    void the_features_say_what_moved_the_score_strongest_first() {
        List<Difficulty.Feature> features = model.rate(Prompts.user(PROOF)).features();
        assertThat(features.getFirst().name()).isEqualTo("reasoning");
        assertThat(features).isSortedAccordingTo((a, b) -> Double.compare(Math.abs(b.weight()), Math.abs(a.weight())));
    }

    @Test
    void words_count_in_any_case_and_only_as_whole_words() {
        assertThat(score("PROVE IT, THEN DERIVE IT.")).isEqualTo(score("prove it, then derive it."));
        assertThat(score("Improvement and derivatives")).isLessThan(score("prove it and derive"));
    }

    @RepeatedTest(50)
    void any_text_has_a_score_from_0_to_1_and_always_the_same(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(3000); i > 0; i--) {
            text.append((char) (random.nextBoolean() ? random.nextInt(128) : random.nextInt(0x10000)));
        }
        assertThat(score(text.toString()))
                .as("seed %d", repetition.getCurrentRepetition())
                .isBetween(0.0, 1.0)
                .isEqualTo(score(text.toString()));
    }

    private double score(String text) {
        return model.rate(Prompts.user(text)).score();
    }
}
