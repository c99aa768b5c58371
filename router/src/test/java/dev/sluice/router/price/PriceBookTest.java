package dev.sluice.router.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.router.Given;
import dev.sluice.router.catalogue.Route;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PriceBookTest {
    private static final Route OPENAI = Given.external("openai", 0.9);
    private static final Route OTHER = Given.external("other", 0.9);

    @Test
    void tokens_of_each_kind_cost_their_own_price() {
        PriceEntry entry = new PriceEntry(
                "p1",
                "openai/big",
                LocalDate.of(2026, 1, 1),
                Optional.empty(),
                Price.of("2.50"),
                Optional.of(Price.of("0.25")),
                Optional.of(Price.of("3")),
                Price.of("10"),
                "https://prices.example",
                LocalDate.of(2026, 11, 1));
        PriceBook book = new PriceBook("USD", List.of(entry), "openai/big");
        Usage usage = new Usage(1000, 600, 100, 50, 20, Usage.Source.REPORTED);
        // 300 * 2.50 + 600 * 0.25 + 100 * 3 + 50 * 10 = 1700 per million
        assertThat(book.cost(OPENAI, usage, Given.NOON))
                .isEqualTo(new Cost.Known(new Money(1_700_000), "p1"))
                .extracting(Cost::shown)
                .isEqualTo("0.0017");
    }

    @Test
    void half_a_nano_unit_is_rounded_up_once() {
        PriceBook book = book(Given.price("p", "big", "0.0005", "0.0004"));
        assertThat(book.cost(OPENAI, Usage.reported(1, 0), Given.NOON)).isEqualTo(new Cost.Known(new Money(1), "p"));
        assertThat(book.cost(OPENAI, Usage.reported(0, 1), Given.NOON)).isEqualTo(new Cost.Known(Money.ZERO, "p"));
        assertThat(book.cost(OPENAI, Usage.reported(1, 1), Given.NOON)).isEqualTo(new Cost.Known(new Money(1), "p"));
    }

    @Test
    void a_route_without_a_price_costs_unknown_and_not_zero() {
        PriceBook book = book(Given.price("p", "openai/big", "1", "1"));
        assertThat(book.prices(OTHER)).isFalse();
        assertThat(book.cost(OTHER, Usage.reported(1, 1), Given.NOON))
                .isEqualTo(new Cost.Unknown("no price for other/big"))
                .extracting(Cost::shown)
                .isEqualTo("unknown");
    }

    @Test
    void a_bare_model_name_prices_it_wherever_it_is_served() {
        PriceBook book = book(Given.price("p", "big", "1", "1"));
        assertThat(book.prices(OTHER)).isTrue();
        assertThat(priceId(book.cost(OPENAI, Usage.reported(1, 1), Given.NOON))).isEqualTo("p");
        assertThat(priceId(book.cost(OTHER, Usage.reported(1, 1), Given.NOON))).isEqualTo("p");
    }

    @Test
    void a_route_s_own_price_comes_before_its_model_s() {
        PriceBook book = book(Given.price("bare", "big", "1", "1"), Given.price("own", "openai/big", "2", "2"));
        assertThat(priceId(book.cost(OPENAI, Usage.reported(1, 1), Given.NOON))).isEqualTo("own");
        assertThat(priceId(book.cost(OTHER, Usage.reported(1, 1), Given.NOON))).isEqualTo("bare");
    }

    @Test
    void cached_tokens_without_a_cached_price_cost_unknown() {
        PriceBook book = book(Given.price("p", "big", "1", "1"));
        assertThat(book.cost(OPENAI, new Usage(10, 5, 0, 1, 0, Usage.Source.REPORTED), Given.NOON))
                .isEqualTo(new Cost.Unknown("price entry p has no price for cached input"));
        assertThat(book.cost(OPENAI, new Usage(10, 0, 5, 1, 0, Usage.Source.REPORTED), Given.NOON))
                .isEqualTo(new Cost.Unknown("price entry p has no price for cache writes"));
    }

    @Test
    void a_new_entry_ends_the_old_one_at_midnight_utc() {
        PriceBook book = book(from("old", "2026-01-01", null), from("new", "2026-11-24", null));
        assertThat(priceId(at(book, "2026-11-23T23:59:59.999Z"))).isEqualTo("old");
        assertThat(priceId(at(book, "2026-11-24T00:00:00Z"))).isEqualTo("new");
    }

    @Test
    void days_before_between_and_after_the_entries_cost_unknown() {
        PriceBook book = book(from("a", "2026-01-01", "2026-01-31"), from("b", "2026-03-01", "2026-03-31"));
        assertThat(at(book, "2025-12-31T23:59:59Z"))
                .isEqualTo(new Cost.Unknown("no price for openai/big on 2025-12-31"));
        assertThat(priceId(at(book, "2026-01-31T23:59:59Z"))).isEqualTo("a");
        assertThat(at(book, "2026-02-01T00:00:00Z")).isInstanceOf(Cost.Unknown.class);
        assertThat(priceId(at(book, "2026-03-31T12:00:00Z"))).isEqualTo("b");
        assertThat(at(book, "2026-04-01T00:00:00Z")).isInstanceOf(Cost.Unknown.class);
    }

    @Test
    void a_gap_in_a_route_s_own_prices_is_not_filled_from_its_model_s() {
        PriceEntry own = new PriceEntry(
                "own",
                "openai/big",
                LocalDate.of(2026, 1, 1),
                Optional.of(LocalDate.of(2026, 1, 31)),
                Price.of("1"),
                Optional.empty(),
                Optional.empty(),
                Price.of("1"),
                "https://prices.example",
                LocalDate.of(2026, 11, 1));
        assertThat(at(book(own, Given.price("bare", "big", "1", "1")), "2026-02-01T00:00:00Z"))
                .isInstanceOf(Cost.Unknown.class);
    }

    @Test
    void the_baseline_is_the_reference_s_price_of_the_same_tokens() {
        PriceBook book = new PriceBook(
                "EUR", List.of(Given.price("a", "small", "0", "0"), from("b", "2026-01-01", null)), "big");
        assertThat(book.baseline(Usage.reported(1_000_000, 0), Given.NOON))
                .isEqualTo(new Cost.Known(Money.ofDecimal(BigDecimal.ONE), "b"));
        assertThat(book.baseline(Usage.reported(1, 0), Instant.parse("2025-01-01T00:00:00Z")))
                .isInstanceOf(Cost.Unknown.class);
    }

    @Test
    void a_price_of_zero_is_known() {
        assertThat(book(Given.price("free", "big", "0", "0")).cost(OPENAI, Usage.reported(9, 9), Given.NOON))
                .isEqualTo(new Cost.Known(Money.ZERO, "free"));
    }

    @Test
    void a_cost_larger_than_any_amount_is_unknown() {
        PriceBook book = book(Given.price("p", "big", "1000000000", "1000000000"));
        assertThat(book.cost(OPENAI, Usage.reported(Long.MAX_VALUE, Long.MAX_VALUE), Given.NOON))
                .isInstanceOf(Cost.Unknown.class);
    }

    @Test
    void overlapping_entries_are_refused() {
        assertThatThrownBy(() -> book(from("a", "2026-01-01", "2026-03-01"), from("b", "2026-03-01", null)))
                .hasMessage("prices: \"a\" and \"b\" overlap from 2026-03-01 (expected one price of big a day)");
        assertThatThrownBy(() -> book(from("a", "2026-01-01", null), from("b", "2026-01-01", "2026-02-01")))
                .hasMessageContaining("overlap");
        assertThatThrownBy(() -> book(from("a", "2026-01-01", "2026-12-31"), from("b", "2026-02-01", "2026-02-02")))
                .hasMessageContaining("overlap");
    }

    @Test
    void a_book_with_two_of_one_id_or_a_dangling_reference_or_no_currency_is_refused() {
        assertThatThrownBy(() -> book(from("a", "2026-01-01", "2026-01-02"), from("a", "2026-02-01", null)))
                .hasMessageContaining("two with the id \"a\"");
        assertThatThrownBy(() -> new PriceBook("EUR", List.of(), "big")).hasMessageContaining("reference: \"big\"");
        assertThatThrownBy(() -> new PriceBook("euro", List.of(from("a", "2026-01-01", null)), "big"))
                .hasMessageContaining("currency");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.1", "0.0000001", "1000000000.1"})
    void a_price_that_is_negative_too_fine_or_absurd_is_refused(String price) {
        assertThatThrownBy(() -> Price.of(price)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void trailing_zeros_do_not_make_a_price_too_fine() {
        assertThat(Price.of("2.5000000000")).isEqualTo(Price.of("2.5"));
    }

    @Test
    void more_cached_than_input_is_refused_even_where_the_sum_would_overflow() {
        assertThatThrownBy(() -> new Usage(10, Long.MAX_VALUE, Long.MAX_VALUE, 0, 0, Usage.Source.REPORTED))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Usage(10, 6, 5, 0, 0, Usage.Source.REPORTED))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static PriceBook book(PriceEntry... entries) {
        return new PriceBook("EUR", List.of(entries), entries[0].of());
    }

    private static PriceEntry from(String id, String from, @Nullable String until) {
        return new PriceEntry(
                id,
                "big",
                LocalDate.parse(from),
                Optional.ofNullable(until).map(LocalDate::parse),
                Price.of("1"),
                Optional.empty(),
                Optional.empty(),
                Price.of("1"),
                "https://prices.example",
                LocalDate.of(2026, 11, 1));
    }

    private static Cost at(PriceBook book, String instant) {
        return book.cost(OPENAI, Usage.reported(1, 1), Instant.parse(instant));
    }

    private static String priceId(Cost cost) {
        return ((Cost.Known) cost).priceId();
    }
}
