package dev.sluice.config;

import dev.sluice.router.catalogue.Backend;
import dev.sluice.router.catalogue.Secret;
import dev.sluice.router.catalogue.Timeouts;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a backend is reached.
 *
 * @param url base of its API, {@code /v1} included, without a trailing slash
 * @param key sent as bearer token (or {@code x-api-key} by Anthropic's adapter); null if it wants none
 * @param timeouts each 1 ms to 1 h; by default 2 s, 60 s, 30 s and 10 min
 * @param asksAbilities whether it is asked at {@code /props} and {@code /v1/models} what it can do (llama.cpp tells);
 *     default false
 * @param simulated true if it only plays a model; every answer then says so in {@code x-sluice-simulated}; default
 *     false
 * @param maxConnections at most so many connections at once, 1 to 10,000, default 256; more requests get 503
 */
public record BackendSettings(
        Backend backend,
        URI url,
        @Nullable Secret key,
        Timeouts timeouts,
        boolean asksAbilities,
        boolean simulated,
        int maxConnections) {
    public static final Timeouts DEFAULT_TIMEOUTS =
            new Timeouts(Duration.ofSeconds(2), Duration.ofSeconds(60), Duration.ofSeconds(30), Duration.ofMinutes(10));
    public static final int DEFAULT_MAX_CONNECTIONS = 256;
}
