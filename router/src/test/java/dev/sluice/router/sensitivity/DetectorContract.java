package dev.sluice.router.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.sluice.router.prompt.Place;
import dev.sluice.router.text.Clues;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** What every detector promises. A new detector's test extends it and gives its samples. */
public abstract class DetectorContract {
    private static final Place PLACE = Place.at("messages").then(0).then("content");

    private static final List<String> HARMLESS = List.of(
            "",
            "What is the capital of France?",
            "Meet at 10:30 on 2024-03-15, room 12, and bring 3 copies.",
            "for (int i = 0; i < 10; i++) { total += values[i]; }",
            "Version 1.24.3 of 192.0.2.17 answered in 3.141592653589793 s with id 7f3a-11ee-8c99.",
            "An email address needs an @ sign; a password must contain at least 8 characters.");

    /** Pieces that make recognisers start and then fail. */
    private static final List<String> HOSTILE = List.of(
            "1",
            "1 ",
            "4-",
            "@",
            "a@",
            "a.",
            "=",
            "password=",
            "password is ",
            "sk-",
            "eyJ-",
            "-----BEGIN PRIVATE KEY-----",
            "DE89 ",
            "+1 212 555 23",
            "call 1234567, ",
            "://a:",
            "x://a:b@",
            "\u200b",
            "\uff11",
            "-",
            "ssn 666-12-3456 ");

    protected abstract Detector detector();

    /** The texts, each all sensitive from the first unit to the last by itself. */
    protected abstract List<String> samples();

    /** Texts with nothing of this kind in them, near misses above all. */
    protected abstract List<String> benign();

    /** Words that announce this kind. */
    protected String announcement() {
        return "";
    }

    /** Texts with nothing in them; a detector of kinds that identify nobody leaves those out which hold some. */
    protected List<String> harmless() {
        return HARMLESS;
    }

    @Test
    void every_sample_is_found_whole_with_kind_and_place() {
        for (String sample : samples()) {
            String before = "Look: " + announcement();
            List<Finding> findings = find(before + sample + " and so on.");
            assertThat(findings).as(sample).hasSize(1);
            Finding finding = findings.getFirst();
            assertThat(detector().kinds()).contains(new Kind(finding.kind(), finding.level()));
            assertThat(finding.place()).isEqualTo(PLACE);
            assertThat(finding.start()).as(sample).isEqualTo(before.length());
            assertThat(finding.end()).as(sample).isEqualTo(before.length() + sample.length());
        }
    }

    @Test
    void several_in_one_text_are_found_in_order_without_overlap() {
        String text = samples().stream().map(sample -> announcement() + sample).reduce("", (a, b) -> a + "\n" + b);
        List<Finding> findings = find(text);
        assertThat(findings).hasSameSizeAs(samples());
        for (int i = 1; i < findings.size(); i++) {
            assertThat(findings.get(i).start())
                    .isGreaterThanOrEqualTo(findings.get(i - 1).end());
        }
    }

    @Test
    void harmless_text_has_no_findings() {
        assertThat(harmless()).allSatisfy(text -> assertThat(find(text)).isEmpty());
        assertThat(benign()).allSatisfy(text -> assertThat(find(text)).as(text).isEmpty());
    }

    @Test
    void invisible_characters_do_not_hide_it_and_offsets_are_those_of_the_original() {
        for (String sample : samples()) {
            String before = "a\u200bb " + announcement();
            String hidden = sample.substring(0, 3) + "\u200b" + sample.substring(3);
            List<Finding> findings = find(before + hidden + " z");
            assertThat(findings).as(sample).hasSize(1);
            assertThat(findings.getFirst().start()).isEqualTo(before.length());
            assertThat(findings.getFirst().end()).isEqualTo(before.length() + hidden.length());
        }
    }

    @RepeatedTest(20)
    void any_text_is_searched_without_a_fault(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            String sample = samples().get(random.nextInt(samples().size()));
            int from = random.nextInt(sample.length());
            text.append(
                    switch (random.nextInt(4)) {
                        case 0 -> HOSTILE.get(random.nextInt(HOSTILE.size()));
                        case 1 -> sample.substring(from);
                        case 2 -> sample.substring(0, from);
                        default -> String.valueOf((char) random.nextInt(0x10000));
                    });
        }
        assertThatCode(() -> find(text.toString()))
                .as("seed %d", repetition.getCurrentRepetition())
                .doesNotThrowAnyException();
    }

    /**
     * A quadratic search would take hours; the bound only has to be far from both. A detector may give up on it in the
     * one way that is meant for that: the text is unscannable then.
     */
    @Test
    void a_hostile_megabyte_is_searched_in_linear_time() {
        for (String piece : HOSTILE) {
            String text = piece.repeat((1 << 20) / piece.length());
            Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> findOrGiveUp(text), piece);
        }
    }

    private void findOrGiveUp(String text) {
        try {
            find(text);
        } catch (Effort.Spent enough) {
            assertThat(text.length()).isGreaterThan(1 << 18);
        }
    }

    protected final List<Finding> find(String text) {
        Clues clues = Clues.in(text);
        Findings found = new Findings(clues.view(), PLACE);
        detector().find(clues, found);
        return found.list();
    }

    protected final Confidence confidence(String text) {
        List<Finding> findings = find(text);
        assertThat(findings).as(text).hasSize(1);
        return findings.getFirst().confidence();
    }
}
