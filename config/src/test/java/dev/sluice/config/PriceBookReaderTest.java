package dev.sluice.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.router.price.Price;
import dev.sluice.router.price.PriceEntry;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PriceBookReaderTest {
    private static final String HEAD = """
            currency: EUR
            reference: openai/gpt-4.1
            entries:
              - { model: openai/gpt-4.1, valid_from: 2026-01-01, input: 2, output: 8, source: s, checked: 2026-01-01 }
              - { model: gpt-4.1-mini, valid_from: 2026-01-01, input: 2, output: 8, source: s, checked: 2026-01-01 }
              - { model: claude-haiku-4-5-20251001, valid_from: 2026-01-01, input: 2, output: 8, source: s, checked: 2026-01-01 }
              - { model: claude-sonnet-4-6, valid_from: 2026-01-01, input: 2, output: 8, source: s, checked: 2026-01-01 }
              - { model: gemini-3.8-flash, valid_from: 2026-01-01, input: 2, output: 8, source: s, checked: 2026-01-01 }
            """;
    private static final String LOCAL = """
              - model: local/smollm2-135m-instruct
                valid_from: 2026-01-01
                input: 1
                output: 2
                source: s
                checked: 2026-01-01
            """;

    private final Path directory;

    PriceBookReaderTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void every_key_is_mapped_and_decimals_stay_exact() {
        Settings settings =
                new Folder(directory).with("price-book.yml", HEAD + """
                                  - model: local/smollm2-135m-instruct
                                    valid_from: 2026-02-01
                                    valid_until: 2026-12-31
                                    input: 0.1
                                    cached_input: "0.01"
                                    cache_write: 0.123456
                                    output: 3
                                    source: the page
                                    checked: 2026-03-01
                                """).settings();

        assertThat(settings.prices().currency()).isEqualTo("EUR");
        assertThat(settings.prices().reference()).isEqualTo("openai/gpt-4.1");
        assertThat(settings.prices().entries())
                .last()
                .isEqualTo(new PriceEntry(
                        "local/smollm2-135m-instruct@2026-02-01",
                        "local/smollm2-135m-instruct",
                        LocalDate.of(2026, 2, 1),
                        Optional.of(LocalDate.of(2026, 12, 31)),
                        Price.of("0.1"),
                        Optional.of(Price.of("0.01")),
                        Optional.of(Price.of("0.123456")),
                        Price.of("3"),
                        "the page",
                        LocalDate.of(2026, 3, 1)));
    }

    @Test
    void a_route_without_a_price_today_stops_the_start() {
        assertThat(new Folder(directory).with("price-book.yml", HEAD).problems())
                .matches("defaults/model-catalogue\\.yml:\\d+: backends\\[0]\\.models\\[0]: no price today, 2026-11-24"
                        + " \\(expected an entry for \"local/smollm2-135m-instruct\" in price-book\\.yml.*");
        assertThat(new Folder(directory)
                        .with("price-book.yml", HEAD + LOCAL.replace("source", "valid_until: 2026-11-23\n    source"))
                        .problems())
                .contains("no price today");
        assertThat(new Folder(directory)
                        .with(
                                "price-book.yml",
                                HEAD + LOCAL.replace("valid_from: 2026-01-01", "valid_from: 2026-11-25"))
                        .problems())
                .contains("no price today");
    }

    @Test
    void two_prices_for_one_day_are_told() {
        String later = LOCAL.replace("valid_from: 2026-01-01", "valid_from: 2026-06-01");

        assertThat(new Folder(directory)
                        .with("price-book.yml", HEAD + LOCAL + later)
                        .problems())
                .isEmpty();
        assertThat(new Folder(directory)
                        .with("price-book.yml", HEAD + LOCAL + LOCAL)
                        .problems())
                .contains("entries[6].model: two prices for \"local/smollm2-135m-instruct\" on 2026-01-01");
        assertThat(new Folder(directory)
                        .with(
                                "price-book.yml",
                                HEAD + LOCAL.replace("source", "valid_until: 2026-06-01\n    source") + later)
                        .problems())
                .contains("entries[6].model: two prices for \"local/smollm2-135m-instruct\" on 2026-06-01");
    }

    @Test
    void a_reference_without_a_price_and_a_price_for_nothing_are_told() {
        String problems = new Folder(directory)
                .with(
                        "price-book.yml",
                        HEAD.replace("reference: openai/gpt-4.1", "reference: openai/gpt-4.2")
                                + LOCAL
                                + LOCAL.replace("local/", "locale/"))
                .problems();

        assertThat(problems.lines())
                .satisfiesExactly(
                        first -> assertThat(first)
                                .startsWith("price-book.yml:2: reference: \"openai/gpt-4.2\" has no entry (expected")
                                .endsWith("did you mean \"openai/gpt-4.1\"?"),
                        second -> assertThat(second)
                                .startsWith("price-book.yml:15: entries[6].model: unknown route"
                                        + " \"locale/smollm2-135m-instruct\" (expected one of: ")
                                .endsWith("did you mean \"local/smollm2-135m-instruct\"?"));
    }

    @Test
    void prices_that_are_no_plain_decimals_are_told() {
        for (String wrong : new String[] {"-1", "1e3", "0.1234567", ".5", "1,5", "free", "1000000001"}) {
            assertThat(new Folder(directory)
                            .with("price-book.yml", HEAD + LOCAL.replace("input: 1", "input: \"" + wrong + "\""))
                            .problems())
                    .as(wrong)
                    .isEqualTo("price-book.yml:11: entries[5].input: \"" + wrong
                            + "\" (expected a decimal from 0 to 1000000000 with at most six decimals, per million"
                            + " tokens)");
        }
    }
}
