package dev.sluice.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class UnitsTest {
    @Test
    void durations_and_sizes_are_read_with_their_unit() {
        assertThat(Units.duration("500ms")).contains(Duration.ofMillis(500));
        assertThat(Units.duration("15s")).contains(Duration.ofSeconds(15));
        assertThat(Units.duration("2m")).contains(Duration.ofMinutes(2));
        assertThat(Units.duration("1h")).contains(Duration.ofHours(1));
        assertThat(Units.duration("400d")).contains(Duration.ofDays(400));
        assertThat(Units.size("7B")).contains(7L);
        assertThat(Units.size("64KiB")).contains(65_536L);
        assertThat(Units.size("25MiB")).contains(26_214_400L);
        assertThat(Units.size("1GiB")).contains(1L << 30);
    }

    @Test
    void a_number_without_its_unit_is_not_guessed_at() {
        assertThat(Stream.of("", "15", "s", "-1s", "1.5s", "15 s", "15S", "1w", "9999999999s", "15sec"))
                .allSatisfy(text -> assertThat(Units.duration(text)).as(text).isEmpty());
        assertThat(Stream.of("25", "25MB", "25mib", "MiB", "1TiB", "0x1B"))
                .allSatisfy(text -> assertThat(Units.size(text)).as(text).isEmpty());
    }

    @RepeatedTest(20)
    void what_is_shown_reads_back_as_the_same() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 100; i++) {
            long amount = 1 + random.nextLong(999_999_999L);
            assertThat(Units.size(Units.shown(amount))).as("seed %d", seed).contains(amount);
            Duration duration = Duration.ofMillis(amount);
            assertThat(Units.duration(Units.shown(duration)))
                    .as("seed %d", seed)
                    .contains(duration);
        }
    }
}
