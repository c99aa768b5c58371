package dev.sluice.router.sensitivity.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.router.sensitivity.Detector;
import dev.sluice.router.sensitivity.DetectorContract;
import dev.sluice.router.text.Topic;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class CardCodeDetectorTest extends DetectorContract {
    @Override
    protected Detector detector() {
        return new CardCodeDetector();
    }

    @Override
    protected String announcement() {
        return "CVV ";
    }

    @Override
    protected List<String> samples() {
        return List.of("4821", "7305");
    }

    @Override
    protected List<String> benign() {
        return List.of(
                "cvv 123",
                "CVC: 1234",
                "A CVV has 3 or 4 digits.",
                "CVV2 since 1999",
                "HTTP 402 and no cvc_check field",
                "status 974");
    }

    @Test
    void it_is_found_in_requests_and_other_languages() {
        assertThat(List.of(
                        "pay?card=1&cvv=974",
                        "{\"cvc\": \"974\"}",
                        "CVV2: 974",
                        "código de seguridad es 974",
                        "Kartenprüfnummer: 974",
                        "安全码974"))
                .allSatisfy(text -> assertThat(find(text)).as(text).hasSize(1));
    }

    @Test
    void every_first_word_of_a_cue_stands_in_the_list_of_the_topic() throws IOException {
        assertThat(words("card_code")).containsAll(CardCodeDetector.words());
        assertThat(words("card")).containsAll(CreditCardDetector.words());
        assertThat(words("account")).containsAll(AccountNumberDetector.words());
    }

    private static List<String> words(String topic) throws IOException {
        try (InputStream list = Objects.requireNonNull(Topic.class.getResourceAsStream("words/" + topic + ".txt"))) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }
}
