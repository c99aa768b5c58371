package dev.sluice.router.sensitivity.quasiidentifier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.router.sensitivity.Confidence;
import dev.sluice.router.sensitivity.Detector;
import dev.sluice.router.sensitivity.DetectorContract;
import java.util.List;
import org.junit.jupiter.api.Test;

class LocationDetectorTest extends DetectorContract {
    @Override
    protected Detector detector() {
        return new LocationDetector();
    }

    @Override
    protected List<String> samples() {
        return List.of(
                "Portugal",
                "belgium",
                "United States",
                "Île-de-France",
                "Nova Scotia",
                "München",
                "North Dakota",
                "Rio de Janeiro",
                "new zealand",
                "Deutschland",
                "South India");
    }

    @Override
    protected List<String> benign() {
        return List.of(
                "It is nice to read this on your mobile.",
                "The turkey sandwich was in the reading room.",
                "Why does china.example.org resolve?",
                "Jordan scored twice and Chad was reading.",
                "user_germany = 1",
                "A long beach walk, then a new city plan.");
    }

    @Override
    protected List<String> harmless() {
        return super.harmless().stream()
                .filter(text -> !text.contains("France"))
                .toList();
    }

    @Test
    void an_unknown_place_is_found_behind_words_that_speak_of_living_and_travelling() {
        assertThat(places("She lives in Oberfichtau now")).containsExactly("Oberfichtau");
        assertThat(places("We moved back to Quint Hollow last year")).containsExactly("Quint Hollow");
        assertThat(places("er wohnt in Oberfichtau")).containsExactly("Oberfichtau");
        assertThat(places("her hometown is lovely, and she works in peace")).isEmpty();
    }

    @Test
    void a_town_before_a_known_place_or_in_the_line_above_is_found() {
        assertThat(places("in Oberfichtau, Austria")).containsExactly("Oberfichtau", "Austria");
        assertThat(places("> Oberfichtau\n> Austria")).containsExactly("Oberfichtau", "Austria");
    }

    @Test
    void a_place_that_is_also_a_word_counts_behind_a_preposition_alone() {
        assertThat(places("We met in Reading")).containsExactly("Reading");
        assertThat(places("Reading is fun. Turkey was served.")).isEmpty();
        assertThat(confidence("We met in Reading")).isEqualTo(Confidence.LOW);
        assertThat(confidence("We met in Lisbon")).isEqualTo(Confidence.MEDIUM);
    }

    private List<String> places(String text) {
        return find(text).stream()
                .map(finding -> text.substring(finding.start(), finding.end()))
                .toList();
    }
}
