package dev.sluice.router.sensitivity.quasiidentifier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.router.prompt.Place;
import dev.sluice.router.sensitivity.Finding;
import dev.sluice.router.sensitivity.Findings;
import dev.sluice.router.text.Clues;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An organisation is known here by the lines around it, so the samples of the contract do not fit. */
class LetterheadDetectorTest {
    @Test
    void the_line_between_a_name_and_a_street_is_an_organisation() {
        assertThat(found("Ada Brandt\nLarkmoor\n12 Alder Row")).containsExactly("Larkmoor");
        assertThat(found("> Ada Brandt\n> Larkmoor Nine\n> 1203 Alder Row")).containsExactly("Larkmoor Nine");
    }

    @Test
    void lists_recipes_and_code_hold_none() {
        assertThat(found("Flour and water\nSalt\n2 cups of milk")).isEmpty();
        assertThat(found("int x = 1;\nreturn x;\n12 Alder")).isEmpty();
        assertThat(found("Larkmoor\n12 Alder Row")).isEmpty();
        assertThat(found("Results of today:\nLarkmoor\n1. First")).isEmpty();
    }

    private static List<String> found(String text) {
        Clues clues = Clues.in(text);
        Findings found = new Findings(clues.view(), Place.at("x"));
        new LetterheadDetector().find(clues, found);
        return found.list().stream().map(finding -> text(text, finding)).toList();
    }

    private static String text(String text, Finding finding) {
        return text.substring(finding.start(), finding.end());
    }
}
