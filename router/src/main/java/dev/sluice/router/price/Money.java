package dev.sluice.router.price;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An amount of the ledger's one currency, in billionths (nano-units), exact.
 *
 * @param nanos may be negative in adjustments
 */
public record Money(long nanos) implements Comparable<Money> {
    public static final Money ZERO = new Money(0);

    /** Rounds half up to whole nano-units; the only place where money is rounded. */
    public static Money ofDecimal(BigDecimal amount) {
        return new Money(
                amount.movePointRight(9).setScale(0, RoundingMode.HALF_UP).longValueExact());
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(nanos, other.nanos));
    }

    public BigDecimal toDecimal() {
        return BigDecimal.valueOf(nanos, 9);
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(nanos, other.nanos);
    }

    /** A plain decimal without trailing zeros, such as {@code 0.000315}. */
    @Override
    public String toString() {
        BigDecimal plain = toDecimal().stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0).toPlainString() : plain.toPlainString();
    }
}
