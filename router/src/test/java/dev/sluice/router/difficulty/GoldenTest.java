package dev.sluice.router.difficulty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.router.prompt.Prompt;
import dev.sluice.router.prompt.Prompts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Invented prompts as a second implementation, in Python with Hugging Face's tokenizers beside it, reads them. A line
 * is the kind of question, the ids of the pieces, the signs without those of tools, and the prompt, between tabs.
 */
class GoldenTest {
    private final Encoder encoder = new Encoder(DifficultyModels.words());

    static Stream<String> lines() throws IOException {
        try (InputStream in = Objects.requireNonNull(GoldenTest.class.getResourceAsStream("golden.tsv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines();
        }
    }

    @ParameterizedTest
    @MethodSource("lines")
    void a_prompt_is_read_as_the_second_implementation_reads_it(String line) {
        List<String> parts = List.of(line.split("\t", -1));
        String text = parts.get(3).replace("\\n", "\n").replace("\\\\", "\\");
        Prompt prompt = Prompts.user(text);
        assertThat(encoder.kind(prompt)).isEqualTo(QuestionKind.valueOf(parts.get(0)));
        List<String> ids = new ArrayList<>();
        DifficultyModels.words().subwords().cutter().cut(text, 0, text.length(), id -> ids.add(String.valueOf(id)));
        assertThat(String.join(" ", ids)).isEqualTo(parts.get(1));
        float[] numbers = encoder.encode(prompt);
        List<String> signs = List.of(parts.get(2).split(" ", -1));
        for (int i = 0; i < signs.size(); i++) {
            assertThat((double) numbers[i])
                    .as(List.of(Sign.values()).get(i).name())
                    .isCloseTo(Double.parseDouble(signs.get(i)), within(1e-5));
        }
    }
}
