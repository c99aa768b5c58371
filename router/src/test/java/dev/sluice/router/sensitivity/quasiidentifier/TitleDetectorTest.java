package dev.sluice.router.sensitivity.quasiidentifier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.router.prompt.Place;
import dev.sluice.router.sensitivity.Finding;
import dev.sluice.router.sensitivity.Findings;
import dev.sluice.router.text.Clues;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A title is none without its name, so the contract's samples, which stand alone, do not fit. */
class TitleDetectorTest {
    @Test
    void a_title_before_a_name_is_found_without_the_name() {
        assertThat(titles("Dear Mr. Keller, dear Frau Brandt")).containsExactly("Mr.", "Frau");
        assertThat(titles("Dr Ortega and Mme Vidal, señora Ruiz")).containsExactly("Dr", "Mme");
        assertThat(titles("ask dr.Brandt")).containsExactly("dr.");
    }

    @Test
    void a_title_without_a_name_is_none() {
        assertThat(titles("The doctor said, sir, that a miss is as good as a mile."))
                .isEmpty();
        assertThat(titles("Mr. and the rest; x.Dr.Brandt; MrKeller")).isEmpty();
    }

    private static List<String> titles(String text) {
        Clues clues = Clues.in(text);
        Findings found = new Findings(clues.view(), Place.at("x"));
        new TitleDetector().find(clues, found);
        return found.list().stream().map(finding -> text(text, finding)).toList();
    }

    private static String text(String text, Finding finding) {
        return text.substring(finding.start(), finding.end());
    }
}
