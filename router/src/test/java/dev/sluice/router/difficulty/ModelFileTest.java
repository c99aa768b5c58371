package dev.sluice.router.difficulty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.router.prompt.Prompts;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelFileTest {
    private final byte[] file = ModelFile.write(DifficultyModels.standard());

    @Test
    void a_model_comes_back_from_its_file_as_it_was() {
        LearnedModel read = ModelFile.read(file, DifficultyModels.words());
        assertThat(ModelFile.write(read)).isEqualTo(file);
        assertThat(read.provenance()).isEqualTo(DifficultyModels.standard().provenance());
        assertThat(read.rate(Prompts.user("Prove it.")))
                .isEqualTo(DifficultyModels.standard().rate(Prompts.user("Prove it.")));
    }

    @Test
    void the_shipped_model_says_what_it_was_trained_on() {
        assertThat(DifficultyModels.standard().provenance().sources())
                .extracting(Provenance.Source::name)
                .containsExactlyInAnyOrder(
                        "dev-gsm8k.jsonl",
                        "dev-gsm8k-l31.jsonl",
                        "dev-mmlu.jsonl.gz",
                        "dev-mmlu-pro.jsonl.gz",
                        "dev-math-l5.jsonl",
                        "dev-crux.jsonl",
                        "dev-bfcl.jsonl");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.5, 0.9999})
    void one_changed_byte_is_told(double where) {
        byte[] damaged = file.clone();
        damaged[(int) (where * damaged.length)] ^= 1;
        assertThatThrownBy(() -> ModelFile.read(damaged, DifficultyModels.words()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("damaged");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 64, 1000})
    void a_cut_file_is_told(int missing) {
        assertThatThrownBy(() -> ModelFile.read(Arrays.copyOf(file, file.length - missing), DifficultyModels.words()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("damaged");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "sluice difficulty model 1\n"})
    void another_file_is_told(String other) {
        assertThatThrownBy(() -> ModelFile.read(other.getBytes(StandardCharsets.US_ASCII), DifficultyModels.words()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no difficulty model of this version");
    }
}
