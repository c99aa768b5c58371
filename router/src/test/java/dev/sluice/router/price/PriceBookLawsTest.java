package dev.sluice.router.price;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.router.Given;
import dev.sluice.router.catalogue.Route;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Money laws on random prices and counts, against decimals. The seed is in every failure's description. */
class PriceBookLawsTest {
    private static final int REPEATS = 1000;
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
    private static final Route ROUTE = Given.external("openai", 0.9);

    @Test
    void costs_are_what_decimals_say_to_the_nano_unit() {
        for (int seed = 0; seed < REPEATS; seed++) {
            Random random = new Random(seed);
            PriceEntry entry = entry(random);
            Usage usage = usage(random, random.nextInt(10) == 0 ? Long.MAX_VALUE : 1L << random.nextInt(1, 40));
            BigDecimal exact = exact(entry, usage).setScale(9, RoundingMode.HALF_UP);
            Cost cost = new PriceBook("EUR", List.of(entry), "big").cost(ROUTE, usage, Given.NOON);
            if (exact.movePointRight(9).toBigIntegerExact().bitLength() > 63) {
                assertThat(cost).as("seed " + seed).isInstanceOf(Cost.Unknown.class);
            } else {
                assertThat(cost).as("seed " + seed).isEqualTo(new Cost.Known(Money.ofDecimal(exact), "p"));
            }
        }
    }

    @Test
    void parts_cost_as_much_as_the_whole_within_the_rounding() {
        for (int seed = 0; seed < REPEATS; seed++) {
            Random random = new Random(seed);
            PriceBook book = new PriceBook("EUR", List.of(entry(random)), "big");
            Usage one = usage(random, 1 << 22);
            Usage other = usage(random, 1 << 22);
            Usage both = new Usage(
                    one.input() + other.input(),
                    one.cachedInput() + other.cachedInput(),
                    one.cacheWrite() + other.cacheWrite(),
                    one.output() + other.output(),
                    one.reasoning() + other.reasoning(),
                    Usage.Source.REPORTED);
            long apart = amount(book.cost(ROUTE, one, Given.NOON))
                    .plus(amount(book.cost(ROUTE, other, Given.NOON)))
                    .nanos();
            assertThat(Math.abs(
                            apart - amount(book.cost(ROUTE, both, Given.NOON)).nanos()))
                    .as("seed " + seed)
                    .isLessThanOrEqualTo(1);
        }
    }

    private static Money amount(Cost cost) {
        return ((Cost.Known) cost).amount();
    }

    private static BigDecimal exact(PriceEntry entry, Usage usage) {
        long plain = usage.input() - usage.cachedInput() - usage.cacheWrite();
        return times(entry.input(), plain)
                .add(times(entry.cachedInput().orElseThrow(), usage.cachedInput()))
                .add(times(entry.cacheWrite().orElseThrow(), usage.cacheWrite()))
                .add(times(entry.output(), usage.output()));
    }

    private static BigDecimal times(Price price, long tokens) {
        return price.perMillion().multiply(BigDecimal.valueOf(tokens)).divide(MILLION);
    }

    private static PriceEntry entry(Random random) {
        return new PriceEntry(
                "p",
                "big",
                LocalDate.of(2026, 1, 1),
                Optional.empty(),
                price(random),
                Optional.of(price(random)),
                Optional.of(price(random)),
                price(random),
                "https://prices.example",
                LocalDate.of(2026, 11, 1));
    }

    private static Price price(Random random) {
        return new Price(BigDecimal.valueOf(random.nextLong(1L << random.nextInt(1, 30)), random.nextInt(7)));
    }

    private static Usage usage(Random random, long most) {
        long input = random.nextLong(most);
        long cached = random.nextLong(input + 1);
        long written = random.nextLong(input - cached + 1);
        long output = random.nextLong(most);
        return new Usage(input, cached, written, output, random.nextLong(output + 1), Usage.Source.REPORTED);
    }
}
