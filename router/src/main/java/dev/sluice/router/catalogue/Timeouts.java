package dev.sluice.router.catalogue;

import java.time.Duration;

/**
 * The four limits on a call to a backend. Each is positive.
 *
 * @param connect until the connection stands
 * @param firstByte from the request's last byte to the first content of the answer
 * @param betweenBytes between two pieces of content; keep-alive comments do not count as content
 * @param total from the start to the last byte
 */
public record Timeouts(Duration connect, Duration firstByte, Duration betweenBytes, Duration total) {
    public Timeouts {
        positive("connect", connect);
        positive("first_byte", firstByte);
        positive("between_bytes", betweenBytes);
        positive("total", total);
    }

    private static void positive(String name, Duration value) {
        if (value.isZero() || value.isNegative()) {
            throw new IllegalArgumentException(name + ": " + value + " (expected more than zero)");
        }
    }
}
