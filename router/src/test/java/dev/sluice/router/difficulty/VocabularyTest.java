package dev.sluice.router.difficulty;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VocabularyTest {
    @Test
    void a_word_is_known_within_a_text_in_any_case() {
        assertThat(trait("we must Prove it", 8, 13)).isEqualTo(Sign.REASONING);
        assertThat(trait("a LOCK-free queue", 2, 11)).isEqualTo(Sign.DESIGN);
    }

    @Test
    void a_word_that_is_not_listed_has_no_trait() {
        assertThat(trait("provenance", 0, 10)).isNull();
        assertThat(trait("prove", 0, 4)).isNull();
    }

    private static @org.jspecify.annotations.Nullable Sign trait(String text, int start, int end) {
        int hash = 0;
        for (int i = start; i < end; i++) {
            hash = Vocabulary.hash(hash, text.charAt(i));
        }
        return Vocabulary.english().signOf(text, start, end, hash);
    }
}
