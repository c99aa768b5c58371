package dev.sluice.gateway.failure;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How long a backend wants to be left alone: {@code retry-after-ms} (OpenAI's), or {@code retry-after} as seconds or as
 * a date (RFC 9110, 10.2.3). Fractions, which some providers send, count as the next whole unit.
 */
public final class RetryAfter {
    private static final Duration LONGEST = Duration.ofDays(365);

    /** No sign, exponent or word, all of which {@link Double#parseDouble} would take. */
    private static final Pattern NUMBER = Pattern.compile("[0-9]+(\\.[0-9]*)?");

    private RetryAfter() {}

    /**
     * What the headers ask for.
     *
     * @param headers names in lower case
     * @param now what a date is counted from; one that has passed asks for no wait
     * @return zero to 365 days, longer ones cut to that; empty if nothing was said, or nothing that we know
     */
    public static Optional<Duration> of(Map<String, List<String>> headers, Instant now) {
        return first(headers, "retry-after-ms")
                .flatMap(text -> number(text, Duration.ofMillis(1)))
                .or(() -> first(headers, "retry-after")
                        .flatMap(text -> number(text, Duration.ofSeconds(1)).or(() -> until(text, now))));
    }

    private static Optional<String> first(Map<String, List<String>> headers, String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst().map(String::strip);
    }

    private static Optional<Duration> number(String text, Duration unit) {
        if (!NUMBER.matcher(text).matches()) {
            return Optional.empty();
        }
        double most = (double) LONGEST.toMillis() / unit.toMillis();
        return Optional.of(unit.multipliedBy((long) Math.ceil(Math.min(Double.parseDouble(text), most))));
    }

    private static Optional<Duration> until(String text, Instant now) {
        try {
            Instant then = DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from);
            Duration wait = Duration.between(now, then);
            if (wait.isNegative()) {
                return Optional.of(Duration.ZERO);
            }
            return Optional.of(wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }
}
