package dev.sluice.router.sensitivity.quasiidentifier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.router.sensitivity.Detector;
import dev.sluice.router.sensitivity.DetectorContract;
import java.util.List;
import org.junit.jupiter.api.Test;

class PostcodeDetectorTest extends DetectorContract {
    @Override
    protected Detector detector() {
        return new PostcodeDetector();
    }

    @Override
    protected List<String> samples() {
        return List.of("48210", "48210-1234", "5816 KD", "618 43", "41902-775");
    }

    @Override
    protected List<String> benign() {
        return List.of(
                "Error 48210 occurred 1234 times.",
                "We have 1012 AM slots and 4096 MB.",
                "the zip file has 12 parts",
                "port 8080 in 2021");
    }

    @Override
    protected String announcement() {
        return "ZIP: ";
    }

    @Test
    void codes_of_great_britain_and_canada_are_known_by_their_shape() {
        assertThat(find("Oakham, QP4 8ZT")).hasSize(1);
        assertThat(find("M1 1AE")).hasSize(1);
        assertThat(find("K1A 0B1")).hasSize(1);
        assertThat(find("A4 2 KB and B2B 3C")).isEmpty();
    }

    @Test
    void a_number_beside_a_known_place_or_state_is_one() {
        assertThat(find("Larkmoor, OH 43871")).hasSize(1);
        assertThat(find("10999 Berlin")).hasSize(1);
        assertThat(find("Denmark 2840")).hasSize(1);
        assertThat(find("10999 apples")).isEmpty();
    }
}
