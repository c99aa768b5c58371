package dev.sluice.router.sensitivity.custom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.router.sensitivity.Confidence;
import dev.sluice.router.sensitivity.Detector;
import dev.sluice.router.sensitivity.DetectorContract;
import dev.sluice.router.sensitivity.Sensitivity;
import java.util.List;
import org.junit.jupiter.api.Test;

class PatternDetectorTest extends DetectorContract {
    @Override
    protected Detector detector() {
        return detector("\\bE-[0-9]{6}\\b", Validator.NONE);
    }

    private static PatternDetector detector(String regex, Validator validator) {
        return new PatternDetector(
                "employee",
                Sensitivity.CONFIDENTIAL,
                regex,
                Confidence.MEDIUM,
                List.of("employee", "badge"),
                40,
                validator);
    }

    @Override
    protected List<String> samples() {
        return List.of("E-123456", "E-998877");
    }

    @Override
    protected List<String> benign() {
        return List.of("E-12345", "E-1234567", "xE-123456");
    }

    @Test
    void a_match_without_a_context_word_has_low_confidence() {
        assertThat(confidence("badge of E-123456")).isEqualTo(Confidence.MEDIUM);
        assertThat(confidence("see E-123456")).isEqualTo(Confidence.LOW);
    }

    @Test
    void a_validator_sorts_out_wrong_check_digits() {
        assertThat(Validator.LUHN.holds("7992-7398-713")).isTrue();
        assertThat(Validator.LUHN.holds("7992-7398-714")).isFalse();
        assertThat(Validator.MOD11.holds("0-306-40615-2")).isTrue();
        assertThat(Validator.MOD11.holds("0-306-40615-3")).isFalse();
        assertThat(Validator.MOD11.holds("0-8044-2957-X")).isTrue();
    }

    @Test
    void a_pattern_that_is_none_or_matches_nothing_at_all_is_refused() {
        assertThatThrownBy(() -> detector("(a", Validator.NONE)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> detector("(?=a)b", Validator.NONE)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> detector("a*", Validator.NONE)).hasMessageContaining("empty text");
        assertThatThrownBy(() -> detector("a{2000}", Validator.NONE)).isInstanceOf(IllegalArgumentException.class);
    }
}
