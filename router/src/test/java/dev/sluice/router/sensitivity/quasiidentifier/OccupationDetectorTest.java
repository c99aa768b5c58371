package dev.sluice.router.sensitivity.quasiidentifier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.router.prompt.Place;
import dev.sluice.router.sensitivity.Finding;
import dev.sluice.router.sensitivity.Findings;
import dev.sluice.router.text.Clues;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An occupation is none without what stands around it, so the samples of the contract do not fit. */
class OccupationDetectorTest {
    @Test
    void what_somebody_works_as_is_found() {
        assertThat(found("She worked for Larkmoor as a senior loan officer, then left."))
                .containsExactly("senior loan officer");
        assertThat(found("Sie arbeitet bei Larkmoor als Ingenieurin.")).containsExactly("Ingenieurin");
    }

    @Test
    void an_occupation_alone_in_a_line_is_found() {
        assertThat(found("Ada Brandt\n> Marine loan officer\nLarkmoor")).containsExactly("Marine loan officer");
    }

    @Test
    void an_occupation_that_is_not_said_of_somebody_is_none() {
        assertThat(found("The teacher asked the nurse. Act as a pirate captain. Use the printer as root."))
                .isEmpty();
    }

    private static List<String> found(String text) {
        Clues clues = Clues.in(text);
        Findings found = new Findings(clues.view(), Place.at("x"));
        new OccupationDetector().find(clues, found);
        return found.list().stream().map(finding -> text(text, finding)).toList();
    }

    private static String text(String text, Finding finding) {
        return text.substring(finding.start(), finding.end());
    }
}
