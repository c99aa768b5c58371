package dev.sluice.router.sensitivity.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.router.sensitivity.Confidence;
import dev.sluice.router.sensitivity.Detector;
import dev.sluice.router.sensitivity.DetectorContract;
import java.util.List;
import org.junit.jupiter.api.Test;

class IbanDetectorTest extends DetectorContract {
    @Override
    protected Detector detector() {
        return new IbanDetector();
    }

    @Override
    protected List<String> samples() {
        return List.of(
                "DE89370400440532013000",
                "DE89 3704 0044 0532 0130 00",
                "GB82-WEST-1234-5698-7654-32",
                "gb82west12345698765432",
                "FR1420041010050500013M02606",
                "NO9386011117947",
                "MT84MALT011000012345MTLCAST001S");
    }

    @Override
    protected List<String> benign() {
        return List.of(
                "DE88370400440532013000",
                "DE8937040044053201300",
                "DE893704004405320130001",
                "XX89370400440532013000",
                "ID42 is the answer");
    }

    @Test
    void fullwidth_characters_are_read_as_plain_ones() {
        assertThat(find("IBAN ＤＥ８９３７０４００４４０５３２０１３０００")).hasSize(1);
    }

    @Test
    void a_word_that_announces_an_account_makes_it_sure() {
        assertThat(confidence("IBAN: DE89370400440532013000")).isEqualTo(Confidence.HIGH);
        assertThat(confidence("see DE89370400440532013000")).isEqualTo(Confidence.MEDIUM);
    }
}
