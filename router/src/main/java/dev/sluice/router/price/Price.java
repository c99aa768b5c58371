package dev.sluice.router.price;

import java.math.BigDecimal;

/**
 * Price of one kind of token, in currency units per million tokens.
 *
 * @param perMillion from 0 to 1,000,000,000, at most six decimals
 */
public record Price(BigDecimal perMillion) {
    private static final BigDecimal HIGHEST = BigDecimal.valueOf(1_000_000_000);
    private static final int DECIMALS = 6;

    public Price {
        if (perMillion.signum() < 0 || perMillion.compareTo(HIGHEST) > 0) {
            throw new IllegalArgumentException(
                    "price: " + perMillion + " (expected 0 to 1000000000 per million tokens)");
        }
        if (perMillion.stripTrailingZeros().scale() > DECIMALS) {
            throw new IllegalArgumentException("price: " + perMillion + " (expected at most six decimals)");
        }
        perMillion = perMillion.setScale(DECIMALS);
    }

    public static Price of(String perMillion) {
        return new Price(new BigDecimal(perMillion));
    }

    /** In millionths of a currency unit per million tokens; a thousand of them times one token are one nano-unit. */
    long micros() {
        return perMillion.unscaledValue().longValueExact();
    }
}
