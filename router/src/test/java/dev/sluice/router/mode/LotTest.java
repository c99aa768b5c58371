package dev.sluice.router.mode;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LotTest {
    @Test
    void lots_are_spread_evenly_even_over_words_that_differ_by_one_letter() {
        int[] tenths = new int[10];
        for (int i = 0; i < 100_000; i++) {
            tenths[(int) (Lot.of("canary", "my-app", "user " + i) * 10)]++;
        }
        // Four standard deviations.
        for (int count : tenths) {
            assertThat(count).isBetween(9_620, 10_380);
        }
    }

    @Test
    void where_a_word_ends_counts() {
        assertThat(Lot.of("ab", "c")).isNotEqualTo(Lot.of("a", "bc"));
        assertThat(Lot.of("a", "")).isNotEqualTo(Lot.of("a"));
    }

    @Test
    void a_lot_is_the_same_in_every_process() {
        assertThat(Lot.of("canary", "my-app", "user 1")).isEqualTo(0.6743785891757634);
    }
}
