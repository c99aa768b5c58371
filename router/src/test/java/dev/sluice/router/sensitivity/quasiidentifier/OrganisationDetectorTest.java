package dev.sluice.router.sensitivity.quasiidentifier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.router.sensitivity.Detector;
import dev.sluice.router.sensitivity.DetectorContract;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrganisationDetectorTest extends DetectorContract {
    @Override
    protected Detector detector() {
        return new OrganisationDetector();
    }

    @Override
    protected List<String> samples() {
        return List.of(
                "Fernhill Data Systems Inc.",
                "Quarrystone GmbH",
                "Oakmere University",
                "Microsoft",
                "Smith, Jones and Miller",
                "Walker & Sons",
                "University of Oakmere",
                "Morgan Stanley",
                "Taylor-Moore",
                "Larkfield Technologies",
                "48 Lanterns LLC");
    }

    @Override
    protected List<String> benign() {
        return List.of(
                "The limited company met the bank in its office.",
                "A group of students works at home.",
                "He works for a living, and his system is international.",
                "The company is a good provider.",
                "Smith met Jones in the hospital.",
                "Capital of Portugal?",
                "in a blizzard, with intel",
                "He is the provider of care and works for 5 hours.",
                "include/inc.h and corp.example.org");
    }

    @Test
    void an_unknown_employer_is_found_behind_words_that_speak_of_work() {
        assertThat(names("I work for Larkmoor now")).containsExactly("Larkmoor");
        assertThat(names("the founder of Larkmoor Nine said")).containsExactly("Larkmoor Nine");
        assertThat(names("Larkmoor is a design agency")).containsExactly("Larkmoor");
        assertThat(names("The Larkmoor office is closed")).containsExactly("Larkmoor");
        assertThat(names("sie arbeitet bei Larkmoor")).containsExactly("Larkmoor");
        assertThat(names("He is a provider. It is the agency.")).isEmpty();
    }

    @Test
    void a_person_with_a_double_name_is_no_organisation() {
        assertThat(names("Anna Taylor-Moore called")).isEmpty();
        assertThat(names("Peter Smith and Mary Jones")).isEmpty();
    }

    private List<String> names(String text) {
        return find(text).stream()
                .map(finding -> text.substring(finding.start(), finding.end()))
                .toList();
    }
}
