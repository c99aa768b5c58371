package dev.sluice.router;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.router.decision.Judgement;
import dev.sluice.router.difficulty.DifficultyModels;
import dev.sluice.router.prompt.Part;
import dev.sluice.router.prompt.Place;
import dev.sluice.router.prompt.Prompts;
import dev.sluice.router.sensitivity.Confidence;
import dev.sluice.router.sensitivity.Detector;
import dev.sluice.router.sensitivity.Finding;
import dev.sluice.router.sensitivity.Findings;
import dev.sluice.router.sensitivity.Kind;
import dev.sluice.router.sensitivity.Sensitivity;
import dev.sluice.router.sensitivity.builtin.Detectors;
import dev.sluice.router.text.Clues;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class JudgeTest {
    private static final String TOKEN = "q7Zt0aB1cD2eF3gH4iJ5kL6mN7oP8qR9sT0uV1wX2yZ3";

    private record Canary(String kind, String text) {}

    private static final List<Canary> CANARIES = List.of(
            new Canary("CREDIT_CARD", "4539 1488 0343 6467"),
            new Canary("CREDIT_CARD", "5187782157980662"),
            new Canary("IBAN", "DE89 3704 0044 0532 0130 00"),
            new Canary("US_SSN", "536-90-4399"),
            new Canary("EMAIL", "ada@analytical.engine.org"),
            new Canary("PHONE", "+49 151 54875271"),
            new Canary("SECRET.API_KEY", "gh" + "p_" + TOKEN),
            new Canary("SECRET.PRIVATE_KEY", "-----" + "BEGIN PRIVATE KEY-----\n" + TOKEN),
            new Canary("SECRET.PASSWORD", "password: s3cretPig"));

    /** Ordinary text with the letters, numbers and signs that come close to what detectors look for. */
    private static final List<String> FILLER = List.of(
            "the",
            "sea",
            "passes",
            "by",
            "room 12,",
            "in 2024",
            "3.14",
            "@home",
            "key:",
            "a=b",
            "10:30",
            "e.g.",
            "(see",
            "it)",
            "naïve",
            "日本",
            "x_1",
            "-",
            "—",
            "\n",
            "```",
            "{\"a\": [1, 2]}",
            "https://host/p?q=1",
            "v1.2.3",
            "🙂",
            "DE12");

    private final Judge judge = new Judge(Detectors.builtIn(), DifficultyModels.standard());

    @RepeatedTest(300)
    void whatever_stands_around_it_a_canary_in_any_part_is_found(RepetitionInfo repetition) {
        long seed = repetition.getCurrentRepetition();
        Random random = new Random(seed);
        Canary canary = CANARIES.get(random.nextInt(CANARIES.size()));
        int parts = 1 + random.nextInt(6);
        int chosen = random.nextInt(parts);
        List<Part> all = new ArrayList<>();
        for (int i = 0; i < parts; i++) {
            String text = filler(random);
            all.add(Prompts.text("part", i, i == chosen ? text + canary.text() + "\n" + filler(random) : text));
        }
        Judgement judgement = judge.judge(Prompts.withParts(all.toArray(Part[]::new)));
        assertThat(judgement.findings()).as("seed %d, %s", seed, canary).anySatisfy(finding -> {
            assertThat(finding.kind()).isEqualTo(canary.kind());
            assertThat(finding.place()).isEqualTo(Place.at("part").then(chosen));
        });
        assertThat(judgement.sensitivity()).isGreaterThanOrEqualTo(Sensitivity.CONFIDENTIAL);
    }

    @Test
    void an_ordinary_prompt_is_public_with_no_findings() {
        Judgement judgement = judge.judge(Prompts.user("Why is the sky blue?"));
        assertThat(judgement.sensitivity()).isEqualTo(Sensitivity.PUBLIC);
        assertThat(judgement.findings()).isEmpty();
        assertThat(judgement.unscannable()).isEmpty();
    }

    @Test
    void a_finding_of_low_confidence_is_kept_but_makes_a_prompt_no_more_sensitive() {
        for (Confidence confidence : Confidence.values()) {
            Kind kind = new Kind("CUSTOM", Sensitivity.CONFIDENTIAL);
            Judgement judgement = judgeWith((clues, found) -> found.add(kind, confidence, 0, 4));
            assertThat(judgement.findings()).hasSize(1);
            assertThat(judgement.sensitivity())
                    .as(confidence.name())
                    .isEqualTo(confidence == Confidence.LOW ? Sensitivity.PUBLIC : Sensitivity.CONFIDENTIAL);
        }
    }

    @Test
    void a_part_nobody_can_read_makes_the_prompt_restricted() {
        Part image = new Part.Unscannable(Place.at("messages"), "image_url");
        Judgement judgement = judge.judge(Prompts.withParts(image));
        assertThat(judgement.sensitivity()).isEqualTo(Sensitivity.RESTRICTED);
        assertThat(judgement.unscannable()).containsExactly((Part.Unscannable) image);
    }

    @Test
    void a_detector_that_throws_makes_the_part_unscannable_and_its_message_is_not_kept() {
        Judgement judgement = judgeWith((clues, found) -> {
            throw new IllegalStateException(clues.text());
        });
        assertThat(judgement.sensitivity()).isEqualTo(Sensitivity.RESTRICTED);
        assertThat(judgement.unscannable()).hasSize(1);
        assertThat(judgement.toString()).contains("detector Custom").doesNotContain("blue whale");
    }

    @Test
    void a_detector_that_overflows_the_stack_makes_the_part_unscannable() {
        Judgement judgement = judgeWith((clues, found) -> {
            throw new StackOverflowError();
        });
        assertThat(judgement.sensitivity()).isEqualTo(Sensitivity.RESTRICTED);
    }

    @Test
    void the_other_detectors_still_run_when_one_throws() {
        List<Detector> detectors = new ArrayList<>(List.of(new Custom((clues, found) -> {
            throw new IllegalStateException();
        })));
        detectors.addAll(Detectors.builtIn());
        Judge both = new Judge(detectors, DifficultyModels.standard());
        assertThat(both.judge(Prompts.user("card 4539148803436467")).findings())
                .extracting(Finding::kind)
                .containsExactly("CREDIT_CARD");
    }

    @Test
    void a_customers_detector_is_asked_about_every_text() {
        List<String> asked = new ArrayList<>();
        judgeWith((clues, found) -> asked.add(clues.text()));
        assertThat(asked).containsExactly("blue whale");
    }

    private static Judgement judgeWith(BiConsumer<Clues, Findings> look) {
        return new Judge(List.of(new Custom(look)), DifficultyModels.standard()).judge(Prompts.user("blue whale"));
    }

    private record Custom(BiConsumer<Clues, Findings> look) implements Detector {
        @Override
        public List<Kind> kinds() {
            return List.of(new Kind("CUSTOM", Sensitivity.INTERNAL));
        }

        @Override
        public void find(Clues clues, Findings found) {
            look.accept(clues, found);
        }
    }

    private static String filler(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(40); i > 0; i--) {
            text.append(FILLER.get(random.nextInt(FILLER.size()))).append(' ');
        }
        return text.toString();
    }
}
