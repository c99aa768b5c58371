package dev.sluice.router.difficulty;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VocabularyTest {
    @Test
    void a_word_is_known_within_a_text_in_any_case_to_every_topic_that_lists_it() {
        assertThat(Vocabulary.topicsOf("prove")).containsExactly("mathematics", "held_reasoning");
        assertThat(bits("we must Prove it", 8, 13)).isNotZero().isEqualTo(bits("prove", 0, 5));
        assertThat(bits("a WHILE loop", 2, 7)).isEqualTo(bits("while", 0, 5)).isNotZero();
    }

    @Test
    void a_word_that_is_not_listed_has_no_topic() {
        assertThat(bits("provenance", 0, 10)).isZero();
        assertThat(bits("prov", 0, 4)).isZero();
        assertThat(Vocabulary.topicsOf("harbour")).isEmpty();
    }

    private static long bits(String text, int start, int end) {
        int hash = 0;
        for (int i = start; i < end; i++) {
            hash = Vocabulary.hash(hash, text.charAt(i));
        }
        return Vocabulary.english().topicsOf(text, start, end, hash);
    }
}
