package dev.sluice.gateway.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A backend's wish to be left alone is understood in each of its three forms, and in no other. */
final class RetryAfterTest {
    private static final Instant NOW = Instant.parse("1994-11-06T08:49:00Z");

    @ParameterizedTest
    @CsvSource({
        "7,PT7S",
        "0,PT0S",
        "' 7 ',PT7S",
        "0.2,PT1S",
        "20.5,PT21S",
        "'Sun, 06 Nov 1994 08:49:37 GMT',PT37S",
        "'Sun, 06 Nov 1994 08:48:59 GMT',PT0S",
        "'Wed, 01 Jan 2200 00:00:00 GMT',P365D",
        "31536001,P365D",
        "99999999999999999999999999,P365D",
    })
    void seconds_and_dates_are_understood(String said, Duration wait) {
        assertThat(RetryAfter.of(Map.of("retry-after", List.of(said)), NOW)).contains(wait);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "soon", "NaN", "Infinity", "1e9", "0x7p3", "7d", "Mon, 06 Nov 1994 08:49:37 GMT"})
    void what_is_neither_counts_as_not_said(String said) {
        assertThat(RetryAfter.of(Map.of("retry-after", List.of(said)), NOW)).isEmpty();
        assertThat(RetryAfter.of(Map.of("retry-after-ms", List.of(said)), NOW)).isEmpty();
    }

    @Test
    void milliseconds_come_first_unless_they_are_nonsense() {
        assertThat(RetryAfter.of(Map.of("retry-after-ms", List.of("1500"), "retry-after", List.of("9")), NOW))
                .contains(Duration.ofMillis(1500));
        assertThat(RetryAfter.of(Map.of("retry-after-ms", List.of("?"), "retry-after", List.of("9")), NOW))
                .contains(Duration.ofSeconds(9));
        assertThat(RetryAfter.of(Map.of(), NOW)).isEmpty();
    }
}
