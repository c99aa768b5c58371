package dev.sluice.router.price;

import java.math.BigInteger;
import java.time.LocalDate;

/**
 * A price entry made ready for reckoning: prices as whole {@linkplain Price#micros() micros}, so that tokens times
 * price is exact in integers and the one rounding is the last step. The sum fits a {@code long} for all but absurd
 * counts; those go through {@link BigInteger}, with the same result.
 *
 * @param last the last day it holds
 * @param cachedInput {@link #UNKNOWN} if there is no price
 * @param cacheWrite {@link #UNKNOWN} if there is no price
 */
record Tariff(String id, LocalDate first, LocalDate last, long input, long cachedInput, long cacheWrite, long output) {
    static final long UNKNOWN = -1;
    private static final long MICROS_PER_NANO = 1000;

    static Tariff of(PriceEntry entry, LocalDate last) {
        return new Tariff(
                entry.id(),
                entry.validFrom(),
                last,
                entry.input().micros(),
                entry.cachedInput().map(Price::micros).orElse(UNKNOWN),
                entry.cacheWrite().map(Price::micros).orElse(UNKNOWN),
                entry.output().micros());
    }

    boolean holdsOn(LocalDate day) {
        return !day.isBefore(first) && !day.isAfter(last);
    }

    Cost cost(Usage usage) {
        if (usage.cachedInput() > 0 && cachedInput == UNKNOWN) {
            return new Cost.Unknown("price entry " + id + " has no price for cached input");
        }
        if (usage.cacheWrite() > 0 && cacheWrite == UNKNOWN) {
            return new Cost.Unknown("price entry " + id + " has no price for cache writes");
        }
        long plain = usage.input() - usage.cachedInput() - usage.cacheWrite();
        // Where a price is unknown the count is zero, so the product is zero too.
        try {
            long micros = Math.addExact(
                    Math.addExact(Math.multiplyExact(plain, input), Math.multiplyExact(usage.output(), output)),
                    Math.addExact(
                            Math.multiplyExact(usage.cachedInput(), cachedInput),
                            Math.multiplyExact(usage.cacheWrite(), cacheWrite)));
            return new Cost.Known(
                    new Money(micros / MICROS_PER_NANO + (micros % MICROS_PER_NANO >= MICROS_PER_NANO / 2 ? 1 : 0)),
                    id);
        } catch (ArithmeticException tooLarge) {
            return wide(plain, usage);
        }
    }

    private Cost wide(long plain, Usage usage) {
        BigInteger nanos = product(plain, input)
                .add(product(usage.cachedInput(), cachedInput))
                .add(product(usage.cacheWrite(), cacheWrite))
                .add(product(usage.output(), output))
                .add(BigInteger.valueOf(MICROS_PER_NANO / 2))
                .divide(BigInteger.valueOf(MICROS_PER_NANO));
        return nanos.bitLength() < Long.SIZE
                ? new Cost.Known(new Money(nanos.longValueExact()), id)
                : new Cost.Unknown("cost by price entry " + id + " is larger than any amount");
    }

    private static BigInteger product(long tokens, long price) {
        return BigInteger.valueOf(tokens).multiply(BigInteger.valueOf(price));
    }
}
