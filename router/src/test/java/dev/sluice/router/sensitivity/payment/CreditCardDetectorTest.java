package dev.sluice.router.sensitivity.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.router.sensitivity.Confidence;
import dev.sluice.router.sensitivity.Detector;
import dev.sluice.router.sensitivity.DetectorContract;
import java.util.List;
import org.junit.jupiter.api.Test;

class CreditCardDetectorTest extends DetectorContract {
    @Override
    protected Detector detector() {
        return new CreditCardDetector();
    }

    @Override
    protected List<String> samples() {
        return List.of(
                "4539148803436467",
                "4539 1488 0343 6467",
                "4539-1488-0343-6467",
                "5187782157980662",
                "2600114076352417",
                "3471 275442 54223",
                "6304-3058-6447-0105-686",
                "4 5 3 9 1 4 8 8 0 3 4 3 6 4 6 7",
                "4539\u00a01488\u00a00343\u00a06467",
                "4539\u20111488\u20130343\u22126467",
                "\uff14\uff15\uff13\uff19 1488 0343 6467",
                "٤٥٣٩١٤٨٨٠٣٤٣٦٤٦٧");
    }

    @Override
    protected List<String> benign() {
        return List.of(
                "4242 4242 4242 4242",
                "4111111111111111",
                "4000 0000 0000 9995",
                "4539148803436468",
                "9539148803436464",
                "0.4539148803436467",
                "45391488034364671234567",
                "order 1700000000000000");
    }

    @Test
    void a_word_that_announces_a_card_makes_it_sure() {
        assertThat(confidence("my visa 4539148803436467")).isEqualTo(Confidence.HIGH);
        assertThat(confidence("id 4539148803436467")).isEqualTo(Confidence.MEDIUM);
    }

    @Test
    void a_card_behind_another_number_is_found() {
        assertThat(find("in 2024 4539 1488 0343 6467 12")).hasSize(1);
        assertThat(find("row 7 4539148803436467 2024-05-01")).hasSize(1);
    }

    @Test
    void odd_groups_count_only_beside_an_announcing_word() {
        assertThat(find("4539 14 8803 436 467")).isEmpty();
        assertThat(find("card: 4539 14 8803 436 467")).hasSize(1);
    }

    @Test
    void digits_within_a_hexadecimal_name_are_no_card() {
        assertThat(find("commit a4539148803436467f")).isEmpty();
    }
}
