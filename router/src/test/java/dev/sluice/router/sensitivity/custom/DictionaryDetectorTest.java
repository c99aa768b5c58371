package dev.sluice.router.sensitivity.custom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.router.prompt.Place;
import dev.sluice.router.sensitivity.Detector;
import dev.sluice.router.sensitivity.DetectorContract;
import dev.sluice.router.sensitivity.Finding;
import dev.sluice.router.sensitivity.Findings;
import dev.sluice.router.sensitivity.Sensitivity;
import dev.sluice.router.text.Clues;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DictionaryDetectorTest extends DetectorContract {
    private static final List<String> TERMS = List.of(
            "Project Greywater",
            "Osprey-7",
            "Pine & Larch Assurance",
            "Bluefin",
            "Bluefin North",
            "Müller Ölwerke",
            "渡辺商会",
            "ZK-Alloy 12");

    @Override
    protected Detector detector() {
        return detector(Match.CASE_INSENSITIVE_WORD);
    }

    private static DictionaryDetector detector(Match match) {
        return new DictionaryDetector("codenames", Sensitivity.RESTRICTED, match, TERMS);
    }

    @Override
    protected List<String> samples() {
        return List.of(
                "Project Greywater",
                "project  greywater",
                "PROJECT-GREYWATER",
                "Osprey-7",
                "osprey 7",
                "Pine&Larch  assurance",
                "bluefin north",
                "bluefin",
                "MÜLLER ÖLWERKE",
                "渡辺商会",
                "zk alloy-12",
                "Project\nGreywater");
    }

    @Override
    protected List<String> benign() {
        return List.of(
                "projects greywater",
                "Project. Greywater",
                "osprey 77",
                "bluefins",
                "a project of greywater",
                "pine larch assurance");
    }

    @Test
    void the_longer_of_two_terms_is_the_finding() {
        String text = "about Bluefin North and Bluefin Northern";
        assertThat(found(detector(Match.CASE_INSENSITIVE_WORD), text)).containsExactly("Bluefin North", "Bluefin");
    }

    @Test
    void case_counts_where_the_dictionary_says_so() {
        assertThat(found(detector(Match.EXACT_WORD), "bluefin BLUEFIN Bluefin")).containsExactly("Bluefin");
    }

    @Test
    void a_substring_is_found_within_words() {
        assertThat(found(detector(Match.SUBSTRING), "xBLUEFINs prePROJECT greywaters"))
                .containsExactly("BLUEFIN", "PROJECT greywater");
    }

    @Test
    void every_term_of_a_large_dictionary_is_found_and_nothing_else() {
        Random random = new Random(3);
        List<String> terms = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            terms.add(word(random) + " " + word(random) + (i % 3 == 0 ? " " + word(random) : ""));
        }
        DictionaryDetector large =
                new DictionaryDetector("large", Sensitivity.CONFIDENTIAL, Match.CASE_INSENSITIVE_WORD, terms);
        for (String term : terms) {
            assertThat(found(large, "it says " + term + " here")).containsExactly(term);
        }
        for (int i = 0; i < 20_000; i++) {
            assertThat(found(large, "x" + word(random) + " " + word(random) + "x"))
                    .isEmpty();
        }
    }

    @Test
    void a_dictionary_without_terms_or_with_one_that_is_only_signs_is_refused_without_naming_it() {
        assertThatThrownBy(() -> new DictionaryDetector("x", Sensitivity.INTERNAL, Match.EXACT_WORD, List.of()))
                .hasMessageContaining("0 terms");
        assertThatThrownBy(
                        () -> new DictionaryDetector("x", Sensitivity.INTERNAL, Match.EXACT_WORD, List.of("ok", "?!")))
                .hasMessageContaining("term 2")
                .hasMessageNotContaining("?!");
    }

    private static String word(Random random) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < 7; i++) {
            word.append((char) ('a' + random.nextInt(26)));
        }
        return word.toString();
    }

    private static List<String> found(Detector detector, String text) {
        Clues clues = Clues.in(text);
        Findings findings = new Findings(clues.view(), Place.at("messages"));
        detector.find(clues, findings);
        List<String> found = new ArrayList<>();
        for (Finding finding : findings.list()) {
            found.add(text.substring(finding.start(), finding.end()));
        }
        return found;
    }
}
