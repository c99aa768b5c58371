package dev.sluice.router.difficulty.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.router.difficulty.WordTable;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordTableMakerTest {
    private static final String NAME = "embeddings.word_embeddings.weight_quantized";
    private static final List<String> PIECES = List.of("[UNK]", "sea", "land", "sky");
    private static final List<String> TEXTS = List.of("sea sky", "land", "sea land", "sky sky land");

    @Test
    void a_table_has_a_vector_for_each_piece_and_is_the_same_each_time() {
        byte[] file = WordTableMaker.make(onnx(NAME, 4), PIECES, TEXTS, 2);
        WordTable table = WordTable.of(file);
        assertThat(table.size()).isEqualTo(4);
        assertThat(table.dimensions()).isEqualTo(2);
        assertThat(WordTableMaker.make(onnx(NAME, 4), PIECES, TEXTS, 2)).isEqualTo(file);
    }

    @Test
    void files_that_do_not_fit_are_told() {
        assertThatThrownBy(() -> WordTableMaker.make(onnx("other", 4), PIECES, TEXTS, 2))
                .hasMessageContaining("has no tensor " + NAME);
        assertThatThrownBy(() -> WordTableMaker.make(onnx(NAME, 3), PIECES, TEXTS, 2))
                .hasMessageContaining("3 word embeddings (expected one for each of the 4 pieces)");
        assertThatThrownBy(() -> WordTableMaker.make(new byte[] {0x3A, 0x7F}, PIECES, TEXTS, 2))
                .hasMessageContaining("no whole ONNX file");
        assertThatThrownBy(() -> WordTable.of(new byte[] {0, 1, 'x'})).hasMessageContaining("no table of words");
    }

    /** A model of one tensor, four dimensions a word. */
    private static byte[] onnx(String name, int words) {
        byte[] raw = new byte[words * 4];
        for (int i = 0; i < raw.length; i++) {
            raw[i] = (byte) (100 + (i * 37) % 91);
        }
        byte[] tensor = join(
                new byte[] {0x08, (byte) words, 0x08, 4},
                field(8, name.getBytes(StandardCharsets.UTF_8)),
                field(9, raw));
        return field(7, field(5, tensor));
    }

    private static byte[] field(int number, byte[] content) {
        return join(new byte[] {(byte) (number << 3 | 2), (byte) content.length}, content);
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }
}
