package dev.sluice.router.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class MoneyTest {
    @Test
    void an_amount_is_shown_as_a_plain_decimal() {
        assertThat(new Money(315_000)).hasToString("0.000315");
        assertThat(new Money(1)).hasToString("0.000000001");
        assertThat(new Money(120_000_000_000L)).hasToString("120");
        assertThat(new Money(-1_500_000_000)).hasToString("-1.5");
        assertThat(Money.ZERO).hasToString("0");
    }

    @Test
    void decimals_are_rounded_half_up_to_nano_units() {
        assertThat(Money.ofDecimal(new BigDecimal("0.0000000015"))).isEqualTo(new Money(2));
        assertThat(Money.ofDecimal(new BigDecimal("0.0000000014"))).isEqualTo(new Money(1));
    }

    @Test
    void a_sum_that_does_not_fit_throws_instead_of_wrapping_round() {
        assertThatThrownBy(() -> new Money(Long.MAX_VALUE).plus(new Money(1))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.ofDecimal(new BigDecimal("1e10"))).isInstanceOf(ArithmeticException.class);
    }
}
