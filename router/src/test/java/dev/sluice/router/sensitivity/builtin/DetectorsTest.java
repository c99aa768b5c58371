package dev.sluice.router.sensitivity.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.router.sensitivity.Detector;
import dev.sluice.router.sensitivity.Kind;
import org.junit.jupiter.api.Test;

class DetectorsTest {
    @Test
    void the_built_in_kinds_are_these() {
        assertThat(Detectors.builtIn())
                .flatExtracting(Detector::kinds)
                .extracting(Kind::name)
                .containsExactly(
                        "CREDIT_CARD",
                        "IBAN",
                        "US_SSN",
                        "EMAIL",
                        "PHONE",
                        "SECRET.API_KEY",
                        "SECRET.PRIVATE_KEY",
                        "SECRET.PASSWORD");
    }
}
