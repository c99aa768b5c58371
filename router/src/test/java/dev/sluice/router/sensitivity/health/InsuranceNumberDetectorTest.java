package dev.sluice.router.sensitivity.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.router.sensitivity.Confidence;
import dev.sluice.router.sensitivity.Detector;
import dev.sluice.router.sensitivity.DetectorContract;
import java.util.List;
import org.junit.jupiter.api.Test;

class InsuranceNumberDetectorTest extends DetectorContract {
    @Override
    protected Detector detector() {
        return new InsuranceNumberDetector();
    }

    @Override
    protected String announcement() {
        return "insured member id ";
    }

    @Override
    protected List<String> samples() {
        return List.of("1EG4TE5MK73", "1EG4-TE5-MK73", "XKD220981734");
    }

    @Override
    protected List<String> benign() {
        return List.of("What is a member id?", "insurance is expensive in 2024", "the plan has 12 steps");
    }

    @Test
    void the_shape_alone_is_a_doubt() {
        assertThat(confidence("code 1EG4TE5MK73")).isEqualTo(Confidence.LOW);
    }

    @Test
    void the_german_number_has_a_check_digit() {
        assertThat(confidence("Versichertennummer A123456780")).isEqualTo(Confidence.HIGH);
    }

    @Test
    void a_member_with_a_claim_is_insured() {
        assertThat(find("Member ID: 88657297187, group 88120, claim denied")).hasSize(1);
        assertThat(find("Member ID: 88657297187, chess club")).isEmpty();
    }
}
