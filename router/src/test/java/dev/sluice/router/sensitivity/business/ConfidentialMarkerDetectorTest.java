package dev.sluice.router.sensitivity.business;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.router.prompt.Place;
import dev.sluice.router.sensitivity.Confidence;
import dev.sluice.router.sensitivity.Finding;
import dev.sluice.router.sensitivity.Findings;
import dev.sluice.router.text.Clues;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A marker is one by its place in its line, so the contract's samples, which stand within a line, do not fit. */
class ConfidentialMarkerDetectorTest {
    @Test
    void a_line_that_a_marker_heads_is_marked_in_many_languages() {
        for (String text : List.of(
                "CONFIDENTIAL\nThe plan.",
                "Strictly confidential: the plan.",
                "Attorney-client privileged. The plan.",
                "// Proprietary and confidential. Do not copy.",
                "# TRADE SECRET",
                "TLP:AMBER+STRICT the plan",
                "[Internal use only] the plan",
                "Classification: Confidential",
                "Under NDA with a partner: the plan",
                "Streng vertraulich: der Plan",
                "VERTRAULICH - nur für den internen Gebrauch",
                "STRICTEMENT CONFIDENTIEL\nle plan",
                "Confidencial: el plan",
                "RISERVATO - il piano",
                "CONFIDENCIAL - o plano",
                "Strikt vertrouwelijk: het plan",
                "Ściśle poufne: plan",
                "Konfidentiellt: planen",
                "GİZLİ\nplan",
                "Строго конфиденциально: план",
                "Суворо конфіденційно: план",
                "机密：计划",
                "社外秘\n計画",
                "대외비: 계획",
                "סודי ביותר: התוכנית",
                "गोपनीय: योजना")) {
            assertThat(find(text)).as(text).singleElement().satisfies(finding -> {
                assertThat(finding.confidence()).isGreaterThanOrEqualTo(Confidence.MEDIUM);
            });
        }
    }

    @Test
    void talk_about_markers_is_none() {
        for (String text : List.of(
                "What does 'confidential' mean in a contract?",
                "Write a haiku about a secret garden.",
                "Is TLP:RED stricter than TLP:AMBER?",
                "How do I add a 'CONFIDENTIAL' watermark?",
                "Confidential computing protects data in use.",
                "The levels are public, internal, confidential and restricted.",
                "private internal static void main",
                "The movie L.A. Confidential won",
                "proprietary software costs money",
                "When does attorney-client privilege apply?")) {
            assertThat(find(text)).as(text).isEmpty();
        }
    }

    @Test
    void a_phrase_of_markers_within_a_sentence_is_a_doubt() {
        assertThat(find("a poem about a sign for internal use only in a zoo"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.confidence()).isEqualTo(Confidence.LOW));
    }

    @Test
    void the_marker_is_covered_to_its_end() {
        String marker = "CONFIDENTIAL - INTERNAL USE ONLY";
        assertThat(find(marker + "\nThe plan.")).singleElement().satisfies(finding -> {
            assertThat(finding.start()).isZero();
            assertThat(finding.end()).isEqualTo(marker.length());
        });
    }

    private static List<Finding> find(String text) {
        Clues clues = Clues.in(text);
        Findings found = new Findings(clues.view(), Place.at("messages"));
        new ConfidentialMarkerDetector().find(clues, found);
        return found.list();
    }

    @Test
    void a_marker_may_have_small_words_before_it() {
        for (String text : List.of(
                "Alleen voor intern gebruik: tarieven",
                "Solo per uso interno. Tariffe",
                "Tylko do użytku wewnętrznego",
                "BEDRIJFSGEHEIM recept",
                "This memo is proprietary and confidential to us.")) {
            assertThat(find(text)).as(text).singleElement().satisfies(finding -> assertThat(finding.confidence())
                    .isNotEqualTo(Confidence.LOW));
        }
    }
}
