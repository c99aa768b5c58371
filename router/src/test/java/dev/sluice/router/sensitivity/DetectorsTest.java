package dev.sluice.router.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DetectorsTest {
    @Test
    void the_built_in_kinds_are_these() {
        assertThat(Detectors.builtIn())
                .extracting(Detector::kind)
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
