package dev.sluice.router.sensitivity.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class WordPieceTest {
    private static final List<String> PIECES =
            List.of("[UNK]", "[CLS]", "[SEP]", "jose", "un", "##aff", "##able", "hello", ",", "!", "$", "北", "京", "-");

    private static WordPiece tokenizer(boolean lowerCase) {
        Map<String, Integer> vocabulary = new HashMap<>();
        PIECES.forEach(piece -> vocabulary.put(piece, vocabulary.size()));
        return new WordPiece(vocabulary, "##", 0, 1, 2, 20, lowerCase, lowerCase, true);
    }

    private static List<String> read(String text, boolean lowerCase) {
        List<String> read = new ArrayList<>();
        WordPiece.Words words = tokenizer(lowerCase).words(text);
        for (WordPiece.Word word = words.next(); word != null; word = words.next()) {
            StringBuilder pieces = new StringBuilder(text.substring(word.start(), word.end()) + " =");
            for (int id : word.ids()) {
                pieces.append(' ').append(PIECES.get(id));
            }
            read.add(pieces.toString());
        }
        return read;
    }

    @Test
    void words_are_cut_into_the_longest_pieces_and_keep_their_places() {
        assertThat(read("Hello, unaffable José!", true))
                .containsExactly("Hello = hello", ", = ,", "unaffable = un ##aff ##able", "José = jose", "! = !");
    }

    @Test
    void a_model_with_capitals_gets_them() {
        assertThat(read("Hello hello", false)).containsExactly("Hello = [UNK]", "hello = hello");
    }

    @Test
    void a_combining_accent_and_a_control_stay_within_their_word() {
        assertThat(read("jose\u0301 he\u200Bllo", true)).containsExactly("jose\u0301 = jose", "he\u200Bllo = hello");
    }

    @Test
    void chinese_characters_and_signs_stand_alone() {
        assertThat(read("北京$jose-un", true))
                .containsExactly("北 = 北", "京 = 京", "$ = $", "jose = jose", "- = -", "un = un");
    }

    @Test
    void a_word_without_pieces_or_too_long_is_unknown() {
        assertThat(read("unzz " + "un".repeat(100), true))
                .containsExactly("unzz = [UNK]", "un".repeat(100) + " = [UNK]");
    }

    @RepeatedTest(200)
    void words_never_overlap_and_miss_no_letter(RepetitionInfo run) {
        Random seeded = new Random(run.getCurrentRepetition());
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            text.appendCodePoint(
                    switch (seeded.nextInt(4)) {
                        case 0 -> ' ';
                        case 1 -> 'a' + seeded.nextInt(26);
                        case 2 -> seeded.nextInt(0xD800);
                        default -> 0x10000 + seeded.nextInt(0x20000);
                    });
        }
        boolean[] covered = new boolean[text.length()];
        int end = 0;
        WordPiece.Words words = tokenizer(true).words(text.toString());
        for (WordPiece.Word word = words.next(); word != null; word = words.next()) {
            assertThat(word.start()).as("seed %d", run.getCurrentRepetition()).isGreaterThanOrEqualTo(end);
            assertThat(word.ids()).isNotEmpty();
            end = word.end();
            for (int i = word.start(); i < end; i++) {
                covered[i] = true;
            }
        }
        for (int i = 0; i < covered.length; i++) {
            assertThat(covered[i] || !Character.isLetter(text.codePointAt(i)))
                    .as("seed %d, unit %d", run.getCurrentRepetition(), i)
                    .isTrue();
        }
    }
}
