package dev.sluice.router.sensitivity.contact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.router.sensitivity.Confidence;
import dev.sluice.router.sensitivity.Detector;
import dev.sluice.router.sensitivity.DetectorContract;
import java.util.List;
import org.junit.jupiter.api.Test;

class CoordinatesDetectorTest extends DetectorContract {
    @Override
    protected Detector detector() {
        return new CoordinatesDetector();
    }

    @Override
    protected String announcement() {
        return "location ";
    }

    @Override
    protected List<String> samples() {
        return List.of("48.20849, 16.37208", "-33.856784, 151.215297", "48.2085, 16.3721");
    }

    @Override
    protected List<String> benign() {
        return List.of(
                "12.5, 13.7",
                "3.14159, 2.71828",
                "0.12345, 0.67891, 0.23456",
                "values 12.34567, 23.45678, 34.56789",
                "199.12345, 16.37208",
                "x = 48.20849");
    }

    @Test
    void four_decimals_are_a_doubt_and_five_are_likely() {
        assertThat(confidence("between 48.2085, 16.3721 and Graz")).isEqualTo(Confidence.LOW);
        assertThat(confidence("between 48.20849, 16.37208 and Graz")).isEqualTo(Confidence.MEDIUM);
        assertThat(confidence("{\"lat\": 48.20849, \"lng\": 16.37208}")).isEqualTo(Confidence.HIGH);
    }

    @Test
    void degrees_minutes_and_seconds_are_found_in_pairs() {
        assertThat(find("we met at 45°51'4.4\"N 12°12'20\"E again")).hasSize(1);
        assertThat(find("turn by 45°30' N, it is 12° and 5'3\" tall")).isEmpty();
    }
}
