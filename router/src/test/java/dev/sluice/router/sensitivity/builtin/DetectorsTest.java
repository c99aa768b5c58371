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
                .filteredOn(kind -> !kind.startsWith("NATIONAL_ID."))
                .containsOnly(
                        "CREDIT_CARD",
                        "CVV",
                        "IBAN",
                        "ABA_ROUTING",
                        "BANK_ACCOUNT",
                        "BANK_CODE",
                        "US_SSN",
                        "US_ITIN",
                        "PASSPORT",
                        "DRIVER_LICENSE",
                        "IMEI",
                        "EMAIL",
                        "PHONE",
                        "SECRET.API_KEY",
                        "SECRET.JWT",
                        "SECRET.PRIVATE_KEY",
                        "SECRET.CONNECTION_STRING",
                        "SECRET.GENERIC",
                        "SECRET.PASSWORD",
                        "LOCATION",
                        "NATIONALITY",
                        "ORGANISATION",
                        "DATE",
                        "AGE",
                        "URL",
                        "TITLE",
                        "OCCUPATION",
                        "POSTCODE");
    }

    @Test
    void numbers_of_many_countries_are_among_them() {
        assertThat(Detectors.builtIn())
                .flatExtracting(Detector::kinds)
                .extracting(Kind::name)
                .filteredOn(kind -> kind.startsWith("NATIONAL_ID."))
                .hasSizeGreaterThan(100);
    }
}
