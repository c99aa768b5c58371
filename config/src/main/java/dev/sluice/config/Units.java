package dev.sluice.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Durations and sizes as people write them: {@code 15s}, {@code 500ms}, {@code 25MiB}. A number needs its unit. */
final class Units {
    private record Unit(String name, long factor) {}

    // Longest name first where one ends like another.
    private static final List<Unit> DURATIONS = List.of(
            new Unit("ms", 1),
            new Unit("s", 1_000),
            new Unit("m", 60_000),
            new Unit("h", 3_600_000),
            new Unit("d", 86_400_000));
    private static final List<Unit> SIZES =
            List.of(new Unit("KiB", 1L << 10), new Unit("MiB", 1L << 20), new Unit("GiB", 1L << 30), new Unit("B", 1));

    private Units() {}

    static Optional<Duration> duration(String text) {
        return amount(text, DURATIONS).map(Duration::ofMillis);
    }

    static Optional<Long> size(String text) {
        return amount(text, SIZES);
    }

    static String shown(Duration duration) {
        return shown(duration.toMillis(), DURATIONS);
    }

    static String shown(long bytes) {
        return shown(bytes, SIZES);
    }

    private static Optional<Long> amount(String text, List<Unit> units) {
        int digits = 0;
        while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
            digits++;
        }
        // Nine digits of the largest unit still fit a long.
        if (digits == 0 || digits > 9) {
            return Optional.empty();
        }
        long number = Long.parseLong(text.substring(0, digits));
        String name = text.substring(digits);
        return units.stream()
                .filter(unit -> unit.name().equals(name))
                .map(unit -> number * unit.factor())
                .findFirst();
    }

    private static String shown(long amount, List<Unit> units) {
        Unit best = units.getFirst();
        boolean exact = false;
        for (Unit unit : units) {
            if (amount % unit.factor() == 0 && (!exact || unit.factor() > best.factor())) {
                best = unit;
                exact = true;
            }
        }
        return amount / best.factor() + best.name();
    }
}
