package dev.sluice.router.difficulty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.router.catalogue.Ability;
import dev.sluice.router.prompt.Message;
import dev.sluice.router.prompt.Prompt;
import dev.sluice.router.prompt.Prompts;
import dev.sluice.router.prompt.Role;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The model that ships. */
class LearnedModelTest {
    private static final String PROOF =
            "Prove that there are infinitely many primes and derive a bound for the n-th prime.";

    /** The tour's. */
    private static final String SCHEDULE = """
            A shop must schedule 12 technicians over 30 jobs. Each job has a time window, a required skill and a travel time to
            every other job; overtime costs double after 8 hours.
            1. Formulate this as a mixed-integer program: define the sets, the decision variables, the objective and each constraint.
            2. Prove that dropping the integrality of the assignment variables can make the optimum strictly smaller, with a
               counterexample of at most three jobs.
            3. Design an algorithm that finds a provably good solution, derive its worst-case complexity step by step, and compare
               the trade-offs with column generation.
            4. Implement the core of it in Python, with tests for the edge cases, and explain why each invariant holds.""";

    private static final List<String> INVENTED = List.of(
            "What is the capital of Norway?",
            "Translate \"where is the station\" into Italian.",
            "Write a short note to my neighbour about the noise last night.",
            "List five vegetables that grow in the shade.",
            "How do I cook rice so that it does not stick?",
            "Summarize this in one line: The ferry was late because the engine had to be mended.",
            "Who painted the ceiling of the Sistine Chapel?",
            "Ann has 14 marbles and gives 3 to each of her 2 brothers. How many marbles does she have left?",
            "A train covers 180 km in 2 hours and then 90 km in 1 hour. What is its average speed in total, and how many"
                    + " minutes would 60 km take at that speed?",
            "Which gas do plants take up?\nA. Oxygen\nB. Carbon dioxide\nC. Nitrogen\nD. Helium\nAnswer:",
            "Which of the following is not a property of a Hilbert space?\nA. Completeness\nB. An inner product\nC. A finite"
                    + " basis\nD. A norm\nAnswer:",
            "Write a Python function that returns the longest word of a sentence.",
            "Explain the difference between a process and a thread to a beginner.",
            "Find all integers $n$ such that $n^2 + 3n + 2$ is a prime.",
            "Let $f(x) = x^3 - 3x + 1$. Prove that $f$ has exactly three real roots and find the sum of their squares.",
            PROOF,
            "Design a distributed rate limiter for 200 nodes, compare token buckets with sliding windows, define the failure"
                    + " model and justify each choice.",
            "Plan the migration of a monolith to services: compare three strategies, list the risks of each, and give a"
                    + " schedule within these constraints.",
            "Review this architecture for correctness: a gateway reserves budget, streams the answer, then settles. Give an"
                    + " invariant and prove that no interleaving violates it.",
            "def f(a, b):\n    c = []\n    for x in a:\n        if x not in b:\n            c.append(x * 2)\n    return c\n"
                    + "assert f([1, 2, 3], [2]) == ??");

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
                "Give the capital of France as JSON with city and country.",
                ""
            })
    void plain_short_requests_are_easy(String text) {
        assertThat(score(text)).isLessThan(0.5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                PROOF,
                SCHEDULE,
                "Our customer paid by card.\n" + SCHEDULE,
                "Design a lock-free MPSC queue in C++ with a proof of linearizability and compare it with a mutex.",
                "Plan the migration of a monolith to services: compare three strategies, list the risks of each, and give"
                        + " a schedule within these constraints.",
                "Derive the gradient of the loss, show that it is bounded by 2/n, and justify each step."
            })
    void proofs_designs_and_tasks_with_many_constraints_are_hard(String text) {
        assertThat(score(text)).isGreaterThan(0.5);
    }

    @Test
    void a_greeting_is_easier_than_a_fact_a_fact_than_a_program_a_program_than_a_proof() {
        assertThat(List.of(
                        score("Hello!"),
                        score("What is the capital of France?"),
                        score(
                                "Implement an LRU cache in Java with O(1) get and put, and write tests for the edge cases."),
                        score(PROOF)))
                .isSorted();
    }

    @Test
    void a_review_of_long_code_is_hard() {
        String line = "    if (queue[head_index] != null) { result.add(queue[head_index++]); }\n";
        assertThat(score("Review this code:\n```java\n" + line.repeat(60) + "```"))
                .isGreaterThan(0.5);
    }

    @Test
    void the_strong_model_is_held_to_be_no_worse_than_the_local_one_where_it_is_asked() {
        Difficulty hard = model.rate(Prompts.user(PROOF));
        assertThat(hard.strong()).isGreaterThan(hard.local());
    }

    @Test
    void a_hard_task_in_an_earlier_turn_still_counts() {
        double alone = score("The usual one.");
        double after = model.rate(Prompts.conversation(
                        new Message(Role.USER, List.of(PROOF)),
                        new Message(Role.ASSISTANT, List.of("Which bound?")),
                        new Message(Role.USER, List.of("The usual one."))))
                .score();
        assertThat(after).isGreaterThan(alone + 0.05);
    }

    @Test
    void the_system_prompt_and_tools_move_the_score() {
        String text = "Find the city.";
        double plain = score(text);
        double system = model.rate(Prompts.conversation(
                        new Message(Role.SYSTEM, List.of(SCHEDULE)), new Message(Role.USER, List.of(text))))
                .score();
        double tools = model.rate(Prompts.withTools(text, 3, Map.of(Ability.TOOLS, "tools")))
                .score();
        assertThat(system).isGreaterThan(plain);
        assertThat(tools).isNotEqualTo(plain);
    }

    @Test
    void the_features_say_what_moved_the_score_strongest_first_and_nothing_of_the_prompt() {
        for (String text : INVENTED) {
            List<Difficulty.Feature> features = model.rate(Prompts.user(text)).features();
            assertThat(features)
                    .as(text)
                    .isNotEmpty()
                    .isSortedAccordingTo((a, b) -> Double.compare(Math.abs(b.weight()), Math.abs(a.weight())));
            assertThat(features).extracting(Difficulty.Feature::name).doesNotHaveDuplicates();
        }
        String name = "Zebulon Quackenbush";
        assertThat(model.rate(Prompts.user("Prove that " + name + " is right.")).features())
                .extracting(Difficulty.Feature::name)
                .allSatisfy(told -> assertThat(told).doesNotContainIgnoringCase("zebulon", "quackenbush"));
        assertThat(model.rate(Prompts.user(SCHEDULE)).features().getFirst().name())
                .isEqualTo("reasoning asked for");
    }

    @Test
    void a_score_does_not_depend_on_what_was_rated_before_nor_on_the_thread() throws InterruptedException {
        List<Difficulty> once = INVENTED.stream().map(this::rated).toList();
        List<String> backwards = new ArrayList<>(INVENTED);
        Collections.reverse(backwards);
        List<Difficulty> again =
                new ArrayList<>(backwards.stream().map(this::rated).toList());
        Collections.reverse(again);
        assertThat(again).isEqualTo(once);
        List<List<Difficulty>> others = Collections.synchronizedList(new ArrayList<>());
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            threads.add(Thread.ofPlatform()
                    .start(() -> others.add(INVENTED.stream().map(this::rated).toList())));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(others).hasSize(4).allSatisfy(other -> assertThat(other).isEqualTo(once));
    }

    @Test
    void typos_case_and_white_space_flip_at_most_a_tenth_of_the_decisions() {
        Random random = new Random(6);
        assertThat(flips(text -> typos(text, random))).isLessThanOrEqualTo(INVENTED.size() / 10);
        assertThat(flips(text -> text.toLowerCase(Locale.ROOT))).isLessThanOrEqualTo(INVENTED.size() / 10);
        assertThat(flips(text -> "  " + text.replace(" ", "  ") + "\n\n")).isLessThanOrEqualTo(INVENTED.size() / 10);
    }

    private long flips(UnaryOperator<String> noise) {
        return INVENTED.stream()
                .filter(text -> (score(text) > 0.5) != (score(noise.apply(text)) > 0.5))
                .count();
    }

    /** One letter of twenty changes places with the next. */
    private static String typos(String text, Random random) {
        StringBuilder typed = new StringBuilder(text);
        for (int i = 0; i + 1 < typed.length(); i++) {
            if (Character.isLetter(typed.charAt(i))
                    && Character.isLetter(typed.charAt(i + 1))
                    && random.nextInt(20) == 0) {
                char first = typed.charAt(i);
                typed.setCharAt(i, typed.charAt(i + 1));
                typed.setCharAt(i + 1, first);
                i++;
            }
        }
        return typed.toString();
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

    @Test
    void a_prompt_without_messages_has_a_score() {
        Prompt empty = Prompts.withParts();
        assertThat(model.rate(empty).score()).isBetween(0.0, 0.5);
    }

    private Difficulty rated(String text) {
        return model.rate(Prompts.user(text));
    }

    private double score(String text) {
        return rated(text).score();
    }
}
