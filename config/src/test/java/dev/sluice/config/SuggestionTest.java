package dev.sluice.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionTest {
    private static final List<String> WORDS = List.of("host", "port", "management_port", "limits");

    @Test
    void a_slip_of_the_finger_gets_the_word_that_was_meant() {
        assertThat(Suggestion.of("prot", WORDS)).isEqualTo(", did you mean \"port\"?");
        assertThat(Suggestion.of("ptor", List.of("two", "six"))).isEmpty();
        assertThat(Suggestion.of("prt", WORDS)).isEqualTo(", did you mean \"port\"?");
        assertThat(Suggestion.of("limit", WORDS)).isEqualTo(", did you mean \"limits\"?");
        assertThat(Suggestion.of("managment_prot", WORDS)).isEmpty(); // three changes
        assertThat(Suggestion.of("managment_port", WORDS)).isEqualTo(", did you mean \"management_port\"?");
    }

    @Test
    void a_word_of_another_kind_gets_no_suggestion() {
        assertThat(Suggestion.of("storage", WORDS)).isEmpty();
        assertThat(Suggestion.of("", WORDS)).isEmpty();
        assertThat(Suggestion.of("x", List.of())).isEmpty();
    }
}
