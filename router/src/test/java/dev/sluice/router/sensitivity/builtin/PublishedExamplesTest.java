package dev.sluice.router.sensitivity.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.router.prompt.Part;
import dev.sluice.router.prompt.Place;
import dev.sluice.router.sensitivity.Confidence;
import dev.sluice.router.sensitivity.Finding;
import dev.sluice.router.sensitivity.Sensitivity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublishedExamplesTest {
    private static final Place PLACE = Place.at("messages").then(0).then("content");

    @ParameterizedTest
    @CsvSource({
        "Pay with 4111 1111 1111 1111 please, CREDIT_CARD",
        "Pay with 4242-4242-4242-4242, CREDIT_CARD",
        "key AKIAIOSFODNN7EXAMPLE, SECRET.API_KEY",
        "SSN 123-45-6789., US_SSN",
        "mail to jane.doe@mail.example.com, EMAIL",
        "call (212) 555-0142, PHONE",
        "host 192.0.2.17, IP_ADDRESS"
    })
    void what_documentation_prints_is_told_by_its_kind(String text, String kind) {
        assertThat(in(text)).containsExactly(new PublishedExamples.Passed(kind, PLACE));
    }

    @ParameterizedTest
    @CsvSource({
        "4026 1358 7732 0941",
        "41111111111111112222",
        "AKIAQ7XKPM3ZR2LWVJ4T",
        "223-45-6789",
        "jane.doe@example.company.de",
        "555-0242",
        "10.0.2.17",
        "Name three colours."
    })
    void what_is_printed_nowhere_is_not_told(String text) {
        assertThat(in(text)).isEmpty();
    }

    @Test
    void where_something_was_found_nothing_was_passed_over() {
        Finding finding = new Finding("CREDIT_CARD", Sensitivity.RESTRICTED, Confidence.HIGH, PLACE, 0, 19);
        assertThat(PublishedExamples.in(List.of(new Part.Text(PLACE, "4111 1111 1111 1111")), List.of(finding)))
                .isEmpty();
    }

    private static List<PublishedExamples.Passed> in(String text) {
        return PublishedExamples.in(List.of(new Part.Text(PLACE, text)), List.of());
    }
}
