package dev.sluice.router.sensitivity.quasiidentifier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.router.sensitivity.Confidence;
import dev.sluice.router.sensitivity.Detector;
import dev.sluice.router.sensitivity.DetectorContract;
import java.util.List;
import org.junit.jupiter.api.Test;

class DateDetectorTest extends DetectorContract {
    @Override
    protected Detector detector() {
        return new DateDetector();
    }

    @Override
    protected List<String> samples() {
        return List.of(
                "2024-03-15",
                "15.03.2024",
                "3/15/1987",
                "15 March 2024",
                "March 15, 2024",
                "1. Mai 2024",
                "3rd of May",
                "2024-03-15T10:12:30Z",
                "15 de marzo de 2024",
                "2024年3月15日",
                "Wednesday",
                "5 stycznia 2020",
                "October 2021",
                "3 août 1999");
    }

    @Override
    protected List<String> benign() {
        return List.of(
                "Version 1.24.3 runs on 10.12.0.7 with 2024 files.",
                "You may march on; 5 may be 5/3 of 3.",
                "It costs 1999 dollars, 19/20 of it.",
                "build 20240315123, id 2024-99-99",
                "3 apples, 15 markets, 4 decimals");
    }

    @Override
    protected List<String> harmless() {
        return super.harmless().stream()
                .filter(text -> !text.contains("2024-03-15"))
                .toList();
    }

    @Test
    void a_year_counts_behind_a_word_that_announces_it_with_low_confidence() {
        assertThat(confidence("He left in 1987 for good")).isEqualTo(Confidence.LOW);
        assertThat(find("there were 1987 people and 2024 items")).isEmpty();
    }

    @Test
    void a_date_with_its_month_is_surer_than_a_day_of_the_week() {
        assertThat(confidence("due 2024-03-15")).isEqualTo(Confidence.MEDIUM);
        assertThat(confidence("due Monday")).isEqualTo(Confidence.LOW);
    }
}
