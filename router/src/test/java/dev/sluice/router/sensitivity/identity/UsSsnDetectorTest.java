package dev.sluice.router.sensitivity.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.router.sensitivity.Confidence;
import dev.sluice.router.sensitivity.Detector;
import dev.sluice.router.sensitivity.DetectorContract;
import java.util.List;
import org.junit.jupiter.api.Test;

class UsSsnDetectorTest extends DetectorContract {
    @Override
    protected Detector detector() {
        return new UsSsnDetector();
    }

    @Override
    protected String announcement() {
        return "SSN ";
    }

    @Override
    protected List<String> samples() {
        return List.of("536-90-4399", "536 90 4399", "536904399", "536\u201190\u20114399", "899-12-3456");
    }

    @Override
    protected List<String> benign() {
        return List.of(
                "SSN 000-12-3456",
                "SSN 666-12-3456",
                "SSN 900-12-3456",
                "SSN 536-00-4399",
                "SSN 536-90-0000",
                "SSN 078-05-1120",
                "SSN 123-45-6789",
                "part 1536-90-4399",
                "part 536-90-4399-1",
                "order 536904399",
                "536 90 4399 pieces");
    }

    @Test
    void hyphens_or_an_announcing_word_count_alone_and_both_make_it_sure() {
        assertThat(confidence("he has 536-90-4399")).isEqualTo(Confidence.MEDIUM);
        assertThat(confidence("social security number 536904399")).isEqualTo(Confidence.MEDIUM);
        assertThat(confidence("social security number 536-90-4399")).isEqualTo(Confidence.HIGH);
    }

    @Test
    void each_of_a_list_is_found() {
        assertThat(find("536-90-4399 537-90-4399")).hasSize(2);
    }
}
