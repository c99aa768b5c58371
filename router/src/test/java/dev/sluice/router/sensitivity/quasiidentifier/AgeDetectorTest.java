package dev.sluice.router.sensitivity.quasiidentifier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.router.sensitivity.Detector;
import dev.sluice.router.sensitivity.DetectorContract;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgeDetectorTest extends DetectorContract {
    @Override
    protected Detector detector() {
        return new AgeDetector();
    }

    @Override
    protected List<String> samples() {
        return List.of(
                "42 years old",
                "42-year-old",
                "7 months old",
                "42 y/o",
                "42 Jahre alt",
                "42 ans d'âge",
                "102歳",
                "89 years of age");
    }

    @Override
    protected List<String> benign() {
        return List.of(
                "It took 42 years and 5 months.",
                "page 42, image 17, 42 years ago",
                "42 years older systems",
                "The age of 1,200 trees",
                "version 42 yo-yo",
                "aged 1450 days");
    }

    @Test
    void a_number_behind_a_word_that_speaks_of_age_is_one() {
        assertThat(find("a man aged 42, at the age of 97; she turned 31.")).hasSize(3);
        assertThat(find("Age: 54")).hasSize(1);
        assertThat(find("J'ai 34 ans")).hasSize(1);
        assertThat(find("tengo 34 años")).hasSize(1);
        assertThat(find("pendant 34 ans")).isEmpty();
        assertThat(find("at the age of 150")).isEmpty();
    }
}
